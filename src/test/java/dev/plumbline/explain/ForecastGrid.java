package dev.plumbline.explain;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.Convergence.Reason;
import dev.plumbline.model.Forecast;
import dev.plumbline.model.Forecast.Ends;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.LearningRates;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.Trainer;
import dev.plumbline.train.TrainingState;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Gradient descent at constant rates over many seeded tables: what is forecast, what the closed form says, which rates
 * raise an alarm, and what happens over the rows. {@code scripts/forecasts} prints it.
 */
final class ForecastGrid {
    static final int TABLES = 300;
    static final int EPOCHS = 3_000;
    static final double[] TIMES_THE_LIMIT = {1.01, 1.1, 2, 10, 1e3, 1e6};

    private ForecastGrid() {}

    static List<Case> cases() {
        return LongStream.rangeClosed(1, TABLES).mapToObj(Case::of).toList();
    }

    /** One table with the rates of one user: one for all or one for each, from 10 % to 98 % of what is stable. */
    record Case(long seed, Rows rows, Plans plans, Plan plan, double shareOfLimit) {
        static Case of(long seed) {
            Random random = new Random(seed);
            int features = 1 + random.nextInt(5);
            double offset = random.nextInt(3) * random.nextDouble() * 2;
            Rows rows = Rows.random(random, features, 30 + random.nextInt(20), 0.9 * random.nextDouble(), offset);
            Terrain terrain = rows.terrain(seed % 3 > 0);
            boolean oneRate = seed % 2 == 0;
            double share = 0.1 + 0.88 * random.nextDouble();
            Curvature curvature = terrain.curvature();
            double[] limits = curvature.stableLimits();
            LearningRates rates = oneRate
                    ? LearningRates.uniform(share * curvature.stableLimit(), limits.length)
                    : LearningRates.of(limits).times(share);
            double perDigit = ClosedForm.of(terrain, plan(terrain, rates, 1e-14), at -> false)
                    .orElseThrow()
                    .epochsPerDigit();
            // as far as gradients that are summed over rows tell one epoch from the next
            double tolerance = perDigit < 30 ? 1e-14 : 1e-10;
            return new Case(seed, rows, plans(terrain, tolerance), plan(terrain, rates, tolerance), share);
        }

        private static Plans plans(Terrain terrain, double tolerance) {
            return new Plans(terrain, Gradients.BY_ROWS, Given.epochs(EPOCHS, tolerance));
        }

        private static Plan plan(Terrain terrain, LearningRates rates, double tolerance) {
            return Given.withRates(plans(terrain, tolerance).advised(OptimizerKind.GD), rates);
        }

        Forecast forecast() {
            return Forecasts.of("the chosen settings", plans, plan);
        }

        long closedForm() {
            return ClosedForm.of(plans.terrain(), plan, at -> false)
                    .orElseThrow()
                    .epochs()
                    .orElseThrow();
        }

        /** What happens over the rows themselves, whose gradients are summed row by row. */
        Convergence happens() {
            Terrain terrain = plans.terrain();
            int parameters = plan.names().size();
            return new Trainer(plan, plans.gradients().remainingError(terrain), at -> false, () -> false)
                    .train(
                            rows.rowByRow(terrain.coordinates()),
                            TrainingState.startingAt(Parameters.zero(parameters), plan.optimizer()),
                            EpochListener.NONE)
                    .convergence();
        }

        boolean isStable() {
            return Stability.isStable(plan, plans.terrain().hessian());
        }

        /** The same with rates that are so many times what is stable. */
        Case beyond(double timesTheLimit) {
            Plan wild = Given.withRates(plan, plan.rates().times(timesTheLimit / shareOfLimit));
            return new Case(seed, rows, plans, wild, timesTheLimit);
        }

        @Override
        public String toString() {
            return "seed " + seed + ", " + plan.names().size() + " parameters, "
                    + plans.terrain().coordinates().system() + ", " + shareOfLimit + " of the limit";
        }
    }

    public static void main(String[] none) {
        int converged = 0;
        int exact = 0;
        int within = 0;
        int closed = 0;
        int falseAlarms = 0;
        int found = 0;
        for (Case one : cases()) {
            falseAlarms += one.isStable() ? 0 : 1;
            for (double times : TIMES_THE_LIMIT) {
                found += one.beyond(times).isStable() ? 0 : 1;
            }
            Convergence happens = one.happens();
            if (happens.reason() != Reason.TOLERANCE) {
                continue;
            }
            Forecast forecast = one.forecast();
            long apart = Math.abs(forecast.epochs() - happens.epochs());
            boolean converges = forecast.ends() == Ends.CONVERGES;
            converged++;
            exact += converges && apart == 0 ? 1 : 0;
            within += converges && apart <= 1 ? 1 : 0;
            closed += Math.abs(one.closedForm() - happens.epochs()) <= 1 ? 1 : 0;
        }
        print("gradient descent at constant rates, %d seeded tables, 10 %% to 98 %% of the stable limit", TABLES);
        print("  converged over the rows within %,d epochs: %d", EPOCHS, converged);
        print("  as many epochs as forecast: %d; within one epoch: %d", exact, within);
        print("  within one epoch of the closed form: %d", closed);
        print("  false alarms: %d of %d", falseAlarms, TABLES);
        int beyond = TABLES * TIMES_THE_LIMIT.length;
        print("  rates 1.01 to 1e6 times the limit, found before the first epoch: %d of %d", found, beyond);
        print("epochs until the error has fallen by 1e-6, at the best rates");
        print("  %-10s %16s %26s %14s", "x", "one rate for all", "a rate for each parameter", "standardized");
        for (int high : new int[] {10, 100}) {
            Rows rows = Rows.even(2_000, 0, high);
            Plans plans = new Plans(rows.terrain(true), Gradients.BY_ROWS, Given.defaults());
            List<Forecast> all = Forecasts.all(rows.terrains(), plans, OptimizerKind.GD);
            String name = "U(0, " + high + ")";
            print("  %-10s %,16d %,26d %,14d", name, sixDigits(all, 0), sixDigits(all, 1), sixDigits(all, 2));
        }
    }

    private static long sixDigits(List<Forecast> all, int i) {
        return Math.max(1, Math.round(6 * all.get(i).epochsPerDigit()));
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void print(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }
}
