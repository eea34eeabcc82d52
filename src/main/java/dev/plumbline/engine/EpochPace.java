package dev.plumbline.engine;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;

/** Finds epochs that take longer after a loss of executors than the cores that are left explain. */
final class EpochPace {
    /** So many epochs tell how long one takes. */
    private static final int ENOUGH = 9;

    private static final double SLOWER = 1.3;

    private final ArrayDeque<Double> recent = new ArrayDeque<>();
    private int epoch;
    private double cores;
    private double coreSecondsBefore;
    private String cause = "";

    /** The last one that was heard of. */
    int epoch() {
        return epoch;
    }

    /** Hears that the executors are others from now on. */
    void changed(String why, Balance now) {
        if (recent.size() == ENOUGH) {
            coreSecondsBefore = median() * cores;
        }
        recent.clear();
        cause = now.cores() < cores && coreSecondsBefore > 0 ? why : "";
        cores = now.cores();
    }

    /** Hears of an epoch; says once, when enough of them tell, what a person should know. */
    Optional<String> took(int number, double seconds, Balance now) {
        epoch = number;
        cores = now.cores();
        if (recent.size() == ENOUGH) {
            recent.removeFirst();
        }
        recent.add(seconds);
        if (recent.size() < ENOUGH || cause.isEmpty()) {
            return Optional.empty();
        }
        String why = cause;
        cause = "";
        double slower = median() * cores / coreSecondsBefore;
        return slower > SLOWER ? Optional.of(sentence(why, slower, now)) : Optional.empty();
    }

    private double median() {
        return recent.stream().sorted().skip(ENOUGH / 2).findFirst().orElseThrow();
    }

    private static String sentence(String why, double slower, Balance now) {
        double uneven = now.longest() / now.even();
        String reason = uneven > 1.1
                ? String.format(Locale.ROOT, "the busiest has %.1f times its even share of the rows", uneven)
                : "they have even shares of the rows, so they are slower or busier than those before, or their rows are"
                        + " on disk";
        return String.format(
                Locale.ROOT,
                "since %s an epoch takes %.1f times what its rows over the cores that are left explain: %s",
                why,
                slower,
                reason);
    }
}
