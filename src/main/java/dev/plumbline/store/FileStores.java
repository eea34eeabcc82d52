package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.HadoopFileStore.Exclusive;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Chooses the store for a place: local disk for a plain path or {@code file:}, else Hadoop. */
public final class FileStores {
    private static final Pattern URI =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(?://([^/?#]*))?([^?#]*)(.*)", Pattern.DOTALL);
    private static final Set<String> RENAMING =
            Set.of("hdfs", "viewfs", "webhdfs", "swebhdfs", "abfs", "abfss", "ofs", "o3fs");
    private static final Set<String> OBJECT_STORES = Set.of("s3a", "gs", "abfs", "abfss");
    /** Before the @ stands a container here, not a user. */
    private static final Set<String> CONTAINER_AT_ACCOUNT = Set.of("abfs", "abfss");

    private FileStores() {}

    /**
     * The store rooted at a path or URI; nothing is created yet.
     *
     * @throws Refusal 64 for a place that cannot be one (http, credentials inside, no bucket), 78 where the connector or
     *     a safe way to publish is missing, 69 where the file system cannot be reached
     */
    public static FileStore of(String place, Configuration conf) {
        if (place.isBlank()) {
            throw new Refusal(ExitCode.USAGE, "Cannot use an empty path for models: give --models DIR");
        }
        Matcher uri = URI.matcher(place);
        if (place.startsWith("/")
                || !uri.matches()
                || place.indexOf('/') >= 0 && place.indexOf('/') < place.indexOf(':')) {
            return local(place);
        }
        String scheme = uri.group(1).toLowerCase(Locale.ROOT);
        String authority = uri.group(2) == null ? "" : uri.group(2);
        refuseSecrets(scheme, authority, uri.group(4));
        if (scheme.equals("file")) {
            if (!authority.isEmpty()) {
                throw new Refusal(
                        ExitCode.USAGE,
                        "Cannot use " + shown(place) + " for models: a file: URI names no host; write file:///path");
            }
            return local(uri.group(3));
        }
        if (OBJECT_STORES.contains(scheme) && authority.isEmpty()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "Cannot use " + shown(place) + " for models: the bucket is missing; write " + scheme
                            + "://bucket/path");
        }
        return hadoop(place, scheme, conf);
    }

    private static void refuseSecrets(String scheme, String authority, String rest) {
        if (scheme.equals("http") || scheme.equals("https") || scheme.equals("ftp")) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "Cannot keep models at a " + scheme + ": address: use a local path, hdfs:, s3a:, gs: or abfs:");
        }
        int at = authority.lastIndexOf('@');
        boolean container = CONTAINER_AT_ACCOUNT.contains(scheme) && authority.indexOf(':') < 0;
        if (at >= 0 && !container || !rest.isEmpty()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "Cannot use a " + scheme + ": address that carries credentials or a query: give credentials through"
                            + " Spark's configuration (spark.hadoop.fs." + scheme + ".*), never inside the address");
        }
    }

    private static FileStore local(String path) {
        try {
            return new LocalFileStore(java.nio.file.Path.of(path));
        } catch (InvalidPathException e) {
            throw new Refusal(
                    ExitCode.USAGE, "Cannot use " + shown(path) + " for models: not a path of this system", e);
        }
    }

    private static FileStore hadoop(String place, String scheme, Configuration conf) {
        try {
            Path root = new Path(place);
            FileSystem fs = root.getFileSystem(conf);
            Exclusive exclusive = exclusive(fs, root, scheme);
            FileContext context = exclusive == Exclusive.RENAME ? FileContext.getFileContext(root.toUri(), conf) : null;
            return new HadoopFileStore(fs, context, root, exclusive);
        } catch (IOException | IllegalArgumentException e) {
            if (String.valueOf(e.getMessage()).contains("No FileSystem for scheme")
                    || e.getClass().getSimpleName().equals("UnsupportedFileSystemException")) {
                throw new Refusal(
                        ExitCode.CONFIG,
                        "Cannot use " + shown(place) + " for models: no file system for " + scheme
                                + ": on the classpath; add its connector with spark-submit --packages",
                        e);
            }
            throw new Refusal(ExitCode.UNAVAILABLE, "Cannot reach " + shown(place) + ": " + StoreFailure.reason(e), e);
        }
    }

    private static Exclusive exclusive(FileSystem fs, Path root, String scheme) throws IOException {
        if (RENAMING.contains(scheme)) {
            return Exclusive.RENAME;
        }
        if (fs.hasPathCapability(root, "fs.option.create.conditional.overwrite")
                || fs.hasPathCapability(root, "fs.s3a.create.conditional.enabled")) {
            return Exclusive.CONDITIONAL_CREATE;
        }
        if (scheme.equals("gs")) {
            return Exclusive.EXCLUSIVE_CREATE;
        }
        throw new Refusal(
                ExitCode.CONFIG,
                "Cannot publish safely to " + scheme
                        + ": this connector cannot create a file only if it is absent, so two"
                        + " runs could take the same version; S3 needs Hadoop 3.4.2 or later with"
                        + " fs.s3a.create.conditional.enabled=true");
    }

    private static String shown(String place) {
        return PlainText.excerpt(place, 200);
    }
}
