package dev.plumbline.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
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

/** One number from bytes; beside it what the platform does with the same text. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NumberParserBenchmark {
    private static final int NUMBERS = 1024;
    private static final long SEED = 44;

    /** A format of {@link java.util.Formatter} for a double in [0, 100). */
    @Param({"%.0f", "%.4f", "%.6f", "%.17g", "%.8e"})
    public String format;

    private byte[] text;
    private int[] ends;
    private NumberParser parser;

    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(SEED);
        StringBuilder all = new StringBuilder();
        ends = new int[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            all.append(String.format(Locale.ROOT, format, random.nextDouble(100)));
            ends[i] = all.length();
            all.append(',');
        }
        text = all.toString().getBytes(StandardCharsets.US_ASCII);
        parser = new NumberParser();
    }

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public double number() {
        double sum = 0;
        int from = 0;
        for (int end : ends) {
            int stop = parser.scan(text, from, text.length);
            sum += parser.value();
            from = stop + 1;
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public double platform() {
        double sum = 0;
        int from = 0;
        for (int end : ends) {
            sum += Double.parseDouble(new String(text, from, end - from, StandardCharsets.ISO_8859_1));
            from = end + 1;
        }
        return sum;
    }
}
