package dev.plumbline.growth;

import dev.plumbline.document.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Measures how cost grows, prints tables, and writes them with their pictures into a page. Arguments: the names of stages
 * with commas, the form, most rows, a directory for tables, the page or {@code -}.
 */
public final class Growth {
    static final Path PAGE = Path.of("docs", "performance.md");
    private static final Path PICTURES = Path.of("figures");

    private Growth() {}

    public static void main(String[] args) throws Exception {
        Sizes sizes = Sizes.of(args[1], Long.parseLong(args[2]));
        List<String> failed = new ArrayList<>();
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            Measured measured = measure(new Lab(spark, sizes, Path.of(args[3])), List.of(args[0].split(",")), failed);
            tables(measured).values().forEach(System.out::println);
            if (!args[4].equals("-")) {
                write(measured, Path.of(args[4]));
            }
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException("Cannot tell all: these stages failed: " + String.join(", ", failed));
        }
    }

    /** Runs stages; one that fails costs its own figures only. */
    static Measured measure(Lab lab, List<String> stages, List<String> failed) throws Exception {
        WarmUp.run(lab);
        Probe probe = new Probe(lab).take();
        List<Curve> curves = new ArrayList<>();
        for (Stage stage : Stage.all()) {
            if (stages.contains(stage.name())) {
                System.err.println("growth: " + stage.name());
                try {
                    curves.addAll(stage.measure(lab));
                } catch (Exception | OutOfMemoryError e) {
                    failed.add(stage.name());
                    System.err.println("growth: " + stage.name() + " failed");
                    e.printStackTrace();
                }
            }
        }
        probe.take();
        String machine = Machine.text(lab.session().version());
        return new Measured(machine, lab.cores(), lab.sizes(), probe.overheads(), curves);
    }

    /** By the name of their place. */
    static Map<String, String> tables(Measured measured) {
        Model model = measured.model();
        Map<String, String> tables = new LinkedHashMap<>(new GrowthTables(measured, model).all());
        tables.putAll(new Paper(measured, model).all());
        return tables;
    }

    /** Fills the places of this page, or of a copy of the project's page where this one is not there yet. */
    static void write(Measured measured, Path to) throws IOException {
        Page page = new Page(Files.readString(Files.exists(to) ? to : PAGE));
        for (Map.Entry<String, String> table : tables(measured).entrySet()) {
            page = page.with(table.getKey(), table.getValue());
        }
        Path pictures = Files.createDirectories(to.toAbsolutePath().resolveSibling(PICTURES));
        for (Map.Entry<String, String> picture :
                new GrowthFigures(measured, measured.model()).all().entrySet()) {
            Files.writeString(pictures.resolve(picture.getKey()), picture.getValue());
        }
        Files.writeString(to, page.text());
    }
}
