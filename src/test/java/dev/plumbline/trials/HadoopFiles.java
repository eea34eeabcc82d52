package dev.plumbline.trials;

import dev.plumbline.store.FileStore;
import dev.plumbline.store.FileStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;

/** Tables and models on a file system of Hadoop that was started for a case. */
final class HadoopFiles implements Storage {
    private final Lab lab;
    private final Cluster cluster;
    private final Configuration conf;
    private final FileSystem files;
    private int views;

    HadoopFiles(Lab lab, Cluster cluster) throws IOException {
        this.lab = lab;
        this.cluster = cluster;
        this.conf = new Configuration();
        for (String name : List.of("core-site.xml", "hdfs-site.xml")) {
            Path settings = cluster.conf().resolve(name);
            if (Files.exists(settings)) {
                conf.addResource(new org.apache.hadoop.fs.Path(settings.toUri()));
            }
        }
        this.files = FileSystem.get(URI.create(cluster.address()), conf);
    }

    Cluster cluster() {
        return cluster;
    }

    /** The usual run with its table, its models and an earlier version there. */
    Command usual(Storage storage) throws IOException, InterruptedException {
        return unconfigured(storage)
                .environment("HADOOP_CONF_DIR", cluster.conf().toString());
    }

    /** The usual run, which knows no more of the file system than its URI. */
    Command unconfigured(Storage storage) throws IOException, InterruptedException {
        String models = place(lab, "models");
        upload(lab.shop().earlier(lab), models);
        return lab.steady()
                .into(storage, models)
                .from("--input", table())
                .also("--checkpoint-every", Integer.toString(Lab.EVERY));
    }

    /** The shared table there. */
    String table() throws IOException {
        String table = cluster.address() + "/table";
        if (!exists(table)) {
            upload(lab.shop().table(), table);
        }
        return table;
    }

    boolean exists(String place) throws IOException {
        return files.exists(new org.apache.hadoop.fs.Path(place));
    }

    /** How many entries of the root have a name that begins so. */
    long count(String beginning) {
        try {
            return Arrays.stream(files.listStatus(new org.apache.hadoop.fs.Path(cluster.address() + "/")))
                    .filter(each -> each.getPath().getName().startsWith(beginning))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void upload(Path from, String to) throws IOException {
        files.copyFromLocalFile(new org.apache.hadoop.fs.Path(from.toUri()), new org.apache.hadoop.fs.Path(to));
    }

    @Override
    public String place(Lab owner, String name) throws IOException {
        return cluster.address() + "/" + owner.directory(name).getFileName();
    }

    @Override
    public FileStore store(String place) {
        return FileStores.of(place, conf);
    }

    @Override
    public void copy(String from, String to) throws IOException {
        FileUtil.copy(
                files, new org.apache.hadoop.fs.Path(from), files, new org.apache.hadoop.fs.Path(to), false, conf);
    }

    @Override
    public void delete(String place) throws IOException {
        files.delete(new org.apache.hadoop.fs.Path(place), true);
    }

    /** All but the directories of runs, whose logs may be open. */
    @Override
    public Path seen(String place) {
        Path view = lab.here().resolve("seen-" + ++views);
        try {
            fetch(new org.apache.hadoop.fs.Path(place), view);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return view;
    }

    private void fetch(org.apache.hadoop.fs.Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (FileStatus each : files.listStatus(from)) {
            Path target = to.resolve(each.getPath().getName());
            if (each.isFile()) {
                try (var in = files.open(each.getPath())) {
                    Files.copy(in, target);
                }
            } else if (!each.getPath().getName().equals("runs")) {
                fetch(each.getPath(), target);
            }
        }
    }

    @Override
    public List<Path> settings() {
        return List.of(cluster.conf());
    }
}
