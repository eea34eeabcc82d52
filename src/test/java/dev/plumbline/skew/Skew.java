package dev.plumbline.skew;

import java.nio.file.Path;
import java.util.Locale;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Runs one stage of the measurements and prints what it found. */
public final class Skew {
    private Skew() {}

    /** Arguments: stage, rows, directory for tables. */
    public static void main(String[] arguments) throws Exception {
        long rows = Long.parseLong(arguments[1]);
        SparkConf conf = new SparkConf().set("spark.ui.showConsoleProgress", "false");
        try (SparkSession session = SparkSession.builder().config(conf).getOrCreate()) {
            session.sparkContext().setLogLevel("ERROR");
            Tables tables = new Tables(session, rows, Path.of(arguments[2]).toAbsolutePath());
            switch (arguments[0]) {
                case "loss" -> new LossStage(session, tables).run();
                case "gz" -> new OneFileStage(session, tables).run();
                case "files" -> new FilesStage(session, tables).run();
                default -> throw new IllegalArgumentException("no such stage: " + arguments[0]);
            }
        }
    }

    static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
