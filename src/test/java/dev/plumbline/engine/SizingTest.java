package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.kernel.Block;
import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.kernel.Narrowing;
import dev.plumbline.summation.ExactMoments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.spark.util.SizeEstimator;
import org.junit.jupiter.api.Test;

/** The sizes in docs/deploy.md, from blocks as they are cached, weighed as Spark weighs them. */
final class SizingTest {
    private static final double GIB = 1L << 30;
    /** What Spark keeps of a heap, and which share of the rest is for blocks: its defaults. */
    private static final double RESERVED = 300.0 / 1024;

    private static final double FRACTION = 0.6;
    /** Four partitions a core: while they are put into the cache each may take half as much again. */
    private static final double WHILE_READING = 1.125;

    private static final int HEAP = 16;

    private enum Values {
        SHORTS("of at most 65,536 steps", i -> i % 1_000 / 10.0),
        INTS("decimals of 9 digits", i -> (i * 9_973L) % 1_000_003 / 1e6),
        DOUBLES("any doubles", i -> StrictMath.sqrt(i + 2.0));

        private final String words;
        private final IntToDoubleFunction value;

        Values(String words, IntToDoubleFunction value) {
            this.words = words;
            this.value = value;
        }
    }

    @Test
    void thePageHasTheSizesOfBlocks() throws IOException {
        StringBuilder table = new StringBuilder("| table | values | bytes a row | in the cache | executors of " + HEAP
                + " GiB |\n|---|---|---|---|---|\n");
        for (Object[] shape :
                new Object[][] {{"100 million x 1", 1e8, 1}, {"1 billion x 20", 1e9, 20}, {"10 billion x 20", 1e10, 20}
                }) {
            for (Values values : Values.values()) {
                table.append(row((String) shape[0], (double) shape[1], (int) shape[2], values));
            }
        }
        assertEquals(table.toString(), told("cache"));
    }

    private static String row(String name, double rows, int features, Values values) {
        double bytes = bytesOfRow(features, values);
        double cache = rows * bytes / GIB;
        long executors = (long) Math.ceil(WHILE_READING * cache / (FRACTION * (HEAP - RESERVED)));
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.1f | %s GiB | %,d |%n",
                name,
                values.words,
                bytes,
                cache < 10 ? String.format(Locale.ROOT, "%.1f", cache) : String.format(Locale.ROOT, "%,.0f", cache),
                executors);
    }

    private static double bytesOfRow(int features, Values values) {
        int rows = Block.capacity(features, false);
        double[][] columns = new double[features + 1][rows];
        for (int j = 0; j <= features; j++) {
            for (int i = 0; i < rows; i++) {
                columns[j][i] = values.value.applyAsDouble(i + j);
            }
        }
        Block block = new Block(rows, Arrays.copyOf(columns, features), columns[features], null, false);
        NarrowBlock kept = new Narrowing(features).narrow(block);
        return (double) SizeEstimator.estimate(new Loaded(kept)) / rows;
    }

    /** What the driver gets from each partition that is read, with all products. */
    @Test
    void thePageHasTheSizesOfSummaries() throws IOException {
        StringBuilder table =
                new StringBuilder("| features | a summary, sent | a summary, in the driver |\n|---|---|---|\n");
        for (int features : new int[] {1, 20, 200}) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %d | %,d kB | %,d kB |%n",
                    features,
                    Math.round(PartitionSummary.wireBytes(features, ExactMoments.Detail.ALL_PRODUCTS) / 1e3),
                    Math.round(PartitionSummary.heapBytes(features, ExactMoments.Detail.ALL_PRODUCTS) / 1e3)));
        }
        assertEquals(table.toString(), told("summaries"));
    }

    /** What stands between two marks of the page. */
    private static String told(String mark) throws IOException {
        Pattern between = Pattern.compile(
                "<!-- " + mark + ": computed by SizingTest -->\n(.*?)<!-- end " + mark + " -->", Pattern.DOTALL);
        String page = Files.readString(Path.of("docs/deploy.md"));
        assertTrue(between.matcher(page).find(), "docs/deploy.md has no " + mark);
        return between.matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .findFirst()
                .orElseThrow();
    }
}
