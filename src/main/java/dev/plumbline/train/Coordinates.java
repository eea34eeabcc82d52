package dev.plumbline.train;

import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.LinearModel;
import dev.plumbline.summation.ExactMoments;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * The coordinates a descent runs in, and the way between them and the centred form that the data is read in.
 *
 * <p>Standardized: {@code theta_j = k_j * scale_j}, and the intercept is the prediction at the centre. Raw: {@code k_j}
 * and {@code b} as they are. Either way residuals are computed from {@code x - centre} and {@code y - labelCentre},
 * because at a large offset {@code k x + b - y} has lost its digits before any sum begins. Without intercept nothing is
 * centred.
 *
 * <p>In {@link ExactMoments} the columns are the features in model order, then the label.
 */
public final class Coordinates {
    /** Wide enough that every quotient of doubles is right to far more digits than are kept. */
    private static final MathContext WIDE = new MathContext(80);

    private final double[] centre;
    private final double labelCentre;
    private final double[] scale;
    private final boolean standardized;
    private final boolean intercept;

    private Coordinates(double[] centre, double labelCentre, double[] scale, boolean standardized, boolean intercept) {
        this.centre = centre;
        this.labelCentre = labelCentre;
        this.scale = scale;
        this.standardized = standardized;
        this.intercept = intercept;
    }

    /**
     * The coordinates for a table with these moments: centres are the means, scales the population standard deviations
     * (root mean squares without intercept). Columns that do not vary have scale 1.
     */
    public static Coordinates of(ExactMoments moments, boolean standardized, boolean intercept) {
        int d = moments.columns() - 1;
        double[] centre = new double[d];
        double[] scale = new double[d];
        for (int j = 0; j < d; j++) {
            centre[j] = intercept ? moments.mean(j) : 0;
            double spread = spread(moments, j, intercept);
            scale[j] = standardized && spread > 0 ? spread : 1;
        }
        return new Coordinates(centre, intercept ? moments.mean(d) : 0, scale, standardized, intercept);
    }

    /** Standard deviation of a column about its mean, or about 0 without intercept; population (divisor: the weight). */
    public static double spread(ExactMoments moments, int column, boolean intercept) {
        double squares = intercept ? moments.centredProduct(column, column) : moments.rawProduct(column, column);
        return Math.sqrt(squares / moments.weight());
    }

    public int parameters() {
        return centre.length + (intercept ? 1 : 0);
    }

    public int features() {
        return centre.length;
    }

    public boolean hasIntercept() {
        return intercept;
    }

    public CoordinateSystem system() {
        return standardized ? CoordinateSystem.STANDARDIZED : CoordinateSystem.RAW;
    }

    public double[] centre() {
        return centre.clone();
    }

    public double labelCentre() {
        return labelCentre;
    }

    /** The unit of feature {@code j}: what a difference of 1 in these coordinates is in the feature's units. */
    public double scale(int j) {
        return scale[j];
    }

    /** The parameters with the intercept taken to the centre, as it is in standardized coordinates anyhow. */
    Parameters centredParameters(Parameters at) {
        if (standardized || !intercept) {
            return at;
        }
        CentredPoint point = toCentred(at);
        int d = centre.length;
        double[] high = java.util.Arrays.copyOf(point.slopes(), d + 1);
        double[] low = java.util.Arrays.copyOf(point.slopesLow(), d + 1);
        high[d] = point.intercept();
        low[d] = point.interceptLow();
        return Parameters.of(high, low);
    }

    /** The gradient by the descent's parameters from that by the {@link #centredParameters}, in pairs; rounded once. */
    double[] gradient(double[] high, double[] low) {
        int d = centre.length;
        double[] gradient = high.clone();
        if (intercept && !standardized) {
            Pair byIntercept = new Pair(high[d], low[d]);
            for (int j = 0; j < d; j++) {
                gradient[j] = byIntercept
                        .times(centre[j])
                        .plus(new Pair(high[j], low[j]))
                        .hi();
            }
        }
        return gradient;
    }

    /** The parameters as the engine evaluates them. Cost: O(features). */
    public CentredPoint toCentred(Parameters at) {
        int d = centre.length;
        double[] high = new double[d];
        double[] low = new double[d];
        // In raw coordinates b and k c cancel: at an offset of 1e12, four digits of a pair would be left near the
        // optimum.
        WideSum atCentre = new WideSum();
        if (intercept) {
            atCentre.add(at.hi(d));
            atCentre.add(at.lo(d));
            atCentre.add(standardized ? 0 : -labelCentre);
        }
        for (int j = 0; j < d; j++) {
            Pair slope = new Pair(at.hi(j), at.lo(j)).dividedBy(scale[j]);
            high[j] = slope.hi();
            low[j] = slope.lo();
            if (intercept && !standardized) {
                atCentre.addProduct(slope.hi(), centre[j]);
                atCentre.addProduct(slope.lo(), centre[j]);
            }
        }
        Pair own = atCentre.value();
        return new CentredPoint(high, low, own.hi(), own.lo());
    }

    /**
     * The gradient by the descent's parameters.
     *
     * @param bySlope mean of {@code w r dx_j}
     * @param byIntercept mean of {@code w r}
     */
    public double[] gradient(double[] bySlope, double byIntercept) {
        int d = centre.length;
        double[] gradient = new double[parameters()];
        for (int j = 0; j < d; j++) {
            gradient[j] = standardized ? bySlope[j] / scale[j] : Math.fma(centre[j], byIntercept, bySlope[j]);
        }
        if (intercept) {
            gradient[d] = byIntercept;
        }
        return gradient;
    }

