package dev.plumbline.engine;

import dev.plumbline.kernel.EpochPoint;
import dev.plumbline.kernel.GradientSum;
import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.kernel.Reach;
import dev.plumbline.summation.ExactMoments;
import dev.plumbline.train.CentredPoint;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Evaluation;
import dev.plumbline.train.Objective;
import dev.plumbline.train.Parameters;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The squared loss over cached rows. Each evaluation is one Spark job: the parameters are broadcast, each partition
 * returns one partial gradient sum, the driver adds them up, the broadcast is destroyed.
 *
 * <p>Cost: one read of the cached blocks, {@code O(features)} per partial result on the wire.
 */
public final class RowsObjective implements Objective {
    /** What the rounding of an epoch's sums may cost a gradient, relative to the columns' spread. */
    private static final double SUM_TOLERANCE = 0x1p-62;

    private final JavaSparkContext spark;
    private final CachedTable table;
    private final long mostResultBytes;
    private final Coordinates coordinates;
    private final Reach reach;
    private final double weight;
    private final double heldOutWeight;
    private final double[][] centredHessian;
    private final double[] featureSpread;
    private final double labelSpread;
    private int evaluations;
    private String name = "start of the descent";

    public RowsObjective(CachedTable table, Coordinates coordinates) {
        this(table, coordinates, ResultLimit.bytes(table.spark()));
    }

    /** @param mostResultBytes above this many bytes of partial results an epoch merges them on the executors first */
    RowsObjective(CachedTable table, Coordinates coordinates, long mostResultBytes) {
        ExactMoments moments = table.training();
        this.spark = table.spark();
        this.table = table;
        this.mostResultBytes = mostResultBytes;
        this.coordinates = coordinates;
        this.reach = table.reach(coordinates.centre(), coordinates.labelCentre());
        this.weight = moments.weight();
        this.heldOutWeight = table.heldOut().map(ExactMoments::weight).orElse(0.0);
        this.centredHessian =
                moments.detail() == ExactMoments.Detail.ALL_PRODUCTS ? coordinates.centredHessian(moments) : null;
        int d = coordinates.features();
        this.featureSpread = new double[d];
        for (int j = 0; j < d; j++) {
            featureSpread[j] = Coordinates.spread(moments, j, coordinates.hasIntercept());
        }
        this.labelSpread = Coordinates.spread(moments, d, coordinates.hasIntercept());
    }

    /** What the jobs from now on are called. */
    public void name(String next) {
        name = next;
    }

    @Override
    public int parameters() {
        return coordinates.parameters();
    }

    /** Loss and gradient; an infinite objective where the terms leave the range of order-free sums. */
    @Override
    public Evaluation evaluate(Parameters at) {
        CentredPoint point = coordinates.toCentred(at);
        if (!EpochPoint.fits(point.slopes(), point.intercept(), reach)) {
            double[] unknown = new double[parameters()];
            java.util.Arrays.fill(unknown, Double.NaN);
            double heldOut = heldOutWeight > 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            return new Evaluation(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, heldOut, unknown);
        }
        int folds = folds(point);
        GradientSum sum = run(EpochPoint.of(point.slopes(), point.intercept(), reach, folds));
        return evaluation(sum, point);
    }

    /** Two folds, unless a column reaches so far beyond its spread that they would lose digits of its gradient. */
    private int folds(CentredPoint point) {
        EpochPoint two = EpochPoint.of(point.slopes(), point.intercept(), reach, 2);
        for (int j = 0; j < featureSpread.length; j++) {
            double scale = featureSpread[j] * labelSpread;
            if (scale > 0 && two.slopeSumError(j) > SUM_TOLERANCE * scale) {
                return 3;
            }
        }
        return 2;
    }

    private GradientSum run(EpochPoint point) {
        evaluations++;
        JavaRDD<NarrowBlock> blocks = table.blocks();
        long began = System.nanoTime();
        spark.setJobDescription(name);
        Broadcast<EpochPoint> broadcast = spark.broadcast(point);
        try {
            JavaRDD<GradientSum> partial = blocks.mapPartitions(new EpochGradient(broadcast));
            long bytes = GradientSum.wireBytes(coordinates.features(), point.folds());
            GradientSum sum = ResultLimit.results(partial, bytes, mostResultBytes, new EpochGradient.Merge()).stream()
                    .reduce(GradientSum::merge)
                    .orElseThrow();
            table.placement().took(evaluations, System.nanoTime() - began);
            return sum;
        } finally {
            broadcast.destroy();
            spark.setJobDescription(null);
        }
    }

    private Evaluation evaluation(GradientSum sum, CentredPoint point) {
        int d = coordinates.features();
        double[] bySlope = new double[d];
        for (int j = 0; j < d; j++) {
            bySlope[j] = sum.residualsTimesFeature(j) / weight + low(j, point);
        }
        double byIntercept = sum.residuals() / weight + low(d, point);
        double mse = sum.squares() / weight;
        double heldOut = heldOutWeight > 0 ? sum.heldOutSquares() / heldOutWeight : Double.NaN;
        return new Evaluation(mse / 2, mse, heldOut, coordinates.gradient(bySlope, byIntercept));
    }

    /** What the parameters' low parts, which the executors do not see, add to a gradient: exact, as J is quadratic. */
    private double low(int parameter, CentredPoint point) {
        if (centredHessian == null || parameter >= centredHessian.length) {
            return 0;
        }
        double[] row = centredHessian[parameter];
        double sum = 0;
        for (int j = 0; j < point.slopesLow().length; j++) {
            sum = Math.fma(row[j], point.slopesLow()[j], sum);
        }
        return coordinates.hasIntercept() ? Math.fma(row[row.length - 1], point.interceptLow(), sum) : sum;
    }
}
