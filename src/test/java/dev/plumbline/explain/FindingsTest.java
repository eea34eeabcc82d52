package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.explain.Circumstances.Course;
import dev.plumbline.explain.Circumstances.Table;
import dev.plumbline.explain.UnusableColumn.Reason;
import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Finding.Severity;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.Forecast;
import dev.plumbline.train.DescentSettings;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.Plan;
import dev.plumbline.train.RateSetting;
import dev.plumbline.train.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FindingsTest {
    /** Nothing is wrong with these: independent features of one size about 0. */
    private static final Rows CALM = Rows.of(new Random(5), 60, random -> {
        double x = random.nextGaussian();
        double y = random.nextGaussian();
        return new double[] {x, y, 2 * x - y + random.nextGaussian()};
    });

    private static List<Finding> found(Rows rows, DescentSettings settings, Gradients gradients) {
        Plans plans = new Plans(rows.terrain(settings.standardize()), gradients, settings);
        OptimizerKind kind = AutoOptimizer.choose(plans).kind();
        Plan plan = plans.of(kind);
        Forecast forecast = Forecasts.of("chosen", plans, plan);
        return Findings.of(new Circumstances(
                new Table(profiles(rows), List.of(), false, Optional.of(rows.terrains())),
                new Course(settings, plan, gradients, Optional.of(forecast), 0),
                Optional.empty()));
    }

    private static List<ColumnProfile> profiles(Rows rows) {
        List<String> names = new ArrayList<>(rows.names());
        names.add("y");
        return ColumnProfiles.of(names, rows.moments(), Map.of());
    }

    private static List<String> ids(List<Finding> found) {
        return found.stream().map(Finding::id).toList();
    }

    private static Finding only(String id, List<Finding> found) {
        List<Finding> those = found.stream().filter(f -> f.id().equals(id)).toList();
        assertEquals(1, those.size(), found.toString());
        return those.get(0);
    }

    private static void assertSays(Finding finding, String... parts) {
        for (String part : parts) {
            assertTrue(finding.sentence().contains(part), finding + " does not say " + part);
        }
        assertFalse(finding.sentence().endsWith("."), finding.sentence());
    }

    @Test
    void calmDataAreNotTalkedAbout() {
        assertEquals(List.of(), found(CALM, Given.defaults(), Gradients.BY_ROWS));
        assertEquals(List.of(), found(CALM, Given.raw(Given.defaults()), Gradients.BY_MOMENTS));
    }

    @Test
    void anOffsetMakesOriginalUnitsSlow() {
        Finding note = only("PL101", found(Rows.even(200, 0, 100), Given.defaults(), Gradients.BY_ROWS));
        assertSays(note, "'x1' lies 1.7 standard deviations from 0", "with one rate for all parameters");
        assertEquals("", note.remedy());
        assertEquals(Severity.NOTE, note.severity());
        Finding raw = only("PL101", found(Rows.even(200, 0, 100), Given.raw(Given.defaults()), Gradients.BY_ROWS));
        assertEquals("--standardize", raw.remedy());
    }

    @Test
    void columnsOfDifferentSizesMakeOneRateSlow() {
        Rows rows = Rows.of(new Random(3), 60, random -> {
            double x = 1000 * random.nextGaussian();
            double y = 0.001 * random.nextGaussian();
            return new double[] {x, y, x + y};
        });
        assertSays(
                only("PL101", found(rows.withoutIntercept(), Given.defaults(), Gradients.BY_MOMENTS)),
                "the columns of 'x1' and 'x2' differ in size by a factor of");
    }

    @Test
    void theConstantOfTheInterceptIsNoColumnOfTheTable() {
        Rows rows = Rows.of(new Random(3), 60, random -> {
            double x = 0.001 * random.nextGaussian();
            return new double[] {x, x + random.nextGaussian()};
        });
        assertSays(
                only("PL101", found(rows, Given.defaults(), Gradients.BY_MOMENTS)),
                "the columns of the intercept (all 1) and 'x1' differ in size by a factor of");
    }

    @Test
    void unitsBeyondAllClosedFormsAreSlowToo() {
        Rows rows = Rows.of(new Random(3), 60, random -> {
            double x = 1e140 * random.nextGaussian();
            double y = 1e-140 * random.nextGaussian();
            return new double[] {x, y, 1e-140 * x + random.nextGaussian()};
        });
        assertSays(
                only("PL101", found(rows, Given.defaults(), Gradients.BY_ROWS)),
                "gradient descent takes over 1e18 epochs with one rate");
    }

    @Test
    void whatIsQuickInOriginalUnitsIsNotTalkedAbout() {
        Rows rows = Rows.of(new Random(9), 60, random -> {
            double x = 1.1 * random.nextGaussian() + 0.2;
            return new double[] {x, x + random.nextGaussian()};
        });
        assertEquals(List.of(), found(rows, Given.defaults(), Gradients.BY_ROWS));
    }

    @Test
    void collinearityIsNamedByItsColumns() {
        List<Finding> mild = found(related(0.2), Given.defaults(), Gradients.BY_ROWS);
        assertSays(only("PL103", mild), "'x1' (VIF ", "'x2' (VIF ");
        assertFalse(mild.get(0).sentence().contains("'x3'"), mild.toString());
        assertFalse(ids(mild).contains("PL102"), mild.toString());
        List<Finding> strong = found(related(0.0005), Given.defaults(), Gradients.BY_ROWS);
        assertSays(only("PL102", strong), "'x1'", "condition number of", "about 4 digits fewer");
        assertFalse(ids(strong).contains("PL103"), strong.toString());
    }

    @Test
    void powersOfOneColumnAreFoundToDependOnEachOther() {
        Rows rows = Rows.powers(new Random(1), 82, 10, -8.8, -3.1);
        for (Gradients gradients : Gradients.values()) {
            assertSays(only("PL102", found(rows, Given.defaults(), gradients)), "about 10 digits fewer");
        }
    }

    /** x2 is x1 but for a little; x3 is independent. */
    private static Rows related(double apart) {
        return Rows.of(new Random(8), 60, random -> {
            double x = random.nextGaussian();
            double z = random.nextGaussian();
            return new double[] {x, x + apart * random.nextGaussian(), z, x + z + apart * random.nextGaussian()};
        });
    }

    @Test
    void unusableColumnsAreNamedWithTheOptionThatLeavesThemOut() {
        List<UnusableColumn> unusable = List.of(
                new UnusableColumn("one", Reason.CONSTANT, List.of()),
                new UnusableColumn("sum", Reason.COLLINEAR, List.of("a", "b")),
                new UnusableColumn("none", Reason.EMPTY, List.of()));
        Plans plans = new Plans(CALM.terrain(true), Gradients.BY_ROWS, Given.defaults());
        Course course =
                new Course(Given.defaults(), plans.of(OptimizerKind.GD), Gradients.BY_ROWS, Optional.empty(), 0);
        for (boolean dropped : new boolean[] {true, false}) {
            Table table = new Table(profiles(CALM), unusable, dropped, Optional.of(CALM.terrains()));
            List<Finding> found = Findings.of(new Circumstances(table, course, Optional.empty()));
            assertEquals(List.of("PL104", "PL105", "PL106"), ids(found));
            assertSays(found.get(1), "'sum' is a linear combination of 'a', 'b'");
            assertEquals(dropped, found.get(2).remedy().isEmpty());
            assertEquals(dropped, !found.get(0).remedy().contains("--drop-unusable"));
        }
    }

    @Test
    void aboveTheMomentsLimitOneFindingSaysWhatIsMissing() {
        Plans plans = new Plans(CALM.terrain(true), Gradients.BY_ROWS, Given.defaults());
        Course course =
                new Course(Given.defaults(), plans.of(OptimizerKind.GD), Gradients.BY_ROWS, Optional.empty(), 0);
        Table table = new Table(profiles(CALM), List.of(), false, Optional.empty());
        Finding found = only("PL107", Findings.of(new Circumstances(table, course, Optional.empty())));
        assertSays(found, "2 features");
        assertEquals("--moments-limit 2", found.remedy());
    }

    @Test
    void tooFewEpochsComeWithTheNumberThatIsEnough() {
        DescentSettings few = Given.raw(Given.rate(0.0002, 450));
        Finding found = only("PL108", found(Rows.even(200, 0, 100), few, Gradients.BY_ROWS));
        assertSays(found, "gd is forecast to need", "450 are allowed");
        long epochs = Long.parseLong(found.remedy().replaceAll(".*--epochs ", ""));
        assertTrue(epochs > 100_000, found.remedy());
        DescentSettings enough = Given.raw(Given.rate(0.0002, (int) epochs));
        assertFalse(
                ids(found(Rows.even(200, 0, 100), enough, Gradients.BY_ROWS)).contains("PL108"));
    }

    @Test
    void moreEpochsThanAreAllowedAtAllAreNotAdvised() {
        DescentSettings few = Given.raw(Given.rate(1e-9, 450));
        Finding found = only("PL108", found(Rows.even(200, 0, 100), few, Gradients.BY_ROWS));
        assertEquals("--learning-rate auto without --schedule", found.remedy());
    }

    @Test
    void aRateThatIsTooSmallForOneParameterNamesIt() {
        DescentSettings one = Given.raw(Given.rate(0.0002, 450));
        Finding found = only("PL110", found(Rows.even(200, 0, 100), one, Gradients.BY_ROWS));
        assertSays(found, "of 'intercept' is", "times smaller than advised", "instead of");
        DescentSettings good = Given.rate(0.5, 450);
        assertFalse(ids(found(Rows.even(200, 0, 100), good, Gradients.BY_ROWS)).contains("PL110"));
    }

    @Test
    void ratesAboveTheLimitAreFoundWhereTheyAreNotRefused() {
        DescentSettings falling = Given.scheduled(2.5, new Schedule(Schedule.Kind.EXPONENTIAL, 0.9, 1));
        assertSays(
                only("PL109", found(CALM, falling, Gradients.BY_ROWS)),
                "the learning rate 2.5 of",
                "above the stable limit of gd");
        DescentSettings calm = Given.scheduled(0.9, new Schedule(Schedule.Kind.EXPONENTIAL, 0.999, 1));
        assertFalse(ids(found(CALM, calm, Gradients.BY_ROWS)).contains("PL109"));
        DescentSettings adam = Given.named(OptimizerKind.ADAM, new RateSetting.Uniform(100));
        assertSays(
                only("PL109", found(CALM, adam, Gradients.BY_ROWS)),
                "the first move of adam takes",
                "times what it would be if it alone explained the label");
        DescentSettings shorter = Given.named(OptimizerKind.ADAM, new RateSetting.Uniform(1));
        assertFalse(ids(found(CALM, shorter, Gradients.BY_ROWS)).contains("PL109"));
    }

    @Test
    void adaptiveRulesNeedAScheduleToSettle() {
        DescentSettings constant = Given.named(OptimizerKind.RMSPROP, new RateSetting.Uniform(0.1));
        Finding found = only("PL111", found(CALM, constant, Gradients.BY_ROWS));
        assertSays(found, "rmsprop at a constant rate");
        assertEquals("--schedule cosine", found.remedy());
        DescentSettings advised = Given.named(OptimizerKind.RMSPROP, new RateSetting.Auto());
        assertFalse(ids(found(CALM, advised, Gradients.BY_ROWS)).contains("PL111"));
    }

    @Test
    void anInterceptFarFromTheDataIsLessCertain() {
        Rows far = Rows.random(new Random(2), 1, 60, 0, 1e4);
        assertSays(only("PL112", found(far, Given.defaults(), Gradients.BY_ROWS)), "the intercept is", "less certain");
        Rows near = Rows.random(new Random(2), 1, 60, 0, 10);
        assertFalse(ids(found(near, Given.defaults(), Gradients.BY_ROWS)).contains("PL112"));
    }

    @Test
    void aDescentByRowsSaysHowManyDigitsRoundingLeaves() {
        DescentSettings named = Given.named(OptimizerKind.NESTEROV);
        Finding found = only("PL113", found(related(0.0005), named, Gradients.BY_ROWS));
        assertSays(found, "leaves 'x", "no more than");
        assertFalse(ids(found(related(0.0005), named, Gradients.BY_MOMENTS)).contains("PL113"));
        assertFalse(
                ids(found(related(0.0005), Given.defaults(), Gradients.BY_ROWS)).contains("PL113"));
    }

    @Test
    void backingOffIsReported() {
        DescentSettings settings = Given.backingOff(Given.rate(3, 450));
        Plans plans = new Plans(CALM.terrain(true), Gradients.BY_ROWS, settings);
        int halvings =
                Stability.halvings(plans.of(OptimizerKind.GD), plans.terrain().hessian());
        Plan plan = plans.backedOff(OptimizerKind.GD);
        assertEquals(1.5, plan.rates().of(0));
        Course course = new Course(settings, plan, Gradients.BY_ROWS, Optional.empty(), halvings);
        Table table = new Table(profiles(CALM), List.of(), false, Optional.of(CALM.terrains()));
        List<Finding> found = Findings.of(new Circumstances(table, course, Optional.empty()));
        assertEquals(List.of("PL114"), ids(found));
        assertSays(found.get(0), "halved once");
    }

    @Test
    void fewDegreesOfFreedomAreCounted() {
        Rows few = Rows.random(new Random(2), 3, 12, 0, 0);
        assertSays(
                only("PL115", found(few, Given.defaults(), Gradients.BY_ROWS)),
                "12 rows for 4 parameters leave 8 degrees of freedom");
        Rows one = new Rows(new double[][] {{2}, {5}}, false);
        assertSays(
                only("PL115", found(one, Given.defaults(), Gradients.BY_ROWS)),
                "1 row for 1 parameter leaves 0 degrees of freedom");
        Rows more = Rows.random(new Random(2), 3, 14, 0, 0);
        assertFalse(ids(found(more, Given.defaults(), Gradients.BY_ROWS)).contains("PL115"));
    }

    @Test
    void anExactFitIsNoted() {
        Plans plans = new Plans(CALM.terrain(true), Gradients.BY_ROWS, Given.defaults());
        Course course =
                new Course(Given.defaults(), plans.of(OptimizerKind.GD), Gradients.BY_ROWS, Optional.empty(), 0);
        Table table = new Table(profiles(CALM), List.of(), false, Optional.of(CALM.terrains()));
        for (double residual : new double[] {0, 1e-20}) {
            for (long left : new long[] {57, 0}) {
                Circumstances all = new Circumstances(table, course, Optional.of(statistics(residual, left)));
                assertEquals(residual == 0 && left > 0 ? List.of("PL116") : List.of(), ids(Findings.of(all)));
            }
        }
    }

    private static FitStatistics statistics(double residual, long left) {
        return new FitStatistics(
                60,
                left,
                Math.sqrt(residual / 57),
                residual,
                1,
                1 - residual,
                1 - residual,
                new FitStatistics.FTest(1, 2, 57, 0.5, -0.3),
                0,
                0,
                0,
                new FitStatistics.Condition(1, 1),
                0.95,
                List.of(),
                Optional.empty());
    }
}
