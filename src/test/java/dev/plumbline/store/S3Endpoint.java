package dev.plumbline.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** An S3 endpoint on loopback, by {@code scripts/cluster}, and stores on it. */
final class S3Endpoint implements AutoCloseable {
    private final Path directory;
    private final Configuration conf = new Configuration();
    private int places;

    private S3Endpoint(Path directory) {
        this.directory = directory;
        conf.addResource(new org.apache.hadoop.fs.Path(
                directory.resolve("conf/core-site.xml").toUri()));
        // Clients are kept by their address, which is the same for every endpoint.
        conf.setBoolean("fs.s3a.impl.disable.cache", true);
    }

    /** Skips the tests where S3Proxy cannot be had. */
    static S3Endpoint start(Path directory) throws IOException, InterruptedException {
        int code = script("start", "s3", "--to", directory.toString());
        assumeTrue(code == 0, () -> "scripts/cluster start s3 ended with " + code);
        return new S3Endpoint(directory);
    }

    private static int script(String... words) throws IOException, InterruptedException {
        Path script = Path.of("scripts", "cluster").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder(script.toString());
        builder.command().addAll(java.util.List.of(words));
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
    }

    Configuration conf() {
        return new Configuration(conf);
    }

    InetSocketAddress address() {
        URI endpoint = URI.create(conf.get("fs.s3a.endpoint"));
        return new InetSocketAddress(endpoint.getHost(), endpoint.getPort());
    }

    /** A place that nobody has used. */
    String place() throws IOException {
        return Files.readString(directory.resolve("address")).strip() + "/place-" + ++places;
    }

    FileSystem files() throws IOException {
        return FileSystem.newInstance(
                URI.create(Files.readString(directory.resolve("address")).strip()), conf);
    }

    @Override
    public void close() throws IOException {
        try {
            script("stop", "--to", directory.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
