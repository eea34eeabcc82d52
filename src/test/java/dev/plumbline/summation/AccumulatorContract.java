package dev.plumbline.summation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every accumulator has to keep: whatever way the same observations are cut, ordered and merged, the answers are
 * the bits of an independent oracle. A subclass makes one observation of each double it is given.
 *
 * @param <A> the accumulator
 */
abstract class AccumulatorContract<A> {
    /** Oracles are slow and asked for the same data again and again. */
    private static final Map<List<Object>, double[]> KNOWN = new ConcurrentHashMap<>();

    abstract A empty();

    /** Adds the observations made of {@code values[from .. to - 1]}. */
    abstract void add(A accumulator, double[] values, int from, int to);

    abstract void merge(A into, A other);

    /** All that the accumulator tells. */
    abstract double[] answers(A accumulator);

    /** What it should tell, from an independent computation. */
    abstract double[] oracle(double[] values);

    abstract void write(A accumulator, DataOutput out) throws IOException;

    abstract A read(DataInput in) throws IOException;

    static Stream<Data> data() {
        return Data.all();
    }

    @Test
    void emptyIsEmpty() {
        assertBits(expected(new double[0]), empty(), "empty");
    }

    @ParameterizedTest
    @MethodSource("data")
    void addingGivesTheExactAnswer(Data data) {
        assertBits(expected(data.values()), of(data.values()), data.name());
    }

    @ParameterizedTest
    @MethodSource("data")
    void everyCutMergesToTheSameAnswer(Data data) {
        double[] values = data.values();
        double[] expected = expected(values);
        for (int parts : new int[] {2, 3, 7, 64, Math.max(1, values.length)}) {
            A merged = empty();
            for (int part = 0; part < parts; part++) {
                int from = (int) ((long) values.length * part / parts);
                int to = (int) ((long) values.length * (part + 1) / parts);
                A piece = empty();
                add(piece, values, from, to);
                merge(merged, piece);
            }
            assertBits(expected, merged, data.name() + " in " + parts + " parts");
        }
    }

    @ParameterizedTest
    @MethodSource("data")
    void orderOfRowsAndOfMergesDoesNotMatter(Data data) {
        double[] expected = expected(data.values());
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            double[] shuffled = Data.shuffled(data.values(), random);
            int cut = random.nextInt(shuffled.length + 1);
            String what = data.name() + " shuffled with seed " + seed + ", cut at " + cut;
            A left = part(shuffled, 0, cut);
            A right = part(shuffled, cut, shuffled.length);
            merge(left, right);
            assertBits(expected, left, what);
            A other = part(shuffled, cut, shuffled.length);
            merge(other, part(shuffled, 0, cut));
            assertBits(expected, other, what + ", swapped");
            assertArrayEquals(bytes(left), bytes(other), what + ": bytes");
        }
    }

    @ParameterizedTest
    @MethodSource("data")
    void emptyIsTheIdentityOfMerge(Data data) {
        double[] expected = expected(data.values());
        A right = of(data.values());
        merge(right, empty());
        assertBits(expected, right, data.name() + " + empty");
        A left = empty();
        merge(left, of(data.values()));
        assertBits(expected, left, "empty + " + data.name());
    }

    @ParameterizedTest
    @MethodSource("data")
    void mergeLeavesTheOtherAsItWas(Data data) {
        A other = of(data.values());
        byte[] before = bytes(other);
        A into = of(new double[] {1, -3e200, 5e-324});
        merge(into, other);
        merge(into, other);
        assertArrayEquals(before, bytes(other), data.name());
    }

    @ParameterizedTest
    @MethodSource("data")
    void whatIsWrittenIsReadAndGoesOn(Data data) throws Exception {
        double[] twice = Data.joined(data.values(), data.values());
        A read = read(new DataInputStream(new ByteArrayInputStream(bytes(of(data.values())))));
        assertBits(expected(data.values()), read, data.name());
        add(read, data.values(), 0, data.values().length);
        assertBits(expected(twice), read, data.name() + ", read and added to");
        A thawed = javaRoundTrip(of(data.values()));
        add(thawed, data.values(), 0, data.values().length);
        assertBits(expected(twice), thawed, data.name() + ", serialized and added to");
    }

    @Test
    void anotherFormatIsRefused() {
        byte[] bytes = bytes(of(new double[] {1, 2}));
        bytes[0] = 99;
        IOException refused =
                assertThrows(IOException.class, () -> read(new DataInputStream(new ByteArrayInputStream(bytes))));
        assertEquals("99", refused.getMessage().replaceAll(".*format (\\d+),.*", "$1"));
    }

    @Test
    void whatIsCutShortIsRefused() {
        byte[] bytes = bytes(of(new double[] {1, 2}));
        for (int length = 0; length < bytes.length; length++) {
            DataInput in = new DataInputStream(new ByteArrayInputStream(Arrays.copyOf(bytes, length)));
            assertThrows(IOException.class, () -> read(in), "cut to " + length);
        }
    }

    private double[] expected(double[] values) {
        List<Object> question =
                List.of(getClass(), Arrays.stream(values).boxed().toList());
        return KNOWN.computeIfAbsent(question, q -> oracle(values));
    }

    final A of(double[] values) {
        return part(values, 0, values.length);
    }

    private A part(double[] values, int from, int to) {
        A accumulator = empty();
        add(accumulator, values, from, to);
        return accumulator;
    }

    final byte[] bytes(A accumulator) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            write(accumulator, new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private A javaRoundTrip(A accumulator) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(accumulator);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (A) in.readObject();
        }
    }

    private void assertBits(double[] expected, A accumulator, String what) {
        double[] actual = answers(accumulator);
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) {
            int at = i;
            assertEquals(
                    Double.doubleToLongBits(expected[i]),
                    Double.doubleToLongBits(actual[i]),
                    () -> what + ": answer " + at + " is " + actual[at] + ", not " + expected[at]);
        }
    }
}
