package dev.plumbline.story;

import dev.plumbline.explain.Curvature;
import java.util.List;
import java.util.Locale;

/**
 * The phrases of the page that hold a number, with the number as it is computed.
 *
 * @param points descended on
 * @param bowl their loss
 * @param ways to descend
 * @param first errors of (k, b) after each epoch of the first descent
 */
record Quotes(Points points, Bowl bowl, Ways ways, List<double[]> first) {
    /** An epoch at which the steep direction has arrived. */
    private static final int EARLY = 20;

    /** In the order of the page; its sentences contain each of them. */
    List<String> phrases() {
        Curvature curvature = bowl.curvature();
        double[] early = first.get(EARLY);
        double[] last = first.get(Story.EPOCHS);
        double gone = 100 * (1 - excess(early) / excess(first.get(0)));
        double flat = 1 - Ways.ONE_RATE * curvature.smallest();
        double ratio = bowl.slopePerIntercept();
        return List.of(
                say("%,d points on the line y = 3 x + 5", Points.COUNT),
                say("a learning rate of %.2f, %d epochs", Ways.ONE_RATE, Story.EPOCHS),
                say("After %d epochs %.0f %% of the loss", EARLY, gone),
                say("k is %.2f", points.k() + early[0]),
                say("b is %.2f", points.b() + early[1]),
                say("After %d epochs b is %.2f", Story.EPOCHS, points.b() + last[1]),
                say("the best b for these points is %.2f", points.b()),
                say("to %.4f (its standard error)", points.standardErrorOfK()),
                say("and b to %.3f", points.standardErrorOfB()),
                say("k is off by %.0f of them", Math.abs(last[0]) / points.standardErrorOfK()),
                say("b by %.0f", Math.abs(last[1]) / points.standardErrorOfB()),
                say("From about epoch %d on", EARLY),
                say("the error of k is %.2f times that of b", ratio),
                say("crosses the best line at x = %.1f", -1 / ratio),
                say("(%.2f, %.2f; %.2f, 1)", bowl.h()[0][0], bowl.h()[0][1], bowl.h()[1][0]),
                say("eigenvalues L = %.1f and mu = %.3f", curvature.largest(), curvature.smallest()),
                say("L / mu = %.0f", curvature.condition()),
                say("multiplied by 1 - rate x L = %.2f", 1 - Ways.ONE_RATE * curvature.largest()),
                say("by 1 - rate x mu = %.4f", flat),
                say("halves every %.0f epochs", StrictMath.log(0.5) / StrictMath.log(flat)),
                say("above 2 / L = %.4f", curvature.stableLimit()),
                say("the best single rate, 2 / (L + mu) = %.3f", 2 / (curvature.largest() + curvature.smallest())),
                say("rho = |mean x| / rms x = %.3f", bowl.rho()),
                say("from %.0f to (1 + rho) / (1 - rho) = %.0f", curvature.condition(), curvature.scaledCondition()),
                say("It runs %d epochs", Story.EPOCHS));
    }

    private double excess(double[] error) {
        return bowl.excess(error[0], error[1]);
    }

    private static String say(String phrase, Object... figures) {
        return String.format(Locale.ROOT, phrase, figures);
    }
}
