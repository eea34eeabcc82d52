package dev.plumbline.job;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Rows of a test as text, and the files that hold them.
 *
 * @param header names, comma-separated
 * @param rows lines without line ends
 */
record Table(String header, List<String> rows) {
    /** Noisy points on a plane, with an offset, as decimals: columns x1, x2, w, y. */
    static Table plane(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double x1 = Math.rint(1e4 * (1e6 + random.nextGaussian())) / 1e4;
            double x2 = Math.rint(1e3 * random.nextDouble(0, 50)) / 1e3;
            double w = 1 + random.nextInt(4);
            double y = 3 * (x1 - 1e6) - 0.25 * x2 + 7 + random.nextGaussian();
            rows.add(x1 + "," + x2 + "," + w + "," + y);
        }
        return new Table("x1,x2,w,y", rows);
    }

    Table shuffled(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> other = new ArrayList<>(rows);
        for (int i = other.size() - 1; i > 0; i--) {
            java.util.Collections.swap(other, i, random.nextInt(i + 1));
        }
        return new Table(header, other);
    }

    /** One file. */
    Path write(Path file) {
        return write(file, 0, rows.size());
    }

    /** So many files in a new directory. */
    Path writeParts(Path directory, int parts) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int p = 0; p < parts; p++) {
            int from = (int) ((long) rows.size() * p / parts);
            int to = (int) ((long) rows.size() * (p + 1) / parts);
            write(directory.resolve("part-" + p + ".csv"), from, to);
        }
        return directory;
    }

    private Path write(Path file, int from, int to) {
        StringBuilder text = new StringBuilder(header).append('\n');
        rows.subList(from, to).forEach(row -> text.append(row).append('\n'));
        boolean gzip = file.toString().endsWith(".gz");
        try (OutputStream out =
                gzip ? new GZIPOutputStream(Files.newOutputStream(file)) : Files.newOutputStream(file)) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
