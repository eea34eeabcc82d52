package dev.plumbline.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.zip.GZIPInputStream;

/** CSV files for what is kept of columns: flights as they were, and doubles that need all their digits. */
final class NarrowTables {
    private static final String FLIGHTS = "src/test/resources/reference/flights200k.csv.gz";
    private static final String HEADER = "y,x1,x2\n";
    private static final long SEED = 47;

    private NarrowTables() {}

    /** Delay (y), distance and time of 200,000 flights, over and over. */
    static Path flights(Place place, long rows) throws IOException {
        Path to = place.work().resolve("flights-" + rows + ".csv");
        if (!Files.exists(to)) {
            List<String> lines;
            try (BufferedReader in = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(place.project().resolve(FLIGHTS))),
                    StandardCharsets.US_ASCII))) {
                lines = in.lines().skip(1).toList();
            }
            write(to, rows, row -> lines.get((int) (row % lines.size())));
        }
        return to;
    }

    /** Three columns of random doubles from 0 to 1. */
    static Path random(Place place, long rows) throws IOException {
        Path to = place.work().resolve("random-" + rows + ".csv");
        if (!Files.exists(to)) {
            SplittableRandom random = new SplittableRandom(SEED);
            write(to, rows, row -> random.nextDouble() + "," + random.nextDouble() + "," + random.nextDouble());
        }
        return to;
    }

    private static void write(Path to, long rows, LongFunction<String> line) throws IOException {
        Path aside = to.resolveSibling(to.getFileName() + ".aside");
        try (BufferedWriter out = Files.newBufferedWriter(aside, StandardCharsets.US_ASCII)) {
            out.write(HEADER);
            for (long row = 0; row < rows; row++) {
                out.write(line.apply(row));
                out.write('\n');
            }
        }
        Files.move(aside, to);
    }
}
