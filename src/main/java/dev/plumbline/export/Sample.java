package dev.plumbline.export;

import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import java.util.List;
import java.util.Random;

/**
 * Rows to score a model on, drawn from what its columns looked like: the centre, the means, all columns at their least
 * and largest, random corners, one column at an end and the others at the centre, rows about the means and rows from
 * anywhere between least and largest. Always the same rows for the same version. Without a profile a column lies within
 * its own distance from 0, or 1 where that is more, of the centre.
 */
final class Sample {
    /** How many rows there are. */
    static final int ROWS = 512;

    private static final long SEED = 20_261_128;
    private static final int FIXED = 6;
    private static final int KINDS = 4;

    private final double[] centre;
    private final double[] least;
    private final double[] largest;
    private final double[] mean;
    private final double[] sd;

    private Sample(double[] centre) {
        this.centre = centre;
        int d = centre.length;
        least = new double[d];
        largest = new double[d];
        mean = new double[d];
        sd = new double[d];
    }

    static Sample of(FittedModel model) {
        LinearModel line = model.line();
        List<ColumnProfile> profile = model.profile();
        Sample sample = new Sample(line.centre());
        for (int j = 0; j < sample.centre.length; j++) {
            sample.look(j, j < profile.size() && known(profile.get(j)) ? profile.get(j) : around(sample.centre[j]));
        }
        return sample;
    }

    private static boolean known(ColumnProfile column) {
        return Double.isFinite(column.min())
                && Double.isFinite(column.max())
                && Double.isFinite(column.mean())
                && Double.isFinite(column.sd());
    }

    private static ColumnProfile around(double centre) {
        double reach = Math.max(1, Math.abs(centre));
        return new ColumnProfile("", 0, 0, centre - reach, centre + reach, centre, reach / 2);
    }

    private void look(int j, ColumnProfile column) {
        least[j] = column.min();
        largest[j] = column.max();
        mean[j] = column.mean();
        sd[j] = column.sd();
    }

    /** A row, the features in model order. */
    double[] row(int index) {
        Random random = new Random(SEED + index);
        double[] x = new double[centre.length];
        for (int j = 0; j < x.length; j++) {
            x[j] = index < FIXED ? fixed(index, j) : drawn(index, j, random);
        }
        return x;
    }

    private double fixed(int index, int j) {
        return switch (index) {
            case 0 -> centre[j];
            case 1 -> mean[j];
            case 2 -> least[j];
            case 3 -> largest[j];
            case 4 -> mean[j] - sd[j];
            default -> mean[j] + sd[j];
        };
    }

    private double drawn(int index, int j, Random random) {
        double u = random.nextDouble();
        return switch (index % KINDS) {
            case 0 -> u < 0.5 ? least[j] : largest[j];
            case 1 -> j == index / KINDS % centre.length ? (index / KINDS % 2 == 0 ? least[j] : largest[j]) : centre[j];
            case 2 -> Math.min(largest[j], Math.max(least[j], mean[j] + sd[j] * random.nextGaussian()));
            // Not least + u (largest - least): the difference may be beyond the range of doubles.
            default -> least[j] * (1 - u) + largest[j] * u;
        };
    }
}
