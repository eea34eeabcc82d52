package dev.plumbline.page;

import dev.plumbline.model.Charts;
import dev.plumbline.model.HistoryLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The way of one parameter, in the coordinates descended in.
 *
 * @param feature its index, or -1 for the intercept
 * @param label for people
 * @param start where it began
 * @param optimum where it goes
 */
record Journey(int feature, String label, double start, double optimum) {
    private static final int MOST = 6;

    /**
     * The ways that have a length. Where a descent began is not in its history: at zero, or, of one that went on from an
     * earlier line, taken to be where its first epoch ended.
     */
    static List<Journey> all(List<String> features, Charts.Descent end, Start from) {
        List<Journey> all = new ArrayList<>();
        for (int j = 0; j < features.size(); j++) {
            double start = from.zero() ? 0 : from.first().coefficients()[j];
            all.add(new Journey(j, Names.brief(features.get(j)), start, end.coefficients()[j]));
        }
        if (from.hasIntercept()) {
            double start = from.zero() ? 0 : from.first().intercept();
            all.add(new Journey(-1, "intercept", start, end.intercept()));
        }
        all.removeIf(journey -> journey.start() == journey.optimum());
        return all;
    }

    /**
     * Where a descent began.
     *
     * @param zero whether at zero
     * @param first epoch that is known
     * @param hasIntercept whether there is one
     */
    record Start(boolean zero, HistoryLine first, boolean hasIntercept) {}

    /** Those that a picture has room for: the intercept, and the slopes that are last to arrive, in model order. */
    static List<Journey> telling(List<Journey> all, List<HistoryLine> history) {
        if (all.size() <= MOST) {
            return all;
        }
        List<Journey> slopes = all.stream()
                .filter(journey -> journey.feature() >= 0)
                .sorted(Comparator.comparingDouble((Journey journey) -> -journey.lateness(history)))
                .limit(MOST - 1)
                .toList();
        return all.stream()
                .filter(journey -> journey.feature() < 0 || slopes.contains(journey))
                .toList();
    }

    /** The slope that is last to arrive. */
    static int last(List<Journey> all, List<HistoryLine> history) {
        return all.stream()
                .filter(journey -> journey.feature() >= 0)
                .max(Comparator.comparingDouble(journey -> journey.lateness(history)))
                .map(Journey::feature)
                .orElse(0);
    }

    private double lateness(List<HistoryLine> history) {
        double sum = 0;
        for (HistoryLine line : history) {
            sum += Math.min(1, left(line));
        }
        return sum;
    }

    double at(HistoryLine line) {
        return feature < 0 ? line.intercept() : line.coefficients()[feature];
    }

    /** |parameter - optimum| / |start - optimum|. */
    double left(HistoryLine line) {
        return Math.abs(at(line) - optimum) / Math.abs(start - optimum);
    }

    /** The epoch from which on it is nearer than a share of its way, or -1. */
    long arrival(List<HistoryLine> history, double share) {
        long arrived = -1;
        for (HistoryLine line : history) {
            if (!(left(line) <= share)) {
                arrived = -1;
            } else if (arrived < 0) {
                arrived = line.epoch();
            }
        }
        return arrived;
    }
}
