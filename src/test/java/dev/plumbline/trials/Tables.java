package dev.plumbline.trials;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Tables that cases read: y = 3 x - 2 z + 5 + N(0, 1), x in 0..10, z in -5..5; the same bytes for the same seed. */
public final class Tables {
    public static final String HEADER = "x,z,y";

    private Tables() {}

    /** Writes a directory of CSV files. */
    public static Path write(Path directory, long seed, int files, int rowsOfEach) throws IOException {
        Files.createDirectories(directory);
        Random random = new Random(seed);
        for (int file = 0; file < files; file++) {
            try (BufferedWriter out = Files.newBufferedWriter(directory.resolve("part-" + file + ".csv"))) {
                out.write(HEADER + "\n");
                for (int row = 0; row < rowsOfEach; row++) {
                    out.write(row(random) + "\n");
                }
            }
        }
        return directory;
    }

    public static String row(Random random) {
        double x = 10 * random.nextDouble();
        double z = 10 * random.nextDouble() - 5;
        return x + "," + z + "," + (3 * x - 2 * z + 5 + random.nextGaussian());
    }
}
