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

    /** Most epochs that are kept. */
    public static final int LONGEST = 2 * WINDOW;

    private static final int[] SPANS = {1, 2, 5, WINDOW};

    public Pace {
        if (moves.length != gradients.length || moves.length > LONGEST) {
            throw new IllegalArgumentException(
                    "Cannot pair " + moves.length + " moves with " + gradients.length + " gradients");
        }
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
        int span = Math.min(WINDOW, newMoves.length / 2);
        boolean clear = span > 0 && !magnitudes.drownsInNoise(gradient);
        double overall = Math.max(contraction(newMoves, span), contraction(newGradients, span));
        return new Pace(newMove, newMoves, newGradients, clear ? overall : contraction);
    }

    /** Whether the windows are full, so that a contraction means something by itself. */
    boolean isSettled() {
        return moves.length == LONGEST;
    }

    /**
     * The slowest contraction that the latest epochs show, of moves and of gradients, by the envelopes of the last 1, 2,
     * 5 and 10 epochs against as many before. Envelopes, because moves of momentum and its like swing; short ones too,
     * because long ones remember fast parameters that have already arrived; gradients too, because moves also shrink
     * when only the schedule shrinks them.
     */
    double measured() {
        double slowest = 0;
        for (int span : SPANS) {
            slowest = Math.max(slowest, Math.max(contraction(moves, span), contraction(gradients, span)));
        }
        return slowest;
    }

    /** The largest of the last {@value #WINDOW} moves, in units of the scales. */
    double largestRecentMove() {
        return largest(moves, Math.max(0, moves.length - WINDOW), moves.length);
    }

    private static double contraction(double[] sizes, int span) {
        int from = sizes.length - 2 * span;
        if (from < 0) {
            return 1;
        }
        double later = largest(sizes, from + span, sizes.length);
        double earlier = largest(sizes, from, from + span);
        return later == 0 ? 0 : StrictMath.pow(later / earlier, 1.0 / span);
    }

    private static double largest(double[] sizes, int from, int to) {
        double largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, sizes[i]);
        }
        return largest;
    }

    private static double[] appended(double[] sizes, double size) {
        int from = sizes.length == LONGEST ? 1 : 0;
        double[] longer = Arrays.copyOfRange(sizes, from, sizes.length + 1);
        longer[longer.length - 1] = size;
        return longer;
    }
}
