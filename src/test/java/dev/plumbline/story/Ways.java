package dev.plumbline.story;

import dev.plumbline.explain.Curvature;
import dev.plumbline.train.ConjugateGradient;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.GradientDescent;
import dev.plumbline.train.LearningRates;
import dev.plumbline.train.Nesterov;
import dev.plumbline.train.Newton;
import dev.plumbline.train.Optimizer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** The ways to descend that the story tells of. */
final class Ways {
    /** The rates of the first descent, and of the demonstration. */
    static final double ONE_RATE = 0.01;

    static final double RATE_OF_K = 0.01;
    static final double RATE_OF_B = 0.5;

    private final Coordinates raw;
    private final Coordinates standardized;
    private final double[][] hessian;
    private final Curvature curvature;
    private final Points points;

    Ways(Points points) {
        this.points = points;
        this.raw = Coordinates.of(points.moments(), false, true);
        this.standardized = Coordinates.of(points.moments(), true, true);
        this.hessian = raw.hessian(points.moments());
        this.curvature = Curvature.of(hessian);
    }

    Way first() {
        return descent("one rate: " + figure(ONE_RATE), ONE_RATE, ONE_RATE);
    }

    Way bestSingle() {
        double rate = 2 / (curvature.largest() + curvature.smallest());
        return descent("one rate, the best there is: " + figure(rate), rate, rate);
    }

    Way rateEach() {
        return descent("a rate each: k " + figure(RATE_OF_K) + ", b " + figure(RATE_OF_B), RATE_OF_K, RATE_OF_B);
    }

    Way bestEach() {
        double share = 2 / (curvature.scaledLargest() + curvature.scaledSmallest());
        double k = share / hessian[0][0];
        double b = share / hessian[1][1];
        return descent("a rate each, the best: k " + figure(k) + ", b " + figure(b), k, b);
    }

    Way centred() {
        return new Way(
                "centred and scaled, one rate: 1", standardized, new GradientDescent(), LearningRates.uniform(1, 2));
    }

    Way nesterov() {
        double root = Math.sqrt(curvature.condition());
        return raw(
                "nesterov, one rate",
                new Nesterov((root - 1) / (root + 1)),
                LearningRates.uniform(1 / curvature.largest(), 2));
    }

    Way conjugateGradient() {
        return raw("cg", new ConjugateGradient(hessian), LearningRates.uniform(1, 2));
    }

    Way newton() {
        Newton newton =
                new Newton(raw.toParameters(new BigDecimal[] {new BigDecimal(points.k())}, new BigDecimal(points.b())));
        return raw("newton", newton, LearningRates.uniform(1, 2));
    }

    List<Way> all() {
        return List.of(
                first(), bestSingle(), rateEach(), bestEach(), centred(), nesterov(), conjugateGradient(), newton());
    }

    private Way descent(String name, double k, double b) {
        return raw(name, new GradientDescent(), LearningRates.of(new double[] {k, b}));
    }

    private Way raw(String name, Optimizer optimizer, LearningRates rates) {
        return new Way(name, raw, optimizer, rates);
    }

    private static String figure(double rate) {
        return String.format(Locale.ROOT, "%.3f", rate).replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
