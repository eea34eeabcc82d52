package dev.plumbline.source;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Prints what the scan of a CSV file costs, in nanoseconds of processor time of one thread: a main, no test.
 * Arguments: the file, the label, the features (comma separated), how often.
 */
final class CsvScanTiming {
    private CsvScanTiming() {}

    public static void main(String[] args) throws IOException {
        Configuration conf = new Configuration();
        CsvDialect dialect = new CsvDialect(',', false, List.of());
        long length = new Path(args[0])
                .getFileSystem(conf)
                .getFileStatus(new Path(args[0]))
                .getLen();
        CsvHead head = new CsvHeads(new CsvFiles(conf), dialect, true).read(new InputFile(args[0], length, 0));
        Columns columns = new Columns(args[1], Arrays.asList(args[2].split(",")), Optional.empty());
        CsvLayout layout = new CsvLayout(head.names(), columns, head.header());
        for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            CsvSplit split = new CsvSplit(0, 0, args[0], head.dataStart(), length, 0);
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long wall = System.nanoTime();
            CsvChunks chunks = new CsvChunks(
                    conf, dialect, new ArrayList<>(List.of(layout)), false, new ArrayList<>(List.of(split)));
            long rows = 0;
            while (chunks.hasNext()) {
                Chunk chunk = chunks.next();
                rows += chunk.isBlock() ? chunk.block().rows() : 0;
            }
            cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
            wall = System.nanoTime() - wall;
            System.out.println(String.format(
                    Locale.ROOT,
                    "%d rows, %.1f ns per row, %.2f s of processor, %.2f s",
                    rows,
                    (double) cpu / rows,
                    cpu / 1e9,
                    wall / 1e9));
        }
    }
}
