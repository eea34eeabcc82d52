package dev.plumbline.explain;

import dev.plumbline.train.GradientDescent;
import dev.plumbline.train.Momentum;
import dev.plumbline.train.Nesterov;
import dev.plumbline.train.Optimizer;
import java.util.Optional;

/**
 * What an epoch at constant rates does to the error along one mode of a quadratic, whose rate times curvature is h: for
 * gd {@code e' = (1 - h) e}; for rules with a velocity v, starting at 0, a linear map of the pair (e, v):
 *
 * <ul>
 *   <li>momentum: {@code v' = beta v - h e; e' = e + v'}
 *   <li>nesterov, of the look-ahead points: {@code v' = beta v - h e; e' = e + (1 + beta) v' - beta v}
 * </ul>
 *
 * @param beta share of the velocity that is kept; 0 for gd
 * @param lookAhead how many times beta the new velocity counts beyond once: 1 for nesterov, else 0
 */
record Recurrence(double beta, double lookAhead) {
    /** The recurrence of a rule, or empty where its moves are not linear in the gradients. */
    static Optional<Recurrence> of(Optimizer optimizer) {
        if (optimizer instanceof GradientDescent) {
            return Optional.of(new Recurrence(0, 0));
        }
        if (optimizer instanceof Momentum momentum) {
            return Optional.of(new Recurrence(momentum.beta(), 0));
        }
        if (optimizer instanceof Nesterov nesterov) {
            return Optional.of(new Recurrence(nesterov.beta(), 1));
        }
        return Optional.empty();
    }

    /** The factor by which an error along the mode has changed after so many epochs from rest; O(log epochs). */
    double factor(double h, long epochs) {
        if (beta == 0) {
            return power(h, epochs);
        }
        double[] map = map(h);
        double[] result = {1, 0, 0, 1};
        for (long left = epochs; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result = product(map, result);
            }
            map = product(map, map);
        }
        return result[0];
    }

    /** {@code (1 - h)^epochs}, right also where h is far below the rounding of 1. */
    private static double power(double h, long epochs) {
        double size = h < 0.5 ? StrictMath.log1p(-h) : StrictMath.log(Math.abs(1 - h));
        double power = epochs == 0 ? 1 : StrictMath.exp(epochs * size);
        return h > 1 && epochs % 2 == 1 ? -power : power;
    }

    /** (e, v) to (e', v'), by rows. */
    private double[] map(double h) {
        double ahead = 1 + lookAhead * beta;
        return new double[] {1 - ahead * h, ahead * beta - lookAhead * beta, -h, beta};
    }

    private static double[] product(double[] a, double[] b) {
        return new double[] {
            a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
            a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3]
        };
    }

    /**
     * How much of an error along the mode is left after an epoch in the long run: the larger root of {@code z^2 - trace z
     * + determinant}, in absolute value. Returned as the distance from 1, {@code 1 - |z|}, which a small h needs.
     */
    double gain(double h) {
        if (beta == 0) {
            return h <= 1 ? h : 2 - h;
        }
        double[] map = map(h);
        double determinant = map[0] * map[3] - map[1] * map[2];
        double half = (map[0] + map[3]) / 2;
        double squared = half * half - determinant;
        if (squared < 0) {
            return 1 - Math.sqrt(determinant);
        }
        if (half < 0) {
            return 1 + half - Math.sqrt(squared);
        }
        // 1 is not a root: 1 - trace + determinant = h exactly, so (1 - z1) (1 - z2) = h
        double other = 1 - (half - Math.sqrt(squared));
        return h / other;
    }
}
