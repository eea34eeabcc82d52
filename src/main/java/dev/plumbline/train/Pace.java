package dev.plumbline.train;

import java.util.Arrays;

/**
 * How fast the descent is closing in, from what its latest epochs did. Arrays hold oldest first and are not to be
 * changed by those who read them.
 *
 * @param move the last move, one per parameter
 * @param moves sizes of the latest moves, each the largest of |move| / scale
 * @param gradients sizes of the gradients these moves answered, each the largest of |gradient| * scale
 * @param contraction factor per epoch that was measured last while the gradient stood clear of rounding; 0 before that
 */
public record Pace(double[] move, double[] moves, double[] gradients, double contraction) {
    /** Epochs over which a contraction is measured: twice this many are kept. */
    static final int WINDOW = 10;

    public Pace {
        move = move.clone();
        moves = moves.clone();
        gradients = gradients.clone();
    }

    /** Before the first move. */
    public static Pace initial(int parameters) {
        return new Pace(new double[parameters], new double[0], new double[0], 0);
    }

    /** The pace after one more move. */
    Pace after(double[] newMove, double[] gradient, Magnitudes magnitudes) {
        double[] newMoves = appended(moves, Norm.largestRatio(newMove, magnitudes.scales()));
        double[] newGradients = appended(gradients, Norm.largestProduct(gradient, magnitudes.scales()));
        double measured = Math.max(contractionOf(newMoves), contractionOf(newGradients));
        boolean clear = newMoves.length > 1 && !magnitudes.drownsInNoise(gradient);
        return new Pace(newMove, newMoves, newGradients, clear ? measured : contraction);
    }

    /** Whether the windows are full, so that a contraction means something by itself. */
    boolean isSettled() {
        return moves.length == 2 * WINDOW;
    }

    /**
     * The slower of the contractions of moves and gradients: the envelope of the later half of the window over that of
     * the earlier one, per epoch. The envelope, because moves of momentum and its like swing; the gradients as well,
     * because moves also shrink when only the schedule shrinks them.
     */
    double measured() {
        return Math.max(contractionOf(moves), contractionOf(gradients));
    }

    private static double contractionOf(double[] sizes) {
        int half = sizes.length / 2;
        if (half == 0) {
            return 1;
        }
        double later = largest(sizes, sizes.length - half, sizes.length);
        double earlier = largest(sizes, sizes.length - 2 * half, sizes.length - half);
        if (later == 0) {
            return 0;
        }
        return StrictMath.pow(later / earlier, 1.0 / half);
    }

    private static double largest(double[] sizes, int from, int to) {
        double largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, sizes[i]);
        }
        return largest;
    }

    private static double[] appended(double[] sizes, double size) {
        int from = sizes.length == 2 * WINDOW ? 1 : 0;
        double[] longer = Arrays.copyOfRange(sizes, from, sizes.length + 1);
        longer[longer.length - 1] = size;
        return longer;
    }
}
