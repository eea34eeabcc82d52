package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plumbline.model.Change;
import dev.plumbline.model.Change.Difference;
import dev.plumbline.model.Change.Term;
import dev.plumbline.model.Change.Unit;
import dev.plumbline.model.Convergence;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.RowAccount;
import dev.plumbline.model.TermStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final double NONE = Double.NaN;

    /** Slopes of these features and the intercept, with standard errors where there are any. */
    private static FittedModel model(List<String> features, double[] estimates, double... errors) {
        int d = features.size();
        double[] slopes = java.util.Arrays.copyOf(estimates, d);
        List<TermStatistics> terms = new ArrayList<>();
        for (int i = 0; i < errors.length; i++) {
            String name = i < d ? features.get(i) : "intercept";
            terms.add(new TermStatistics(name, errors[i], NONE, NONE, NONE, NONE, NONE, NONE));
        }
        return model(
                new LinearModel("y", features, slopes, new double[d], 0, estimates[d], true),
                errors.length == 0 ? Optional.empty() : Optional.of(statistics(terms)),
                new Provenance(List.of(), Map.of(), Map.of()));
    }

    private static FittedModel model(LinearModel line, Optional<FitStatistics> statistics, Provenance provenance) {
        return new FittedModel(
                line,
                "squared",
                new RowAccount(100, 98, 2, 0, Map.of("missing", 2L)),
                new Metrics(4, 2, NONE, 0.75),
                Optional.empty(),
                new Convergence(1, Convergence.Reason.TOLERANCE, true),
                Map.of(),
                statistics,
                List.of(),
                List.of(),
                provenance);
    }

    private static FittedModel from(Provenance provenance) {
        return model(
                new LinearModel("y", List.of(), new double[0], new double[0], 0, 1, true),
                Optional.empty(),
                provenance);
    }

    private static FitStatistics statistics(List<TermStatistics> terms) {
        return new FitStatistics(
                98,
                95,
                1,
                1,
                1,
                1,
                1,
                new FitStatistics.FTest(1, 1, 1, 1, 0),
                0,
                0,
                0,
                new FitStatistics.Condition(1, 1),
                0.95,
                terms,
                Optional.empty());
    }

    @Test
    void movesAreInStandardErrorsOfTheDifferenceTheLargestFirst() {
        FittedModel before = model(List.of("a", "b"), new double[] {1, 10, 5}, 0.3, 4, 0);
        FittedModel now = model(List.of("b", "a"), new double[] {15, 0, 5}, 3, 0.4, 0);
        Change change = Changes.between("2026-11-22", before, now);
        assertEquals(Unit.STANDARD_ERRORS, change.unit());
        assertEquals(
                List.of(
                        new Term("a", false, 1, 0, -2), // 1 / sqrt(0.3^2 + 0.4^2)
                        new Term("b", false, 10, 15, 1),
                        new Term("intercept", true, 5, 5, 0)),
                change.terms());
        assertEquals("a", change.largest().orElseThrow().name());
        assertEquals(new Change.Fit(2, 98), change.before());
    }

    @Test
    void aTermWithoutErrorThatMovedAllTheSameMovedInfinitelyFar() {
        FittedModel before = model(List.of("a"), new double[] {1, 5}, 0, 1);
        FittedModel now = model(List.of("a"), new double[] {2, 5.5}, 0, 1);
        Term first = Changes.between("2026-11-22", before, now).terms().get(0);
        assertEquals(new Term("a", false, 1, 2, Double.POSITIVE_INFINITY), first);
    }

    @Test
    void whereErrorsAreNotKnownOfBothMovesAreSharesOfTheLargerEstimate() {
        double[] estimates = {4, 0, -1};
        FittedModel with = model(List.of("a", "b"), new double[] {3, 0, 1}, 1, 1, 1);
        FittedModel without = model(List.of("a", "b"), estimates);
        FittedModel undefined = model(List.of("a", "b"), estimates, 1, NONE, 1);
        for (FittedModel now : List.of(without, undefined)) {
            Change change = Changes.between("2026-11-22", with, now);
            assertEquals(Unit.SHARE, change.unit());
            assertEquals(
                    List.of(
                            new Term("intercept", true, 1, -1, -2),
                            new Term("a", false, 3, 4, 0.25),
                            new Term("b", false, 0, 0, 0)),
                    change.terms());
        }
    }

    @Test
    void termsOfOneSideAreNewOrGoneAndAFeatureMayBeCalledIntercept() {
        FittedModel before = model(List.of("a", "gone"), new double[] {1, 2, 3}, 1, 1, 1);
        FittedModel now = model(List.of("intercept", "a"), new double[] {7, 1.5, 3.25}, NONE, 1, 1);
        Change change = Changes.between("2026-11-22", before, now);
        assertEquals(Unit.STANDARD_ERRORS, change.unit(), "the error of a new term does not matter");
        assertEquals(4, change.terms().size());
        assertEquals("a", change.terms().get(0).name());
        assertEquals(
                new Term("intercept", true, 3, 3.25, 0.25 / Math.sqrt(2)),
                change.terms().get(1));
        assertEquals(new Term("intercept", false, NONE, 7, NONE), change.terms().get(2));
        assertEquals(new Term("gone", false, 2, NONE, NONE), change.terms().get(3));
    }

    @Test
    void settingsFilesAndSoftwareAreComparedByName() {
        Provenance before = new Provenance(
                List.of(file("a", 1), file("b", 2), file("c", 3)),
                Map.of("epochs", "10", "as-of", "2026-11-22", "input", "a", "patience", "3"),
                Map.of("java", "17.0.1", "spark", "4.1.0"));
        Provenance now = new Provenance(
                List.of(file("b", 2), file("c", 4), file("d", 1)),
                Map.of("epochs", "20", "as-of", "2026-11-23", "input", "b", "seed", "2"),
                Map.of("java", "17.0.2", "spark", "4.1.0"));
        Change change = Changes.between("2026-11-22", from(before), from(now));
        assertEquals(
                List.of(
                        new Difference("epochs", Optional.of("10"), Optional.of("20")),
                        new Difference("patience", Optional.of("3"), Optional.empty()),
                        new Difference("seed", Optional.empty(), Optional.of("2"))),
                change.settings());
        assertEquals(new Change.Inputs(3, 3, List.of("d"), List.of("a"), List.of("c")), change.inputs());
        assertEquals(3, change.inputs().changed());
        assertEquals(List.of(new Difference("java", Optional.of("17.0.1"), Optional.of("17.0.2"))), change.software());
    }

    @Test
    void theSameModelTwiceHasNotMoved() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            FittedModel model = model(
                    List.of("a", "b"),
                    random.doubles(3).toArray(),
                    random.doubles(3).toArray());
            Change change = Changes.between("2026-11-22", model, model);
            assertEquals(0, change.largest().orElseThrow().move(), "seed " + seed);
            assertEquals(List.of(), change.settings());
            assertEquals(0, change.inputs().changed());
        }
    }

    private static Provenance.Input file(String path, long length) {
        return new Provenance.Input(path, length, 1);
    }
}
