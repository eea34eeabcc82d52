package dev.plumbline.trials;

import dev.plumbline.store.FileStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A NameNode and DataNodes on loopback, a process of their own that ends with the case. */
public final class Hdfs implements Storage {
    private final HadoopFiles files;

    private Hdfs(HadoopFiles files) {
        this.files = files;
    }

    /** @throws NotHere where what it needs cannot be had */
    public static Hdfs start(Lab lab, int dataNodes) throws IOException, InterruptedException {
        return new Hdfs(new HadoopFiles(lab, Cluster.start(lab, "hdfs", "--datanodes", Integer.toString(dataNodes))));
    }

    /** The file system of a cluster that has one of its own. */
    public static Hdfs of(Lab lab, Cluster cluster) throws IOException {
        return new Hdfs(new HadoopFiles(lab, cluster));
    }

    /** Gives an order to the daemons, such as {@code namenode stop}, and waits until it is carried out. */
    public void order(String order) throws IOException, InterruptedException {
        files.cluster().order(order);
    }

    /** The usual run with its table, its models and an earlier version there. */
    public Command usual() throws IOException, InterruptedException {
        return files.usual(this);
    }

    /** The usual run, which knows no more of the file system than its URI. */
    public Command unconfigured() throws IOException, InterruptedException {
        return files.unconfigured(this);
    }

    /** The shared table there. */
    public String table() throws IOException {
        return files.table();
    }

    public boolean exists(String place) throws IOException {
        return files.exists(place);
    }

    /** How many entries of the root have a name that begins so. */
    public long count(String beginning) {
        return files.count(beginning);
    }

    public void upload(Path from, String to) throws IOException {
        files.upload(from, to);
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
