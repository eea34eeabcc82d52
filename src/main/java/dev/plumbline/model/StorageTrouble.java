package dev.plumbline.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What kind of trouble a failed call of a storage tells of. Exceptions are known by the simple names of their classes:
 * those of object stores are not on our classpath.
 */
public enum StorageTrouble {
    /** Who asks may not, or is not known there. */
    FORBIDDEN(
            ExitCode.NO_PERMISSION,
            Set.of("AccessDeniedException", "AccessControlException", "AuthorizationException"),
            List.of("permission denied", "operation not permitted")),
    /** The bucket that everything would be in is not there. */
    NO_BUCKET(ExitCode.NO_INPUT, Set.of("UnknownStoreException", "NoSuchBucketException"), List.of()),
    /** Nobody answers, or the answer is "not now". */
    UNREACHABLE(
            ExitCode.UNAVAILABLE,
            Set.of(
                    "ConnectException",
                    "NoRouteToHostException",
                    "SocketTimeoutException",
                    "UnknownHostException",
                    "ConnectTimeoutException",
                    "RpcTimeoutException",
                    "SafeModeException",
                    "StandbyException",
                    "AWSServiceThrottledException",
                    "AWSStatus500Exception",
                    "AWSNoResponseException",
                    "HttpChannelEOFException"),
            // How Hadoop tells of a call that was under way when the other side went, and how the AWS SDK does.
            List.of(
                    "safe mode",
                    "not supported in state standby",
                    "destination host is",
                    "connection refused",
                    "connection reset",
                    "unable to execute http request"));

    private static final int DEEPEST = 50;

    private final ExitCode code;
    private final Set<String> classes;
    private final List<String> phrases;

    StorageTrouble(ExitCode code, Set<String> classes, List<String> phrases) {
        this.code = code;
        this.classes = classes;
        this.phrases = phrases;
    }

    /** For a call that reads; for others where nothing says more. */
    public ExitCode code() {
        return code;
    }

    /** What a failure tells of, however deep it is wrapped; the first in the order of the constants. */
    public static Optional<StorageTrouble> of(Throwable failure) {
        for (StorageTrouble trouble : values()) {
            Throwable link = failure;
            for (int depth = 0; link != null && depth < DEEPEST; depth++) {
                if (trouble.isToldBy(link)) {
                    return Optional.of(trouble);
                }
                link = link.getCause();
            }
        }
        return Optional.empty();
    }

    /** Whether this exception tells of it, whatever caused it. */
    public boolean isToldBy(Throwable failure) {
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            if (classes.contains(type.getSimpleName())) {
                return true;
            }
        }
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return phrases.stream().anyMatch(message::contains);
    }
}
