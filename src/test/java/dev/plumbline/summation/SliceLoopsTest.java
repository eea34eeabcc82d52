package dev.plumbline.summation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** The loops in lanes against the scalar loops: the same bits. */
class SliceLoopsTest {
    private static final int[] SIZES = {1, 2, 7, 8, 15, 16, 17, 31, 33, 63, 64, 65, 100, 255, 257, 503, 511, 512};

    @Test
    void bothHaveTheSameBitsForEverySizeAndKindOfColumn() throws IOException {
        for (long seed = 1; seed <= 3; seed++) {
            for (int rows : SIZES) {
                for (boolean weighted : new boolean[] {false, true}) {
                    String what = "seed " + seed + ", " + rows + " rows" + (weighted ? ", weighted" : "");
                    byte[] scalar = moments(new SliceLoops(), seed, rows, weighted);
                    assertArrayEquals(scalar, moments(SliceLoops.vector(), seed, rows, weighted), what);
                }
            }
        }
    }

    @Test
    void extremesAreTheSameWhereverTheyAreAndWhateverIsAmongThem() {
        Random random = new Random(1);
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 1e308, -1e308};
        for (int rows : SIZES) {
            for (int at = 0; at < rows; at++) {
                double[] x = random.doubles(rows).toArray();
                x[at] = odd[at % odd.length];
                String what = rows + " rows, " + x[at] + " at " + at;
                assertArrayEquals(range(new SliceLoops(), x), range(SliceLoops.vector(), x), what);
            }
        }
    }

    @Test
    void loopsThatAllThreadsShareKeepNothingFromOneCallToTheNext() {
        for (Class<?> loops : List.of(SliceLoops.class, SliceLoops.vector().getClass())) {
            for (Field field : loops.getDeclaredFields()) {
                assertTrue(Modifier.isStatic(field.getModifiers()), "state of its own: " + field);
            }
        }
    }

    private static double[] range(SliceLoops loops, double[] x) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        loops.widen(range, x, 0, x.length);
        return range;
    }

    @Test
    void everyLaneWidthAndNoneHasTheSameBits() throws IOException, InterruptedException, URISyntaxException {
        String expected = digest(new SliceLoops());
        assertEquals("1 lanes, " + expected, another(List.of()), "without the vector module");
        List<String> scalar = List.of("--add-modules=jdk.incubator.vector", "-Dplumbline.kernel=scalar");
        assertEquals("1 lanes, " + expected, another(scalar), "where the property says so");
        for (int lanes = 2; lanes <= SliceLoops.vector().lanes(); lanes *= 2) {
            int bytes = lanes * Double.BYTES;
            List<String> options = List.of(
                    "--add-modules=jdk.incubator.vector", "-Dplumbline.kernel=vector", "-XX:MaxVectorSize=" + bytes);
            assertEquals(lanes + " lanes, " + expected, another(options), options.toString());
        }
    }

    /** What {@link #main} prints in a JVM with these options. */
    private static String another(List<String> options) throws IOException, InterruptedException, URISyntaxException {
        List<String> command = new ArrayList<>();
        command.add(new File(System.getProperty("java.home"), "bin/java").getPath());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", home(SliceLoops.class) + File.pathSeparator + home(SliceLoopsTest.class)));
        command.add(SliceLoopsTest.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), () -> command + " said: " + said);
        // The JVM warns of the incubator module first.
        return said.substring(said.lastIndexOf('\n') + 1);
    }

    private static String home(Class<?> type) throws URISyntaxException {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI()).getPath();
    }

    /** Prints the number of lanes that are taken, and a digest of moments. */
    public static void main(String[] args) throws IOException {
        SliceLoops loops = new PacedTile(1).next().loops();
        System.out.println(loops.lanes() + " lanes, " + digest(loops));
    }

    private static String digest(SliceLoops loops) throws IOException {
        int digest = 0;
        for (int rows : new int[] {16, 17, 100, 503, 512}) {
            for (boolean weighted : new boolean[] {false, true}) {
                digest = 31 * digest + Arrays.hashCode(moments(loops, rows, rows, weighted));
            }
        }
        return Integer.toHexString(digest);
    }

    /** Columns of one, two, three and four slices, of none, and one that cannot be cut. */
    private static byte[] moments(SliceLoops loops, long seed, int rows, boolean weighted) throws IOException {
        Random random = new Random(seed);
        List<DoubleSupplier> kinds = List.of(
                () -> random.nextInt(2_000) - 1_000,
                () -> random.nextInt(),
                () -> (float) random.nextGaussian(),
                () -> 1e9 + random.nextGaussian(),
                () -> random.nextInt(10_000_000) / 1e6,
                () -> Math.scalb(random.nextGaussian(), -random.nextInt(34)),
                () -> Math.scalb(random.nextGaussian(), -random.nextInt(34)),
                () -> 0.0,
                () -> Math.scalb(random.nextGaussian(), -random.nextInt(300)));
        double[][] columns = kinds.stream().map(kind -> column(rows, kind)).toArray(double[][]::new);
        double[] weight = weighted ? column(rows, () -> random.nextInt(3) + random.nextDouble()) : null;
        Tile tile = new Tile(columns.length, loops);
        tile.load(columns, weight, 0, rows);
        ExactMoments moments = new ExactMoments(columns.length, ExactMoments.Detail.ALL_PRODUCTS);
        moments.add(tile);
        return Wire.bytes(moments::writeTo);
    }

    private static double[] column(int rows, DoubleSupplier value) {
        double[] column = new double[rows];
        Arrays.setAll(column, r -> value.getAsDouble());
        return column;
    }
}
