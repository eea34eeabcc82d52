package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.job.GateEvidence.Current;
import dev.plumbline.job.GateEvidence.Errors;
import dev.plumbline.job.GateEvidence.Recent;
import dev.plumbline.job.GateEvidence.SameRows;
import dev.plumbline.job.TrainSettings.Gates.Standing;
import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.Convergence;
import dev.plumbline.model.Convergence.Reason;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.Gate;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.Verdict;
import dev.plumbline.model.Verdict.Result;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each gate says of the same evidence. */
class GateJudgeTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** Evidence of a night of 98 used rows and 2 rejected ones; each part may be another. */
    private static final class Night {
        Metrics own = metrics(2);
        double meanMse = 16;
        double rounding = 1e-14;
        FittedModel candidate = new Trained().model();
        SameRows sameRows = new SameRows.Scored(metrics(2), metrics(1.9), "the same rows");
        boolean first;
        FittedModel current = new Trained().model();
        List<FittedModel> recent = List.of(new Trained().model());

        GateEvidence evidence() {
            return new GateEvidence(
                    candidate,
                    new Errors(own, meanMse, rounding, "all rows"),
                    first ? Optional.empty() : Optional.of(new Current("2026-01-01", current, sameRows)),
                    new Recent(recent, List.of()));
        }
    }

    private static Metrics metrics(double rmse) {
        return new Metrics(rmse * rmse, rmse, 0.75 * rmse, 1 - rmse * rmse / 16);
    }

    private static TrainSettings.Gates gates(Standing standing, String... own) {
        return new TrainSettings.Gates(standing, Stream.of(own).map(Gate::parse).toList());
    }

    private static List<String> asked(String... own) {
        return GateJudge.asked(gates(Standing.ALL, own)).stream()
                .map(Gate::toString)
                .toList();
    }

    private static Verdict verdict(String rule, Consumer<Night> change) {
        Night night = new Night();
        change.accept(night);
        return GateJudge.verdicts(gates(Standing.ALL, rule), night.evidence()).stream()
                .filter(each -> each.rule().equals(Gate.parse(rule).toString()))
                .findFirst()
                .orElseThrow();
    }

    private static Verdict holds(String rule, Consumer<Night> change) {
        Verdict verdict = verdict(rule, change);
        assertEquals(Result.PASSED, verdict.result(), verdict.toString());
        return verdict;
    }

    private static Verdict refuses(String rule, Consumer<Night> change) {
        Verdict verdict = verdict(rule, change);
        assertEquals(Result.REFUSED, verdict.result(), verdict.toString());
        return verdict;
    }

    @Test
    void whatStandsGivesWayToAGateOfOnesOwnThatSaysTheSame() {
        assertEquals(List.of("rmse <= mean", "rmse <= 1.1 * current"), asked());
        assertEquals(List.of("rmse <= mean", "rmse <= 1.05 * current"), asked("rmse <= 1.05 * current"));
        assertEquals(List.of("rmse <= mean", "mse < 2 * current"), asked("mse < 2 * current"));
        assertEquals(List.of("rmse <= 1.1 * current", "r2 >= 0.5"), asked("r2 >= 0.5"));
        assertEquals(List.of("rmse <= 1.1 * current", "mse <= 0.5 * mean"), asked("mse <= 0.5 * mean"));
        assertEquals(List.of("r2 > 0.5", "rmse <= current"), asked("r2 > 0.5", "rmse <= current"));
        // These say something else, so that what stands still stands.
        for (String other : List.of(
                "rmse <= 5", "mae <= current", "rmse >= 0.1 * current", "r2 <= 0.99", "r2 >= current", "rows >= 9")) {
            assertEquals(List.of("rmse <= mean", "rmse <= 1.1 * current", other), asked(other));
        }
        assertEquals(List.of(), GateJudge.asked(gates(Standing.FINITE_ONLY)));
        assertEquals(
                List.of("rmse <= mean", "rmse <= 1.1 * current"),
                GateJudge.asked(gates(Standing.ALLOW_UNCONVERGED)).stream()
                        .map(Gate::toString)
                        .toList());
    }

    @Test
    void allGatesAreAskedWhicheverRefuses() {
        Night night = new Night();
        night.own = metrics(5);
        night.sameRows = new SameRows.Scored(metrics(5), metrics(1), "the same rows");
        List<Verdict> verdicts =
                GateJudge.verdicts(gates(Standing.ALL, "rmse <= 4", "rows >= 99", "rows >= 98"), night.evidence());
        assertEquals(
                List.of("finite", "converged", "rmse <= mean", "rmse <= 1.1 * current", "rmse <= 4", "rows >= 99"),
                verdicts.stream().limit(6).map(Verdict::rule).toList());
        assertEquals(
                List.of(false, false, true, true, true, true, false),
                verdicts.stream().map(Verdict::refused).toList());
    }

    @Test
    void errorsAreHeldToNumbersTheMeanAndTheCurrentModel() {
        holds("rmse <= 2", night -> {});
        refuses("rmse < 2", night -> {});
        holds("mse <= 4", night -> {});
        refuses("mse <= 3.99", night -> {});
        holds("mae < 1.6", night -> {});
        holds("r2 >= 75%", night -> {});
        refuses("r2 > 75%", night -> {});
        assertEquals(2, holds("rmse <= 0.5 * mean", night -> {}).limit(), 1e-13);
        refuses("rmse <= 0.49 * mean", night -> {});
        assertEquals(4, holds("mse <= 0.25 * mean", night -> {}).limit(), 1e-12);
        holds("rmse <= 1.06 * current", night -> {});
        Verdict refused = refuses("rmse <= 1.05 * current", night -> {});
        assertEquals(2, refused.value());
        assertEquals(1.05 * 1.9, refused.limit(), 1e-13);
        assertEquals("the same rows", refused.rows());
        assertTrue(refused.note().contains("current is 2026-01-01"), refused.note());
        holds("r2 >= 0.9 * current", night -> {});
        refuses("r2 >= current", night -> {});
        holds("mae <= 1.06 * current", night -> {});
        holds("rmse <= recent", night -> {});
        refuses("rmse <= 0.9 * recent", night -> {});
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNotFiniteKeepsNoLimit(double awkward) {
        Metrics none = new Metrics(awkward, awkward, awkward, awkward);
        for (String relation : List.of("<=", ">=", "<", ">")) {
            for (String limit : List.of("0.5", "current", "recent")) {
                for (String measure : List.of("rmse", "mse", "mae", "r2")) {
                    Verdict verdict = refuses(measure + " " + relation + " " + limit, night -> {
                        night.own = none;
                        night.sameRows = new SameRows.Scored(none, metrics(1), "rows");
                    });
                    assertTrue(verdict.note().contains("not defined"), verdict.toString());
                }
            }
        }
        refuses("rmse <= mean", night -> night.own = none);
        refuses("drift <= 5", night -> night.candidate = profiled(column("f", -1, 5, awkward, 1)));
        if (!(awkward > 0)) {
            refuses("rmse <= current", night -> night.sameRows = new SameRows.Scored(metrics(2), none, "rows"));
        }
    }

    @Test
    void anEndlessErrorOfTheCurrentModelIsNoReasonToRefuse() {
        Metrics endless = new Metrics(INF, INF, INF, Double.NaN);
        holds("rmse <= 1.1 * current", night -> night.sameRows = new SameRows.Scored(metrics(2), endless, "rows"));
        refuses("r2 >= current", night -> night.sameRows = new SameRows.Scored(metrics(2), endless, "rows"));
    }

    @Test
    void onTheFirstNightComparisonsArePassedOverAndLimitsAreNot() {
        for (String rule : List.of(
                "rmse <= current",
                "rmse <= 2 * recent",
                "rows >= 0.5 * recent",
                "bad_rows <= 2 * current",
                "drift <= 0",
                "range(f) <= 0",
                "drift(nowhere) <= 0")) {
            Verdict verdict = verdict(rule, night -> {
                night.first = true;
                night.recent = List.of();
            });
            assertEquals(Result.PASSED_OVER, verdict.result(), rule);
            assertEquals("no version is current yet", verdict.note());
        }
        refuses("rmse <= 1", night -> night.first = true);
        refuses("rmse <= 0.1 * mean", night -> night.first = true);
        refuses("rows >= 99", night -> night.first = true);
    }

    @Test
    void aCurrentModelThatCannotBeComparedRefuses() {
        SameRows impossible = new SameRows.Impossible("its column is gone");
        Verdict refused = refuses("rmse <= 9 * current", night -> night.sameRows = impossible);
        assertTrue(refused.note().contains("2026-01-01 cannot be compared: its column is gone"), refused.note());
        refuses("r2 >= current", night -> night.sameRows = impossible);
        holds("rows >= current", night -> night.sameRows = impossible);
    }

    @Test
    void alimitOfOnesOwnStandsInOnlyWhereTheComparisonCannotBeMade() {
        SameRows impossible = new SameRows.Impossible("its column is gone");
        assertEquals(Result.REFUSED, standing(impossible));
        assertEquals(Result.REFUSED, standing(impossible, "mae <= 9", "rmse >= 0.1"));
        assertEquals(Result.PASSED_OVER, standing(impossible, "rmse <= 9"));
        assertEquals(Result.PASSED_OVER, standing(impossible, "mse <= mean"));
        // Asked for in so many words, it is not passed over.
        assertEquals(Result.REFUSED, standing(impossible, "rmse <= 1.1 * current", "rmse <= 9"));
        SameRows worse = new SameRows.Scored(metrics(2), metrics(1), "rows");
        assertEquals(Result.REFUSED, standing(worse, "rmse <= 9"));
    }

    private static Result standing(SameRows sameRows, String... own) {
        Night night = new Night();
        night.sameRows = sameRows;
        return GateJudge.verdicts(gates(Standing.ALL, own), night.evidence()).stream()
                .filter(each -> each.rule().equals("rmse <= 1.1 * current"))
                .findFirst()
                .orElseThrow()
                .result();
    }

    @Test
    void whatIsAllButZeroIsComparedToTheRoundingOfResiduals() {
        for (String rule : List.of("rmse <= 1.1 * current", "mse <= current", "mae < 1.1 * current", "r2 >= current")) {
            Verdict verdict = holds(rule, night -> {
                night.own = metrics(3e-15);
                night.sameRows = new SameRows.Scored(metrics(3e-15), metrics(1e-16), "rows");
            });
            if (!rule.startsWith("r2")) {
                assertTrue(verdict.note().contains("equal but for rounding"), verdict.note());
            }
            holds(
                    rule.replace("r2 >=", "r2 >= 1 *"),
                    night -> night.sameRows = new SameRows.Scored(metrics(0), metrics(0), "rows"));
            refuses(rule, night -> night.sameRows = new SameRows.Scored(metrics(1e-3), metrics(1e-16), "rows"));
        }
        refuses("rmse <= 1e-16", night -> night.own = metrics(3e-15));
    }

    @Test
    void rowsAreHeldToTheMedianOfTheLastNights() {
        assertEquals(98, holds("rows >= 98", night -> {}).value());
        refuses("rows > 98", night -> {});
        assertEquals(0.02, holds("bad_rows <= 2%", night -> {}).value());
        refuses("bad_rows < 2%", night -> {});
        List<FittedModel> nights =
                Stream.of(1000L, 10L, 190L, 200L).map(GateJudgeTest::used).toList();
        assertEquals(
                97.5,
                holds("rows >= 0.5 * recent", night -> night.recent = nights).limit());
        Verdict refused = refuses("rows >= 0.6 * recent", night -> night.recent = nights);
        assertTrue(refused.note().contains("median of the last 4 published versions"), refused.note());
        assertEquals(
                190,
                verdict("rows >= recent", night -> night.recent = nights.subList(0, 3))
                        .limit());
        refuses("rows >= 0.5 * recent", night -> night.recent = List.of());
        holds("bad_rows <= current", night -> {});
    }

    private static FittedModel used(long used) {
        Trained trained = new Trained();
        trained.used = used;
        return trained.model();
    }

    private static ColumnProfile column(String name, double min, double max, double mean, double sd) {
        return new ColumnProfile(name, 100, 0, min, max, mean, sd);
    }

    private static FittedModel profiled(ColumnProfile... columns) {
        Trained trained = new Trained();
        trained.profile = List.of(columns);
        return trained.model();
    }

    private static double measured(String rule, ColumnProfile then, ColumnProfile now) {
        return verdict(rule, night -> {
                    night.current = profiled(then);
                    night.candidate = profiled(now);
                })
                .value();
    }

    @ParameterizedTest
    @CsvSource({
        // mean and sd then, mean and sd now, over 100 rows each: |difference| / (hypot(sd, sd) / 10)
        "0, 3, 0, 4, 0",
        "0, 3, 1, 4, 2",
        "5, 3, -5, 4, 20",
        "1e308, 3e307, -1e308, 4e307, 40",
        "1, 0, 1, 0, 0",
        "1, 0, 1.5, 0, Infinity"
    })
    void driftIsTheDifferenceOfTheMeansInItsStandardErrors(
            double mean, double sd, double meanNow, double sdNow, double expected) {
        double found = measured("drift <= 1", column("f", 0, 1, mean, sd), column("f", 0, 1, meanNow, sdNow));
        assertEquals(expected, found, Double.isInfinite(expected) ? 0 : 1e-12 * expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, 10, 0",
        "0, 10, 3, 4, 0",
        "0, 10, 0, 12, 0.2",
        "0, 10, -5, 12, 0.5",
        "-1e308, 1e308, -1e308, 1.5e308, 0.25",
        "7, 7, 7, 7, 0",
        "7, 7, 7, 8, Infinity"
    })
    void rangeIsHowFarAColumnReachesBeyondItInWidths(
            double min, double max, double minNow, double maxNow, double expected) {
        double found = measured("range <= 0", column("f", min, max, 0, 1), column("f", minNow, maxNow, 0, 1));
        assertEquals(expected, found, Double.isInfinite(expected) ? 0 : 1e-12);
    }

    @Test
    void theWorstColumnDecidesAndIsNamed() {
        Consumer<Night> two = night -> {
            night.current = profiled(column("a", 0, 1, 0, 1), column("b", 0, 1, 0, 1), column("old", 0, 1, 9, 1));
            night.candidate = profiled(column("a", 0, 1, 0.1, 1), column("b", 0, 1, 0.4, 1), column("new", 0, 1, 9, 1));
        };
        Verdict refused = refuses("drift <= 2", two);
        assertEquals(0.4 / (Math.sqrt(2) / 10), refused.value(), 1e-12);
        assertTrue(refused.note().contains("column 'b' has mean 0.4, then 0.0"), refused.note());
        assertTrue(refused.note().contains("only one of the two has 'new', 'old'"), refused.note());
        holds("drift(a) <= 2", two);
        refuses("drift(b) <= 2", two);
        assertTrue(refuses("drift(old) <= 99", two).note().contains("'old' is no column of this run"));
        assertTrue(refuses("range(new) <= 99", two).note().contains("no column of the current version 2026-01-01"));
        assertTrue(refuses("drift <= 9", night -> night.current = profiled())
                .note()
                .contains("before profiles"));
        assertTrue(refuses("drift <= 9", night -> night.current = profiled(column("other", 0, 1, 0, 1)))
                .note()
                .contains("no column is also one of"));
    }

    @Test
    void aDescentIsJudgedByHowItEnded() {
        assertEquals(
                Result.PASSED, converged(Reason.TOLERANCE, true, Standing.ALL).result());
        assertEquals(Result.PASSED, converged(Reason.EPOCHS, true, Standing.ALL).result());
        assertEquals(
                Result.PASSED, converged(Reason.PATIENCE, false, Standing.ALL).result());
        assertTrue(converged(Reason.EPOCHS, false, Standing.ALL).refused());
        assertEquals(
                Result.PASSED_OVER,
                converged(Reason.EPOCHS, false, Standing.ALLOW_UNCONVERGED).result());
    }

    private static Verdict converged(Reason reason, boolean converged, Standing standing) {
        return FitGates.converged(new Convergence(7, reason, converged), standing);
    }

    @Test
    void aFigureThatIsNotFiniteRefuses() {
        for (double bad : new double[] {Double.NaN, INF, -INF}) {
            Trained slope = new Trained();
            slope.slope = bad;
            Trained mse = new Trained();
            mse.mse = bad;
            for (Trained each : List.of(slope, mse)) {
                assertTrue(FitGates.finite(each.model()).refused());
            }
        }
        assertEquals(Result.PASSED, FitGates.finite(new Trained().model()).result());
    }
}