    /** The Hessian of the squared loss in these coordinates, {@code parameters x parameters}. */
    public double[][] hessian(ExactMoments moments) {
        int d = centre.length;
        double weight = moments.weight();
        double[][] hessian = new double[parameters()][parameters()];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double product = standardized
                        ? moments.productAbout(i, centre[i], j, centre[j]) / scale[i] / scale[j]
                        : moments.rawProduct(i, j);
                hessian[i][j] = hessian[j][i] = product / weight;
            }
            if (intercept) {
                double sum = standardized ? moments.sumAbout(i, centre[i]) / scale[i] : moments.sum(i);
                hessian[i][d] = hessian[d][i] = sum / weight;
            }
        }
        if (intercept) {
            hessian[d][d] = 1;
        }
        return hessian;
    }

    /** The diagonal of the {@link #hessian}, which is known above the moments' limit too. */
    public double[] diagonal(ExactMoments moments) {
        double[] diagonal = new double[parameters()];
        for (int j = 0; j < centre.length; j++) {
            double squares = standardized
                    ? moments.productAbout(j, centre[j], j, centre[j]) / scale[j] / scale[j]
                    : moments.rawProduct(j, j);
            diagonal[j] = squares / moments.weight();
        }
        if (intercept) {
            diagonal[centre.length] = 1;
        }
        return diagonal;
    }

    /** The moments about the centres: by slopes, then by the intercept; what corrects a gradient for low parts. */
    public double[][] centredHessian(ExactMoments moments) {
        return new Coordinates(centre, labelCentre, ones(centre.length), true, intercept).hessian(moments);
    }

    /**
     * The q of {@code J(t) = t'Ht/2 - q't + const} in these coordinates.
     */
    public double[] linearTerm(ExactMoments moments) {
        int d = centre.length;
        double weight = moments.weight();
        double[] linear = new double[parameters()];
        for (int j = 0; j < d; j++) {
            linear[j] = standardized
                    ? moments.productAbout(j, centre[j], d, labelCentre) / scale[j] / weight
                    : moments.rawProduct(j, d) / weight;
        }
        if (intercept) {
            linear[d] = (standardized ? moments.sumAbout(d, labelCentre) : moments.sum(d)) / weight;
        }
        return linear;
    }

    /**
     * The parameters of a line in original units, to twice the digits of a double: the inverse of {@link #toModel}.
     *
     * @param slopes one per feature
     * @param interceptAtOrigin the prediction where all features are 0; not looked at without intercept
     */
    public Parameters toParameters(BigDecimal[] slopes, BigDecimal interceptAtOrigin) {
        int d = centre.length;
        double[] high = new double[parameters()];
        double[] low = new double[parameters()];
        BigDecimal atCentre = interceptAtOrigin.subtract(new BigDecimal(labelCentre));
        for (int j = 0; j < d; j++) {
            Pair slope = Pair.of(slopes[j].multiply(new BigDecimal(scale[j])));
            high[j] = slope.hi();
            low[j] = slope.lo();
            atCentre = atCentre.add(slopes[j].multiply(new BigDecimal(centre[j])));
        }
        if (intercept) {
            Pair own = Pair.of(standardized ? atCentre : interceptAtOrigin);
            high[d] = own.hi();
            low[d] = own.lo();
        }
        return Parameters.of(high, low);
    }

    /**
     * The parameters of a published line, whatever centre it was published about: its numbers are taken as they are, and
     * each parameter is rounded once, to twice the digits of a double.
     *
     * @param line whose features are these columns, in this order; its intercept is not looked at where these coordinates
     *     have none
     */
    public Parameters toParameters(LinearModel line) {
        double[] published = line.slopes();
        double[] about = line.centre();
        BigDecimal[] slopes = new BigDecimal[published.length];
        BigDecimal atOrigin = new BigDecimal(line.interceptAtCentre());
        for (int j = 0; j < slopes.length; j++) {
            slopes[j] = new BigDecimal(published[j]);
            atOrigin = atOrigin.subtract(slopes[j].multiply(new BigDecimal(about[j])));
        }
        return toParameters(slopes, atOrigin);
    }

    /** The model at these parameters: mapped exactly, each published number rounded once. */
    public LinearModel toModel(Parameters at, String label, List<String> features) {
        int d = centre.length;
        double[] slopes = new double[d];
        BigDecimal shift = BigDecimal.ZERO;
        for (int j = 0; j < d; j++) {
            BigDecimal slope = new Pair(at.hi(j), at.lo(j)).exact().divide(new BigDecimal(scale[j]), WIDE);
            slopes[j] = slope.doubleValue();
            shift = shift.add(slope.multiply(new BigDecimal(centre[j])));
        }
        if (!intercept) {
            return new LinearModel(label, features, slopes, centre, 0, 0, false);
        }
        BigDecimal own = new Pair(at.hi(d), at.lo(d)).exact();
        BigDecimal atCentre = standardized ? own.add(new BigDecimal(labelCentre)) : own.add(shift);
        BigDecimal atOrigin = standardized ? atCentre.subtract(shift) : own;
        return new LinearModel(label, features, slopes, centre, atCentre.doubleValue(), atOrigin.doubleValue(), true);
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }
}
