package dev.plumbline.trials;

import dev.plumbline.store.FileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;

/** An S3 endpoint on loopback with one bucket; requests are signed, and checked. It ends with the case. */
public final class S3 implements Storage {
    private final HadoopFiles files;
    private final Path home;

    private S3(HadoopFiles files, Path home) {
        this.files = files;
        this.home = home;
    }

    /** @throws NotHere where what it needs cannot be had */
    public static S3 start(Lab lab) throws IOException, InterruptedException {
        Run made = lab.program(
                        List.of(lab.shop().project().resolve("scripts/s3-home").toString(), "spark"))
                .await();
        if (made.code() != 0) {
            throw new NotHere("scripts/s3-home could not fetch what Spark needs for S3");
        }
        Cluster cluster = Cluster.start(lab, "s3");
        // Hadoop keeps clients by their address, which is the same for the endpoint of every case.
        FileSystem.closeAll();
        return new S3(new HadoopFiles(lab, cluster), Path.of(made.out().strip()));
    }

    /** {@code endpoint stop}, {@code endpoint kill} or {@code endpoint start}. */
    public void order(String order) throws IOException, InterruptedException {
        files.cluster().order(order);
    }

    /** The usual run with its table, its models and an earlier version there, by a Spark that knows S3. */
    public Command usual() throws IOException, InterruptedException {
        return files.usual(this).on(home);
    }

    /** A Spark that knows S3. */
    public Path home() {
        return home;
    }

    /** Settings with which a client reaches it. */
    public Path conf() {
        return files.cluster().conf();
    }

    /** Requests that were answered so far, or refused. */
    public long requests() throws IOException {
        try (Stream<String> lines = Files.lines(files.cluster().directory().resolve("endpoint.log"))) {
            return lines.filter(line -> line.contains(" request: ")).count();
        }
    }

    @Override
    public String place(Lab owner, String name) throws IOException {
        return files.place(owner, name);
    }

    @Override
    public FileStore store(String place) {
        return files.store(place);
    }

    @Override
    public void copy(String from, String to) throws IOException {
        files.copy(from, to);
    }

    @Override
    public void delete(String place) throws IOException {
        files.delete(place);
    }

    @Override
    public Path seen(String place) {
        return files.seen(place);
    }

    @Override
    public List<Path> settings() {
        return files.settings();
    }
}
