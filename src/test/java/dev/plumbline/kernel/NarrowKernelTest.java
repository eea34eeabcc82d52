package dev.plumbline.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every form of a column gives the bits of the doubles that it stands for, in every kernel. */
class NarrowKernelTest {
    private static final long SEED = 23_557L;
    private static final List<String> FORMS =
            List.of("constant", "short", "short / 1e2", "int", "int / 1e6", "float", "double");
    private static final int[] AWKWARD_SIZES = {1, 7, 8, 9, 127, 128, 129, 137, 1_023, 1_024, 1_033, 2_500};

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void aLineHasTheSameBitsInAllPairsOfForms() {
        for (String x : FORMS) {
            for (String y : FORMS) {
                for (int rows : AWKWARD_SIZES) {
                    compare(rows, List.of(x), y, null);
                }
            }
        }
    }

    @Test
    void weightsHaveTheSameBitsInAllForms() {
        for (String w : FORMS) {
            for (int rows : AWKWARD_SIZES) {
                compare(rows, List.of(FORMS.get(rows % FORMS.size())), "short / 1e2", w);
                compare(rows, List.of("double"), "double", w);
                compare(rows, List.of("short", "double"), "double", w);
            }
        }
    }

    @Test
    void manyColumnsHaveTheSameBitsInAllForms() {
        for (int rows : AWKWARD_SIZES) {
            for (String form : FORMS) {
                compare(rows, List.of(form, form), form, null);
            }
            compare(rows, FORMS, "int / 1e6", null);
            compare(rows, FORMS, "double", "float");
        }
        compare(
                200,
                IntStream.range(0, 100)
                        .mapToObj(j -> FORMS.get(j % FORMS.size()))
                        .toList(),
                "short",
                "int");
    }

    @Test
    void everyLaneWidthHasTheSameBits() throws IOException, InterruptedException, URISyntaxException {
        String expected = digest(Kernels.scalar());
        for (int lanes = 1; lanes <= 8; lanes *= 2) {
            String option = "-XX:MaxVectorSize=" + lanes * Double.BYTES;
            assertEquals(expected, inAnotherJvm(option), option);
        }
    }

