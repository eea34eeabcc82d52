package dev.plumbline.export;

import dev.plumbline.model.ExportKind;
import dev.plumbline.model.LinearModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/**
 * Scores exports in the programs they are for, each on the same rows as the export itself was scored on, and prints a
 * table. Arguments: an empty directory to work in. Ends with 1 where a program does not open an export, or predicts
 * otherwise than it may.
 */
public final class Elsewhere {
    /** Of how far predictions reach: another order of the same sum. */
    private static final double ROUNDING = 1e-12;

    private final Path work;
    private final List<Program> programs;
    private boolean failed;

    private Elsewhere(Path work, List<Program> programs) {
        this.work = work;
        this.programs = programs;
    }

    /** A program that opens one kind of export. */
    interface Program {
        String name();

        ExportKind kind();

        /** Predicts each row of the sample with what is at that place. */
        double[] predict(Path export, Original original, List<double[]> rows) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        try (SparkSession spark = SparkSession.builder()
                .appName("exports")
                .config("spark.ui.enabled", "false")
                .getOrCreate()) {
            List<Program> programs =
                    new ArrayList<>(List.of(new SparkMl(spark), new JpmmlEvaluator(), new DuckDbSql()));
            if (Python.isThere()) {
                programs.add(new Python());
            } else {
                System.out.println("exports: no python3 here, so the example in Python was not run");
            }
            Elsewhere elsewhere = new Elsewhere(Path.of(args[0]), programs);
            elsewhere.print();
            if (elsewhere.failed) {
                System.exit(1);
            }
        }
    }

    private void print() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Original> each : originals().entrySet()) {
            for (Program program : programs) {
                lines.add(line(each.getKey(), each.getValue(), program));
            }
        }
        System.out.println("| model | form | program | rows | largest difference, ulp | share of reach | |");
        System.out.println("|---|---|---|---|---|---|---|");
        lines.forEach(System.out::println);
    }

    private static Map<String, Original> originals() {
        List<String> many = IntStream.range(0, 300).mapToObj(j -> "x" + j).toList();
        LinearModel flat = new LinearModel("y", List.of("x"), new double[1], new double[] {3}, 7, 7, true);
        return new java.util.TreeMap<>(Map.of(
                "hostile names", Originals.hostile(0),
                "hostile names, 1e9 from 0", Originals.hostile(1e9),
                "300 features", Originals.of(Originals.line(many, 5)),
                "a slope of 0", Originals.of(flat)));
    }

    private String line(String name, Original original, Program program) throws IOException {
        Original known = program instanceof DuckDbSql ? DuckDbSql.nameable(original) : original;
        Path place =
                Files.createDirectories(work.resolve(name + " " + program.kind().id()));
        var files = Exports.write(program.kind(), known);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = place.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        // What the form itself cannot hold is not the program's fault.
        double allowed = Exports.check(program.kind(), known, files).largestShare() * 4 + ROUNDING;
        Sample sample = Sample.of(known.model());
        List<double[]> rows =
                IntStream.range(0, Sample.ROWS).mapToObj(sample::row).toList();
        String begins = "| " + name + " | " + program.kind().id() + " | " + program.name() + " | ";
        try {
            double[] predicted = program.predict(place, known, rows);
            int[] next = {0};
            Agreement agreement = Agreement.of(known.line(), sample, x -> predicted[next[0]++]);
            boolean good = agreement.largestShare() <= allowed;
            failed |= !good;
            return begins
                    + String.format(
                            Locale.ROOT,
                            "%d | %.3g | %.2g | %s |",
                            agreement.rows(),
                            agreement.largestUlps(),
                            agreement.largestShare(),
                            !good ? "WRONG" : agreement.sameBits() ? "same bits" : "");
        } catch (Exception notOpened) {
            failed = true;
            notOpened.printStackTrace();
            return begins + "| | | NOT OPENED: " + notOpened + " |";
        }
    }
}
