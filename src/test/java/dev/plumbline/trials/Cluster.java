package dev.plumbline.trials;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A cluster or store of processes, started by {@code scripts/cluster}; it ends with its case. */
public final class Cluster {
    private final Lab lab;
    private final Path directory;
    private final String address;

    private Cluster(Lab lab, Path directory, String address) {
        this.lab = lab;
        this.directory = directory;
        this.address = address;
    }

    /**
     * @param kind as the script names it
     * @param options of the script
     * @throws NotHere where what it needs cannot be had
     */
    public static Cluster start(Lab lab, String kind, String... options) throws IOException, InterruptedException {
        Path directory = lab.directory(kind);
        lab.endsWith(directory);
        List<String> words = new ArrayList<>(List.of("start", kind, "--to", directory.toString()));
        words.addAll(List.of(options));
        Run start = script(lab, words);
        if (start.code() != 0) {
            throw new NotHere("scripts/cluster start " + kind + " ended with " + start.code() + ": " + start.err());
        }
        return new Cluster(lab, directory, start.out().strip());
    }

    static Run script(Lab lab, List<String> arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of(lab.shop().project().resolve("scripts/cluster").toString()));
        words.addAll(arguments);
        return lab.program(words).await();
    }

    /** Of the master, or of the file system. */
    public String address() {
        return address;
    }

    /** Settings of a client, for Spark and Hadoop. */
    public Path conf() {
        return directory.resolve("conf");
    }

    /** Where its processes work. */
    public Path directory() {
        return directory;
    }

    /** The Spark that runs there, where it is not the suite's. */
    public Path spark() {
        return directory.resolve("spark");
    }

    /** Gives an order, such as {@code namenode stop}, and waits until it is carried out. */
    public void order(String order) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("order", "--to", directory.toString()));
        words.addAll(List.of(order.split(" ")));
        Run run = script(lab, words);
        Unexpected.unless(run.code() == 0, () -> order + ": exit code " + run.code());
    }

    /** Process ids of the JVMs of a directory of it and below, such as the executors of a worker. */
    public List<Long> processes(String below) {
        return jvms(below + "/**");
    }

    /** Process ids of the JVMs whose directory in it a pattern of file names matches. */
    public List<Long> jvms(String pattern) {
        return Processes.jvms(directory, pattern);
    }
}
