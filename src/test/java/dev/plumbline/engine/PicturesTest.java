package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.kernel.Block;
import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.model.Charts;
import dev.plumbline.model.Density;
import dev.plumbline.model.Histogram;
import dev.plumbline.model.LinearModel;
import dev.plumbline.source.Chunk;
import dev.plumbline.source.Columns;
import dev.plumbline.summation.ExactMoments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is counted for pictures, held against every single row. */
class PicturesTest {
    private static final int ROWS = 3_000;
    private static final SplittableRandom RANDOM = new SplittableRandom(41);

    @Test
    void theFirstFeaturesLieAgainstTheLabelOverTheTrainingRows() {
        for (int features : new int[] {1, 2, 30}) {
            for (double holdout : new double[] {0, 25}) {
                double[][] columns = columns(features + 1);
                LoadPartition load = load(features, holdout).with(Pictures.TAKEN);
                List<NarrowBlock> training = new ArrayList<>();
                List<Density> found = loaded(load, columns, training).densities();
                assertEquals(Math.min(24, features), found.size());
                for (int j = 0; j < found.size(); j++) {
                    long[] expected = new long[found.get(j).counts().length];
                    for (NarrowBlock block : training) {
                        double[] x = values(block, j);
                        double[] y = values(block, -1);
                        for (int i = 0; i < x.length; i++) {
                            expected[cell(found.get(j), x[i], y[i])]++;
                        }
                    }
                    assertEquals(
                            Arrays.toString(expected),
                            Arrays.toString(found.get(j).counts()));
                    assertTrue(found.get(j).across().bins() > 32
                            && found.get(j).across().bins() <= 64);
                    assertTrue(
                            found.get(j).up().bins() > 32 && found.get(j).up().bins() <= 64);
                }
            }
        }
    }

    @Test
    void nothingIsCountedWhereNobodyAsked() {
        LoadPartition load = load(2, 25);
        assertEquals(List.of(), loaded(load, columns(3), new ArrayList<>()).densities());
        assertTrue(load.summaryBytes() < 10_000 && load.with(Pictures.TAKEN).summaryBytes() > 16_384);
        Score score = new Score();
        score.add(NarrowBlock.asRead(new Block(1, new double[][] {{1}}, new double[] {1}, null, false)), line());
        assertEquals(Optional.empty(), score.residuals());
        List<Loaded> last = new ArrayList<>();
        load.call(chunks(columns(3))).forEachRemaining(last::add);
        assertNull(last.get(last.size() - 1).summary().grids());
    }

    @Test
    void residualsArePredictionLessLabelAndCountRowsWhateverTheyWeigh() {
        double[][] columns = columns(2);
        double[] weight = RANDOM.doubles(ROWS, 0.5, 2).toArray();
        Score score = new Score(Pictures.TAKEN);
        score.add(NarrowBlock.asRead(new Block(ROWS, new double[][] {columns[0]}, columns[1], weight, false)), line());
        Charts.Residuals found = score.residuals().orElseThrow();
        long[] grid = new long[found.byPrediction().counts().length];
        long[] bins = new long[found.all().counts().length];
        for (int i = 0; i < ROWS; i++) {
            double prediction = 5 + -3 * (columns[0][i] - 7);
            double residual = prediction - columns[1][i];
            grid[cell(found.byPrediction(), prediction, residual)]++;
            bins[bin(new Density.Axis(found.all().from(), found.all().width(), bins.length), residual)]++;
        }
        assertEquals(Arrays.toString(grid), Arrays.toString(found.byPrediction().counts()));
        assertEquals(Arrays.toString(bins), Arrays.toString(found.all().counts()));
        assertTrue(bins.length > 2_048, bins.length + " bins");
    }

    @Test
    void residualsBeyondTheRangeHaveNoPicture() {
        Score score = new Score(Pictures.TAKEN);
        double[] label = {-Double.MAX_VALUE};
        score.add(NarrowBlock.asRead(new Block(1, new double[][] {{-1e308}}, label, null, false)), line());
        assertEquals(Optional.empty(), score.residuals());
    }

    @Test
    void anExactFitHasOneBin() {
        Score score = new Score(Pictures.TAKEN);
        double[] label = {5, 2};
        score.add(NarrowBlock.asRead(new Block(2, new double[][] {{7, 8}}, label, null, false)), line());
        Histogram all = score.residuals().orElseThrow().all();
        assertEquals("0.0 1.0 [2]", all.from() + " " + all.width() + " " + Arrays.toString(all.counts()));
    }

    private static int cell(Density density, double across, double up) {
        return bin(density.up(), up) * density.across().bins() + bin(density.across(), across);
    }

    private static int bin(Density.Axis axis, double value) {
        int bin = (int) IntStream.rangeClosed(1, axis.bins())
                .takeWhile(i -> axis.from() + i * axis.width() <= value)
                .count();
        assertTrue(value >= axis.from() && bin < axis.bins(), value + " in " + axis);
        return bin;
    }

    private static double[][] columns(int count) {
        double[][] columns = new double[count][];
        for (int j = 0; j < count; j++) {
            double centre = j * 1e4;
            columns[j] =
                    RANDOM.doubles(ROWS).map(x -> centre + 100 * x * x * x - 20).toArray();
        }
        return columns;
    }

    private static double[] values(NarrowBlock block, int feature) {
        double[] values = new double[block.rows()];
        (feature < 0 ? block.label() : block.feature(feature)).copy(0, block.rows(), values);
        return values;
    }

    private static LoadPartition load(int features, double holdout) {
        EngineSettings settings =
                new EngineSettings(EngineSettings.Kind.ROWS, 200, EngineSettings.Storage.MEMORY, holdout, 3, false);
        List<String> names = IntStream.range(0, features).mapToObj(j -> "x" + j).toList();
        return LoadPartition.of(
                new Columns("y", names, Optional.empty()),
                settings,
                ExactMoments.Detail.SQUARES_ONLY,
                ExactMoments.Detail.SQUARES_ONLY);
    }

    /** Two partitions with the same rows twice, merged on an executor, and one that is merged on the driver. */
    private static ReadTotals loaded(LoadPartition load, double[][] columns, List<NarrowBlock> training) {
        List<PartitionSummary> summaries = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
            load.call(chunks(columns)).forEachRemaining(each -> {
                if (each.block() == null) {
                    summaries.add(each.summary());
                } else if (!each.block().heldOut()) {
                    training.add(each.block());
                }
            });
        }
        ReadTotals totals = new ReadTotals(load);
        totals.add(summaries.get(0).merged(summaries.get(1)));
        totals.add(summaries.get(2));
        return totals;
    }

    private static Iterator<Chunk> chunks(double[][] columns) {
        int features = columns.length - 1;
        List<Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < ROWS; from += 1_000) {
            double[][] some = new double[columns.length][];
            for (int j = 0; j < some.length; j++) {
                some[j] = Arrays.copyOfRange(columns[j], from, from + 1_000);
            }
            chunks.add(Chunk.of(new Block(1_000, Arrays.copyOf(some, features), some[features], null, false)));
        }
        return chunks.iterator();
    }

    private static Line line() {
        return new Line(new LinearModel("y", List.of("a"), new double[] {-3}, new double[] {7}, 5, 0, true));
    }
}
