package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.plumbline.kernel.BlockBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CsvAllocationTest {
    private static final int ROWS = 200_000;

    /** Bytes allocated by a scan beyond its window and the blocks. */
    private static long allocated(byte[] data, CsvLayout layout) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        CsvScanner scanner = new CsvScanner(new CsvDialect(',', false, List.of("NA")), new RejectLog());
        BlockBuilder builder = new BlockBuilder(layout.features(), false);
        byte[] window = new byte[CsvWindow.CAPACITY];
        CsvSplit split = new CsvSplit(0, 0, "f", 0, data.length, 0);
        long id = Thread.currentThread().getId();
        long sum = 0;
        long rows = 0;
        long before = threads.getThreadAllocatedBytes(id);
        scanner.open(split, layout, new CsvWindow(new ByteArrayInputStream(data), 0, window));
        for (boolean more = true; more; ) {
            more = scanner.scan(builder);
            sum += threads.getThreadAllocatedBytes(id) - before;
            rows += builder.rows();
            builder.drain(false);
            before = threads.getThreadAllocatedBytes(id);
        }
        assertEquals(ROWS, rows);
        return sum;
    }

    private static void assertFrugal(String name, CsvLayout layout, Row row) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            row.append(text, random);
            text.append('\n');
        }
        byte[] data = text.toString().getBytes(StandardCharsets.UTF_8);
        // Once before, so that tables which a class fills when it is loaded do not count as the rows'.
        allocated(data, layout);
        long bytes = allocated(data, layout);
        assertTrue(bytes < ROWS / 10, name + ": " + bytes + " bytes for " + ROWS + " rows");
    }

    private interface Row {
        void append(StringBuilder text, SplittableRandom random);
    }

    @Test
    void shortNumbersAllocateNothingPerRow() throws IOException {
        assertFrugal(
                "short",
                Scans.layout(2, 0, 1),
                (text, random) -> text.append(random.nextInt(100_000) / 1e4)
                        .append(',')
                        .append(random.nextInt(100_000_000) / 1e6));
    }

    @Test
    void numbersOfSeventeenDigitsAllocateNothingPerRow() throws IOException {
        assertFrugal(
                "long",
                Scans.layout(2, 0, 1),
                (text, random) -> text.append(random.nextDouble()).append(',').append(random.nextDouble() * 1e-300));
    }

    @Test
    void quotesMissingUtf8AndSkippedColumnsAllocateNothingPerRow() throws IOException {
        assertFrugal(
                "mixed",
                Scans.layout(4, 1, 3),
                (text, random) -> text.append("\"caf\u00e9, \"\"x\"\"\",\"")
                        .append(random.nextInt(1000))
                        .append("\",2020-01-01 10:00,")
                        .append(random.nextInt(1000)));
    }
}
