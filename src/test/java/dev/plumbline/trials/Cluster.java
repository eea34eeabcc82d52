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

    /** Gives an order, such as {@code namenode stop}, and waits until it is carried out. */
    public void order(String order) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("order", "--to", directory.toString()));
        words.addAll(List.of(order.split(" ")));
        Run run = script(lab, words);
        Unexpected.unless(run.code() == 0, () -> order + ": exit code " + run.code());
    }

    /** Process ids of the JVMs that work below a directory of it, such as the executors of a worker. */
    public List<Long> processes(String below) {
        Path place = directory.resolve(below);
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> isJava(pid) && worksIn(pid, place))
                .sorted()
                .toList();
    }

    private static boolean worksIn(long pid, Path place) {
        try {
            return Path.of("/proc", Long.toString(pid), "cwd").toRealPath().startsWith(place);
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean isJava(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(command -> command.endsWith("/java"))
                .orElse(false);
    }
}
