package dev.plumbline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first scan of a fresh JVM, timed there: Spark's session stands and DuckDB is connected before it begins. */
final class ColdWay implements Way {
    private final Place place;
    private final TableFile file;
    private final boolean ours;
    private final Path seconds;

    ColdWay(Place place, TableFile file, boolean ours) {
        this.place = place;
        this.file = file;
        this.ours = ours;
        this.seconds = place.work().resolve("cold-seconds");
    }

    @Override
    public String words() {
        return ours ? "Plumbline: exact moments" : "DuckDB: regr_slope, regr_intercept";
    }

    @Override
    public void run() throws IOException {
        Files.deleteIfExists(seconds);
        Launch launch = new Launch(place);
        if (ours) {
            launch.submit("cold-plumbline", java.util.List.of(), ColdScan.class, arguments("plumbline"));
        } else {
            launch.java("cold-duckdb", ColdScan.class, arguments("duckdb"));
        }
    }

    private String[] arguments(String who) {
        return ColdScan.arguments(who, seconds, file, place);
    }

    @Override
    public double counted(double clock) {
        try {
            return Double.parseDouble(Files.readString(seconds));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
