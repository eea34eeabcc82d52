package dev.plumbline.page;

import dev.plumbline.model.Charts;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.HistoryLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The way of one parameter, in the coordinates descended in.
 *
 * @param feature its index, or -1 for the intercept
 * @param label for people
 * @param unit what a step of 1 moves the prediction by, as a rule: the spread of the feature there
 * @param start where it began
 * @param optimum where it goes
 */
record Journey(int feature, String label, double unit, double start, double optimum) {
    private static final int MOST = 6;
    /** Of the longest way: a shorter one is late without mattering. */
    private static final double SHORT = 0.05;

    /**
     * The ways that have a length. Where a descent began is not in its history: at zero, or, of one that went on from an
     * earlier line, taken to be where its first epoch ended.
     */
    static List<Journey> all(List<String> features, Charts.Descent end, Start from) {
        List<Journey> all = new ArrayList<>();
        for (int j = 0; j < features.size(); j++) {
            double start = from.zero() ? 0 : from.first().coefficients()[j];
            all.add(new Journey(j, Names.brief(features.get(j)), from.unit(j, end), start, end.coefficients()[j]));
        }
        if (from.hasIntercept()) {
            double start = from.zero() ? 0 : from.first().intercept();
            all.add(new Journey(-1, "intercept", 1, start, end.intercept()));
        }
        all.removeIf(journey -> journey.start() == journey.optimum());
        return all;
    }

    /**
     * Where a descent began.
     *
     * @param zero whether at zero
     * @param first epoch that is known
     * @param model that it led to
     */
    record Start(boolean zero, HistoryLine first, FittedModel model) {
        boolean hasIntercept() {
            return model.line().hasIntercept();
        }

        double unit(int feature, Charts.Descent end) {
            return model.profile().isEmpty() ? 1 : model.profile().get(feature).sd() / end.scale()[feature];
        }
    }

    /** Those that a picture has room for: the intercept, and the slopes that are last to arrive, in model order. */
    static List<Journey> telling(List<Journey> all, List<HistoryLine> history) {
        if (all.size() <= MOST) {
            return all;
        }
        double longest = all.stream().mapToDouble(Journey::way).max().orElse(0);
        List<Journey> slopes = all.stream()
                .filter(journey -> journey.feature() >= 0 && journey.way() >= SHORT * longest)
                .sorted(Comparator.comparingDouble((Journey journey) -> -journey.lateness(history)))
                .limit(MOST - 1)
                .toList();
        return all.stream()
                .filter(journey -> journey.feature() < 0 || slopes.contains(journey))
                .toList();
    }

    /** The slope whose way matters most. */
    static int longest(List<Journey> all) {
        return all.stream()
                .filter(journey -> journey.feature() >= 0)
                .max(Comparator.comparingDouble(Journey::way))
                .map(Journey::feature)
                .orElse(0);
    }

    private double way() {
        return Math.abs(start - optimum) * unit;
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
