package dev.plumbline.source;

import dev.plumbline.kernel.BlockBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One record of a CSV file in memory into a block. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CsvScannerBenchmark {
    private static final int ROWS = 16_384;
    private static final long SEED = 45;

    /** Columns of the file, all of them numbers; the last is the label. */
    @Param({"2", "21"})
    public int columns;

    /** How many columns are needed; the others are skipped. */
    @Param({"2", "21"})
    public int needed;

    @Param({"plain", "quoted"})
    public String fields;

    private byte[] text;
    private CsvLayout layout;
    private CsvScanner scanner;
    private byte[] window;

    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(SEED);
        String field = fields.equals("plain") ? "%.4f" : "\"%.4f\"";
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            for (int c = 0; c < columns; c++) {
                all.append(c == 0 ? "" : ",").append(String.format(Locale.ROOT, field, random.nextDouble(20)));
            }
            all.append('\n');
        }
        text = all.toString().getBytes(StandardCharsets.US_ASCII);
        List<String> names = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            names.add("c" + c);
        }
        List<String> features = names.subList(0, Math.min(needed, columns) - 1);
        layout = new CsvLayout(names, new Columns(names.get(columns - 1), features, Optional.empty()), null);
        scanner = new CsvScanner(new CsvDialect(',', false, List.of()), new RejectLog());
        window = new byte[CsvWindow.CAPACITY];
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public ScanReport record() throws IOException {
        BlockBuilder builder = new BlockBuilder(layout.features(), false);
        CsvSplit split = new CsvSplit(0, 0, "memory", 0, text.length, 0);
        scanner.open(split, layout, new CsvWindow(new ByteArrayInputStream(text), 0, window));
        while (scanner.scan(builder)) {
            builder.drain(false);
        }
        ScanReport report = scanner.report("");
        if (report.used() != ROWS) {
            throw new IllegalStateException(report.used() + " rows");
        }
        return report;
    }
}
