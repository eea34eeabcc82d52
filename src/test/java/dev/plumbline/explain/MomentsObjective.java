package dev.plumbline.explain;

import dev.plumbline.train.Evaluation;
import dev.plumbline.train.Objective;
import dev.plumbline.train.Parameters;

/** {@code J(t) = t'Ht / 2 - q't + c} by way of its gradient, in twice the working precision. */
record MomentsObjective(double[][] h, double[] q, double constant) implements Objective {
    /** The quadratic whose smallest value is {@code least}. */
    static MomentsObjective above(double least, double[][] h, double[] q) {
        Parameters optimum = Hessians.optimum(h, q);
        double constant = least;
        for (int i = 0; i < q.length; i++) {
            constant += q[i] * optimum.hi(i) / 2;
        }
        return new MomentsObjective(h, q, constant);
    }

    @Override
    public int parameters() {
        return q.length;
    }

    @Override
    public Evaluation evaluate(Parameters at) {
        double[] gradient = new double[q.length];
        double objective = constant;
        for (int i = 0; i < q.length; i++) {
            DoubleDouble sum = new DoubleDouble();
            sum.add(-q[i]);
            for (int j = 0; j < q.length; j++) {
                sum.addProduct(h[i][j], at.hi(j));
                sum.addProduct(h[i][j], at.lo(j));
            }
            gradient[i] = sum.value();
            objective += (gradient[i] - q[i]) * at.hi(i) / 2;
        }
        return new Evaluation(objective, 2 * objective, Double.NaN, gradient);
    }
}
