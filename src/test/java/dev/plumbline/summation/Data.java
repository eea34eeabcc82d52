package dev.plumbline.summation;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Named sets of doubles on which sums go wrong. */
record Data(String name, double[] values) {
    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double MAX = Double.MAX_VALUE;
    private static final double MIN = Double.MIN_VALUE;
    private static final double ULP = 0x1p-53;

    static Stream<Data> all() {
        return Stream.concat(finite(), notFinite());
    }

    static Stream<Data> finite() {
        return Stream.concat(edges(), drawn());
    }

    private static Stream<Data> edges() {
        return Stream.of(
                of("one", 42.5),
                of("zeros", 0, -0.0, 0),
                of("negative zeros", -0.0, -0.0),
                of("smallest subnormals", MIN, MIN, -MIN, MIN),
                of("subnormals across the border", 0x1p-1022, -MIN, 0x1.8p-1022, -0x1p-1023),
                of("all bits of a subnormal", 0x0.fffffffffffffp-1022, MIN),
                of("overflow on the way", MAX, MAX, MAX, -MAX, -MAX),
                of("overflow at the end", MAX, MAX),
                of("negative overflow", -MAX, -0x1p970),
                of("half an ulp over the largest", MAX, 0x1p970),
                of("just under half an ulp over the largest", MAX, 0x1p970, -MIN),
                of("cancels to one ulp", 1e16, 1, -1e16, 0x1p-52, -1),
                of("cancels to the smallest", 1e100, MIN, -1e300),
                of("cancels to zero", 1e100, 3, 1e-100, -1e100, -1e-100, -3),
                of("tie down to even", 1, ULP),
                of("tie up to even", 1 + 2 * ULP, ULP),
                of("just over a tie", 1, ULP, MIN),
                of("just under a tie", 1 + 2 * ULP, ULP, -MIN),
                of("negative tie", -1 - 2 * ULP, -ULP),
                of("tie into the next binade", 2 - 2 * ULP, ULP),
                of("minus one in many digits", 0x1p900, -0x1p900, -1),
                of("borrow through many digits", 0x1p900, -MIN),
                of("large and small", 1e100, 1e-100, -1e100, 1e-100, 1, 1e-16));
    }

    private static Stream<Data> drawn() {
        return Stream.of(1L, 2L).flatMap(seed -> {
            Random random = new Random(seed);
            return Stream.of(
                    drawn("any exponent, seed " + seed, 40, () -> anyFinite(random)),
                    drawn("normal, seed " + seed, 70, random::nextGaussian),
                    drawn("offset 1e12, seed " + seed, 70, () -> 1e12 + random.nextGaussian()),
                    drawn("integers, seed " + seed, 70, () -> random.nextInt(2001) - 1000),
                    drawn("decimals, seed " + seed, 70, () -> random.nextInt(100_000) / 100.0),
                    drawn("mostly zero, seed " + seed, 70, () -> random.nextInt(9) == 0 ? random.nextDouble() : 0),
                    drawn("small, seed " + seed, 60, () -> Math.scalb(random.nextGaussian(), -1030)),
                    drawn("great, seed " + seed, 60, () -> Math.scalb(random.nextDouble() - 0.5, 1024)));
        });
    }

    static Stream<Data> notFinite() {
        return Stream.of(
                of("NaN", 1, NAN, 2),
                of("plus infinity", 1, INFINITY, MAX, MAX),
                of("minus infinity", -INFINITY, 3, MAX, MAX),
                of("both infinities", INFINITY, 1, -INFINITY),
                of("infinity and NaN", INFINITY, NAN),
                of("infinity and zero", INFINITY, 0, MIN),
                of("infinity among many", Arrays.copyOf(new double[] {1, 2, INFINITY}, 100)));
    }

    /** Any finite double, each exponent equally likely. */
    static double anyFinite(Random random) {
        long field = random.nextInt(2047);
        return Double.longBitsToDouble((random.nextLong() & 0x800fffffffffffffL) | (field << 52));
    }

    /** A finite double that depends on {@code x} alone, with an exponent anywhere in the range. */
    static double partner(double x) {
        return anyFinite(new Random(Double.doubleToLongBits(x) * 0x9e3779b97f4a7c15L));
    }

    /** A finite double of moderate size that depends on {@code x} alone. */
    static double companion(double x) {
        Random random = new Random(Double.doubleToLongBits(x) * 0x9e3779b97f4a7c15L);
        return Math.scalb(random.nextGaussian(), random.nextInt(40) - 20);
    }

    static double[] shuffled(double[] values, Random random) {
        double[] shuffled = values.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double kept = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = kept;
        }
        return shuffled;
    }

    static double[] joined(double[] a, double[] b) {
        return DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    private static Data of(String name, double... values) {
        return new Data(name, values);
    }

    private static Data drawn(String name, int count, DoubleSupplier value) {
        return new Data(name, DoubleStream.generate(value).limit(count).toArray());
    }

    @Override
    public String toString() {
        return name;
    }
}