    private static String inAnotherJvm(String option) throws IOException, InterruptedException, URISyntaxException {
        String java = new File(System.getProperty("java.home"), "bin/java").getPath();
        String classes = home(Kernels.class) + File.pathSeparator + home(NarrowKernelTest.class);
        List<String> command = List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "--add-modules=jdk.incubator.vector",
                option,
                "-cp",
                classes,
                NarrowKernelTest.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), () -> command + " said: " + said);
        // The JVM warns of the incubator module first.
        return said.substring(said.lastIndexOf('\n') + 1);
    }

    private static String home(Class<?> type) throws URISyntaxException {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI()).getPath();
    }

    /** Prints a digest of sums in lanes. */
    public static void main(String[] args) {
        System.out.println(digest(Kernels.vector()));
    }

    private static String digest(GradientKernel kernel) {
        NarrowKernelTest tables = new NarrowKernelTest();
        int digest = 0;
        for (int rows : new int[] {9, 137, 1_033}) {
            for (String form : FORMS) {
                for (List<String> features : List.of(List.of(form), FORMS)) {
                    Column[] x = features.stream()
                            .map(its -> tables.column(its, rows))
                            .toArray(Column[]::new);
                    double[][] columns = Arrays.stream(x)
                            .map(column -> doubles(column, rows))
                            .toArray(double[][]::new);
                    Column y = tables.column(form, rows);
                    NarrowBlock block = new NarrowBlock(rows, x, y, null, false);
                    double[] sums = sums(kernel, block, point(columns, doubles(y, rows), null, 2));
                    digest = 31 * digest + Arrays.hashCode(sums);
                }
            }
        }
        return Integer.toHexString(digest);
    }

    /** The sums over a block that is narrow in these forms, and over the same as it was read. */
    private void compare(int rows, List<String> features, String label, String weight) {
        Column[] x = features.stream().map(form -> column(form, rows)).toArray(Column[]::new);
        Column y = column(label, rows);
        Column w = weight == null ? null : column(weight, rows);
        double[][] columns =
                Arrays.stream(x).map(column -> doubles(column, rows)).toArray(double[][]::new);
        double[] weights = w == null
                ? null
                : Arrays.stream(doubles(w, rows)).map(Math::abs).toArray();
        for (boolean heldOut : new boolean[] {false, true}) {
            NarrowBlock narrow = new NarrowBlock(rows, x, y, w, heldOut);
            NarrowBlock wide = NarrowBlock.asRead(
                    new Block(rows, columns, doubles(y, rows), w == null ? null : doubles(w, rows), heldOut));
            for (int folds = 2; folds < 4; folds++) {
                EpochPoint at = point(columns, doubles(y, rows), weights, folds);
                double[] expected = sums(Kernels.scalar(), wide, at);
                String where = "seed " + SEED + ", rows " + rows + ", features " + features + ", label " + label
                        + ", weight " + weight + ", held out " + heldOut + ", folds " + folds;
                assertSameBits(expected, sums(Kernels.vector(), wide, at), where);
                assertSameBits(expected, sums(Kernels.scalar(), narrow, at), where);
                assertSameBits(expected, sums(Kernels.vector(), narrow, at), where);
            }
        }
    }

    private Column column(String form, int rows) {
        int base = random.nextInt(-9_999, 9_999);
        short[] shorts = new short[rows];
        int[] ints = new int[rows];
        float[] floats = new float[rows];
        for (int i = 0; i < rows; i++) {
            ints[i] = random.nextInt() >> random.nextInt(31);
            shorts[i] = (short) random.nextInt();
            floats[i] = i == rows / 2 ? -0.0f : (float) random.nextGaussian() * 99;
        }
        return switch (form) {
            case "constant" -> Column.of(-1.0 / base);
            case "short" -> Column.of(shorts, new Units(0, base));
            case "short / 1e2" -> Column.of(shorts, new Units(2, base));
            case "int" -> Column.of(ints, new Units(0, 0));
            case "int / 1e6" -> Column.of(ints, new Units(6, 0));
            case "float" -> Column.of(floats);
            default -> Column.of(random.doubles(rows, -9, 9).toArray());
        };
    }

    private static double[] doubles(Column column, int rows) {
        double[] values = new double[rows];
        column.copy(0, rows, values);
        return values;
    }

    private static EpochPoint point(double[][] x, double[] y, double[] w, int folds) {
        double[] slopes = new double[x.length];
        double[] centre = new double[x.length];
        double[] reach = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            slopes[j] = 1 / (j + 3.0);
            centre[j] = x[j][0] + 0.1;
            reach[j] = reach(x[j], centre[j]);
        }
        double most = w == null ? 1 : reach(w, 0);
        return EpochPoint.of(slopes, 0.7, new Reach(centre, 5, reach, reach(y, 5), most), folds);
    }

    private static double reach(double[] values, double centre) {
        return Arrays.stream(values)
                .map(value -> Math.abs(value - centre))
                .max()
                .orElse(0);
    }

    private static double[] sums(GradientKernel kernel, NarrowBlock block, EpochPoint at) {
        GradientSum sum = new GradientSum(at);
        kernel.accumulate(block, at, sum);
        double[] sums = new double[at.featureCount() + GradientSum.FIRST_SLOPE];
        sums[GradientSum.SQUARES] = sum.squares();
        sums[GradientSum.RESIDUALS] = sum.residuals();
        sums[GradientSum.HELD_OUT_SQUARES] = sum.heldOutSquares();
        for (int j = 0; j < at.featureCount(); j++) {
            sums[GradientSum.FIRST_SLOPE + j] = sum.residualsTimesFeature(j);
        }
        return sums;
    }

    private static void assertSameBits(double[] expected, double[] found, String where) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(Double.doubleToRawLongBits(expected[i]), Double.doubleToRawLongBits(found[i]), where);
        }
    }
}
