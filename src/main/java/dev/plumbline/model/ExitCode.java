package dev.plumbline.model;

import java.util.Locale;

/**
 * How a run ended, as a scheduler reads it. Codes 64 to 78 follow sysexits; each is one of the promises of the
 * contract, so a number is never given a second meaning.
 */
public enum ExitCode {
    OK(0, false, "published, or already published"),
    USAGE(64, false, "command line wrong"),
    DATA(65, false, "input refused"),
    NO_INPUT(66, true, "input missing, empty or unreadable as a table"),
    UNAVAILABLE(69, true, "cluster or storage unavailable"),
    INTERNAL(70, false, "a bug of Plumbline"),
    CANNOT_CREATE(73, false, "cannot create output"),
    IO_ERROR(74, true, "input or output error"),
    TEMPORARY(75, true, "try the same command again"),
    STATE_REFUSED(76, false, "stored state refused"),
    NO_PERMISSION(77, false, "permission denied"),
    CONFIG(78, false, "configuration wrong"),
    GATE_REFUSED(80, false, "trained, but a gate refused"),
    DIVERGED(81, false, "diverged or not finite"),
    NOT_CONVERGED(82, false, "not converged within the epochs"),
    COMMIT_UNKNOWN(83, false, "cannot tell whether the publication took place");

    private final int code;
    private final boolean retryable;
    private final String meaning;

    ExitCode(int code, boolean retryable, String meaning) {
        this.code = code;
        this.retryable = retryable;
        this.meaning = meaning;
    }

    /** The word that files use. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The process exit code. */
    public int code() {
        return code;
    }

    /** Whether a scheduler may start the same command again without a person looking first. */
    public boolean retryable() {
        return retryable;
    }

    /** Whether the run has come to its end: another start of the same command comes to the same, and goes on from nothing. */
    public boolean isVerdict() {
        return switch (this) {
            case OK, USAGE, DATA, NO_INPUT, CONFIG, GATE_REFUSED, DIVERGED, NOT_CONVERGED -> true;
            case UNAVAILABLE,
                    INTERNAL,
                    CANNOT_CREATE,
                    IO_ERROR,
                    TEMPORARY,
                    STATE_REFUSED,
                    NO_PERMISSION,
                    COMMIT_UNKNOWN -> false;
        };
    }

    /** One phrase for people. */
    public String meaning() {
        return meaning;
    }
}
