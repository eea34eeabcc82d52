package dev.plumbline.faults;

import dev.plumbline.store.FileStore;
import dev.plumbline.store.FileStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;

/** A NameNode and DataNodes on loopback, a process of their own that ends with the case. */
final class Hdfs implements Storage {
    private static final String READY = "ready ";

    private final Lab lab;
    private final Run daemons;
    private final String address;
    private final Path settings;
    private final Configuration conf;
    private final FileSystem files;
    private int orders;
    private int views;

    private Hdfs(Lab lab, Run daemons, int dataNodes) throws IOException {
        this.lab = lab;
        this.daemons = daemons;
        this.address = daemons.out()
                .lines()
                .filter(line -> line.startsWith(READY))
                .findFirst()
                .orElseThrow()
                .substring(READY.length());
        this.settings = lab.directory("hadoop-conf");
        write("core-site.xml", HdfsClient.core(address));
        write("hdfs-site.xml", HdfsClient.hdfs(dataNodes));
        this.conf = new Configuration();
        conf.addResource(
                new org.apache.hadoop.fs.Path(settings.resolve("core-site.xml").toUri()));
        conf.addResource(
                new org.apache.hadoop.fs.Path(settings.resolve("hdfs-site.xml").toUri()));
        this.files = FileSystem.get(URI.create(address), conf);
    }

    /** @throws NotHere where what it needs cannot be had */
    static Hdfs start(Lab lab, int dataNodes) throws IOException, InterruptedException {
        Run home = lab.program(List.of(
                        lab.shop().project().resolve("scripts/hadoop-home").toString()))
                .await();
        if (home.code() != 0) {
            throw new NotHere("scripts/hadoop-home could not fetch a real HDFS");
        }
        Path from = Path.of(home.out().strip());
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-Djava.net.preferIPv4Stack=true",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED"));
        words.addAll(List.of(
                "-cp",
                from.resolve("classes") + ":" + from.resolve("jars") + "/*",
                "dev.plumbline.hadoop.Hdfs",
                lab.directory("hdfs").toString(),
                Integer.toString(dataNodes)));
        Run daemons = lab.listening(words);
        daemons.awaitThat("ready", () -> says(daemons, READY));
        return new Hdfs(lab, daemons, dataNodes);
    }

    private static boolean says(Run daemons, String words) {
        try {
            return daemons.out().lines().anyMatch(line -> line.startsWith(words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, Map<String, String> values) throws IOException {
        StringBuilder text = new StringBuilder("<configuration>\n");
        values.forEach((key, value) -> text.append("  <property><name>")
                .append(key)
                .append("</name><value>")
                .append(value)
                .append("</value></property>\n"));
        Files.writeString(settings.resolve(name), text.append("</configuration>\n"));
    }

    /** Gives an order to the daemons, such as {@code namenode stop}, and waits until it is carried out. */
    void order(String order) throws IOException, InterruptedException {
        int number = ++orders;
        daemons.say(order);
        daemons.awaitThat(order, () -> answers() >= number);
    }

    private long answers() {
        try {
            return daemons.out()
                    .lines()
                    .filter(line -> line.startsWith("done "))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The usual run with its table, its models and an earlier version there. */
    Command usual() throws IOException, InterruptedException {
        org.apache.hadoop.fs.Path table = new org.apache.hadoop.fs.Path(address + "/table");
        if (!files.exists(table)) {
            upload(lab.shop().table(), table);
        }
        String models = place(lab, "models");
        upload(lab.shop().earlier(lab), new org.apache.hadoop.fs.Path(models));
        return lab.steady()
                .into(this, models)
                .from("--input", table.toString())
                .environment("HADOOP_CONF_DIR", settings.toString())
                .also("--checkpoint-every", Integer.toString(DriverCases.EVERY));
    }

    private void upload(Path from, org.apache.hadoop.fs.Path to) throws IOException {
        files.copyFromLocalFile(new org.apache.hadoop.fs.Path(from.toUri()), to);
    }

    @Override
    public String place(Lab owner, String name) throws IOException {
        return address + "/" + owner.directory(name).getFileName();
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
        return List.of(settings);
    }
}
