package dev.plumbline.job;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import dev.plumbline.model.StorageTrouble;
import dev.plumbline.platform.Differences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How an exception ends a run: the one place where errors become exit codes. A refusal keeps its own code, however
 * deep Spark has wrapped it; the errors of clusters and stores that everybody meets have a code and a sentence;
 * anything else is a bug of ours.
 *
 * @param code exit code
 * @param message one sentence
 * @param bug whether a stack trace belongs to it
 */
public record Failure(ExitCode code, String message, boolean bug) {
    private static final int DEEPEST = 50;

    /**
     * A kind of error.
     *
     * @param code exit code
     * @param fits whether an exception tells of it
     * @param advice what to do
     */
    private record Rule(ExitCode code, Predicate<Throwable> fits, String advice) {}

    /** By simple names of exceptions, or by parts of messages. */
    private static Predicate<Throwable> like(Set<String> classes, List<String> phrases) {
        return error -> {
            for (Class<?> type = error.getClass(); type != null; type = type.getSuperclass()) {
                if (classes.contains(type.getSimpleName())) {
                    return true;
                }
            }
            String message = Differences.named(String.valueOf(error.getMessage()));
            return phrases.stream().anyMatch(message::contains);
        };
    }

    /** The first that fits any exception of the chain decides, so the particular stand before the general. */
    private static final List<Rule> RULES = List.of(
            new Rule(
                    ExitCode.IO_ERROR,
                    like(
                            Set.of("DiskOutOfSpaceException", "QuotaExceededException", "OutOfMemoryError"),
                            List.of(
                                    "No space left on device",
                                    "Disk quota exceeded",
                                    "Too many open files",
                                    "Java heap space")),
                    "free space, or give the driver more memory (--driver-memory)"),
            new Rule(
                    ExitCode.NO_PERMISSION,
                    StorageTrouble.FORBIDDEN::isToldBy,
                    "give the user of this run the permission, or see that its credentials are right"),
            new Rule(
                    ExitCode.CONFIG,
                    like(
                            Set.of("UnsupportedFileSystemException"),
                            List.of("No FileSystem for scheme", "ClassNotFoundException: Class org.apache.hadoop.fs")),
                    "add the connector, such as spark-submit --packages org.apache.hadoop:hadoop-aws:VERSION"),
            new Rule(
                    ExitCode.CONFIG,
                    like(Set.of(), List.of("spark.driver.maxResultSize")),
                    "raise it with --conf spark.driver.maxResultSize=SIZE"),
            new Rule(
                    ExitCode.CONFIG,
                    like(Set.of(), List.of("Could not parse Master URL", "A master URL must be set")),
                    "correct --master"),
            new Rule(
                    ExitCode.CONFIG,
                    like(Set.of(), List.of("A secret key must be specified")),
                    "give it in a file of settings; a standalone master hands it to no driver in cluster mode:"
                            + " use client mode"),
            new Rule(
                    ExitCode.NO_PERMISSION,
                    like(Set.of(), List.of("is forbidden: User")),
                    "let the driver's service account make pods, as conf/kubernetes/access.yaml does"),
            new Rule(
                    ExitCode.UNAVAILABLE,
                    like(Set.of("KubernetesClientException"), List.of()),
                    "see that Kubernetes answers, and run the same command again"),
            new Rule(
                    ExitCode.DATA,
                    like(Set.of("SQLDataException"), List.of()),
                    "see what --option dbtable or query asks the database for"),
            new Rule(
                    ExitCode.UNAVAILABLE,
                    like(
                                    Set.of(
                                            "SQLTransientConnectionException",
                                            "SQLNonTransientConnectionException",
                                            "SQLRecoverableException"),
                                    List.of(
                                            "All masters are unresponsive",
                                            "Master removed our application",
                                            "ExecutorLostFailure"))
                            .or(StorageTrouble.UNREACHABLE::isToldBy),
                    "see that the cluster and the store are up, and run the same command again"),
            new Rule(
                    ExitCode.TEMPORARY,
                    like(
                            Set.of(),
                            List.of(
                                    "[SPARK_JOB_CANCELLED]",
                                    "SparkContext was shut down",
                                    "SparkContext has been shutdown",
                                    "Cannot call methods on a stopped SparkContext")),
                    "run the same command again"),
            new Rule(
                    ExitCode.NO_INPUT,
                    StorageTrouble.NO_BUCKET::isToldBy,
                    "create the bucket, or see that its name is right"),
            new Rule(
                    ExitCode.NO_INPUT,
                    like(
                            Set.of("FileNotFoundException", "NoSuchFileException", "InvalidInputException"),
                            List.of("[PATH_NOT_FOUND]", "[TABLE_OR_VIEW_NOT_FOUND]")),
                    "see that the path is right"),
            new Rule(
                    ExitCode.INTERNAL,
                    like(Set.of("ObjectStreamException"), List.of()),
                    "see that every node has the same jar"),
            new Rule(ExitCode.IO_ERROR, like(Set.of("SQLException"), List.of()), "see what the database says"),
            new Rule(
                    ExitCode.IO_ERROR, like(Set.of("IOException"), List.of()), "see the disk or store it happened on"));

    public static Failure of(Throwable error) {
        Optional<Refusal> refusal = refusal(error);
        if (refusal.isPresent()) {
            return new Failure(refusal.get().code(), refusal.get().getMessage(), false);
        }
        List<Throwable> chain = chain(error);
        for (Rule rule : RULES) {
            Optional<Throwable> fitting = chain.stream().filter(rule.fits()).findFirst();
            if (fitting.isPresent()) {
                String message = "Cannot go on: " + firstLine(fitting.get()) + "; " + rule.advice();
                return new Failure(rule.code(), message, rule.code() == ExitCode.INTERNAL);
            }
        }
        return new Failure(
                ExitCode.INTERNAL, "Cannot go on: " + firstLine(error) + "; this is a bug of Plumbline", true);
    }

    /** The refusal in an exception, however deep. */
    static Optional<Refusal> refusal(Throwable error) {
        return chain(error).stream()
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .findFirst();
    }

    static List<Throwable> chain(Throwable error) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable link = error; link != null && chain.size() < DEEPEST; link = link.getCause()) {
            chain.add(link);
        }
        return chain;
    }

    static String firstLine(Throwable error) {
        String message = error.getMessage() == null ? "" : error.getMessage().strip();
        int end = message.indexOf('\n');
        String line = Shown.text(end < 0 ? message : message.substring(0, end));
        return error.getClass().getSimpleName() + (line.isEmpty() ? "" : ": " + line);
    }
}
