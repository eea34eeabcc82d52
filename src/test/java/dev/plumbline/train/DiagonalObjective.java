package dev.plumbline.train;

/** Independent parabolas, each gradient right to an ulp or two: quick enough for thousands of epochs. */
final class DiagonalObjective implements Objective {
    private final double[] curvature;
    private final double[] optimum;

    DiagonalObjective(double[] curvature, double[] optimum) {
        this.curvature = curvature;
        this.optimum = optimum;
    }

    @Override
    public int parameters() {
        return optimum.length;
    }

    @Override
    public Evaluation evaluate(Parameters at) {
        double[] gradient = new double[optimum.length];
        double objective = 0.25;
        for (int i = 0; i < optimum.length; i++) {
            double miss = miss(at, i);
            gradient[i] = curvature[i] * miss;
            objective += gradient[i] * miss / 2;
        }
        return new Evaluation(objective, 2 * objective, Double.NaN, gradient);
    }

    /** The largest distance of a parameter from its optimum. */
    double distance(Parameters at) {
        double largest = 0;
        for (int i = 0; i < optimum.length; i++) {
            largest = Math.max(largest, Math.abs(miss(at, i)));
        }
        return largest;
    }

    private double miss(Parameters at, int i) {
        return at.hi(i) - optimum[i] + at.lo(i);
    }
}
