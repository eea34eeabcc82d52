package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.FittedModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.ModelName;
import dev.plumbline.report.Verification.Difference;
import dev.plumbline.report.Verification.Group;
import dev.plumbline.store.Candidate;
import dev.plumbline.store.Claim;
import dev.plumbline.store.ModelStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static List<Difference> different(Consumer<Trained> change) {
        Trained other = new Trained();
        change.accept(other);
        return Comparison.of(new Trained().model(), other.model()).differences();
    }

    @Test
    void whatIsEqualIsCounted() {
        Comparison same = Comparison.of(new Trained().model(), new Trained().model());
        assertEquals(List.of(), same.differences());
        // label, has_intercept, intercept, intercept_at_centre, slope, centre, loss; 5 counts of rows, 4 errors;
        // epochs, reason, converged, 1 distance; 18 of the fit, 7 of each term, 3 covariances; 6 of each column.
        assertEquals(
                List.of(
                        new Group("model", 7, 0),
                        new Group("metrics", 9, 0),
                        new Group("convergence", 4, 0),
                        new Group("statistics", 35, 0),
                        new Group("profile", 12, 0)),
                same.groups());
    }

    @Test
    void whatIsStoredComesBackWithEveryBit(@TempDir Path folder) {
        ModelStore store = ModelStore.at(folder.toString(), new Configuration());
        ModelName name = new ModelName("test");
        Trained trained = new Trained();
        trained.slope = -0.0;
        trained.mse = Double.MIN_VALUE;
        trained.stdError = 0.1 + 0.2;
        trained.covariance = 1e-300 / 3;
        trained.heldOut = Optional.of(new Metrics(1 / 3.0, 2 / 3.0, Double.NaN, Double.NaN));
        FittedModel model = trained.model();
        Claim claim = store.claim(name, LocalDate.of(2026, 1, 31), "run");
        store.run(name, "run").history(model.line().features()).close();
        store.publish(claim, new Candidate(model, new byte[0]));
        FittedModel stored = store.load(name, Optional.empty()).model();
        assertEquals(List.of(), Comparison.of(stored, model).differences());
    }

    @Test
    void oneBitIsADifferenceWithBothNumbers() {
        double next = Math.nextUp(2.0);
        assertEquals(
                List.of(new Difference("coefficients.f", "2.0", "2.0000000000000004")),
                different(model -> model.slope = next));
        assertEquals(List.of(new Difference("mse", "4.0", "NaN")), different(model -> model.mse = Double.NaN));
        assertEquals(List.of(new Difference("mae", "NaN", "1.5")), different(model -> model.mae = 1.5));
        assertEquals(List.of(new Difference("epochs", "5", "6")), different(model -> model.epochs = 6));
        assertEquals(
                List.of(new Difference("terms.f.std_error", "0.25", "0.5")), different(model -> model.stdError = 0.5));
        assertEquals(
                List.of(new Difference("covariance.0.0", "0.0625", "-0.0")),
                different(model -> model.covariance = -0.0));
    }

    @Test
    void theProfileIsComparedWhereOneWasStored() {
        assertEquals(
                List.of(new Difference("profile.f.sd", "0.5", "0.25")),
                different(model -> model.profile = Trained.profile(0.25)));
        Trained older = new Trained();
        older.profile = List.of();
        Comparison compared = Comparison.of(older.model(), new Trained().model());
        assertEquals(List.of(), compared.differences());
        assertTrue(compared.groups().stream().noneMatch(group -> group.name().equals("profile")));
        assertEquals(
                12,
                Comparison.of(new Trained().model(), older.model())
                        .differences()
                        .size());
    }

    @Test
    void theSignOfZeroIsABit() {
        Trained plus = new Trained();
        Trained minus = new Trained();
        plus.slope = 0.0;
        minus.slope = -0.0;
        assertEquals(1, Comparison.of(plus.model(), minus.model()).differences().size());
    }

    @Test
    void whatOnlyOneOfThemHasIsADifference() {
        List<Difference> heldOut = different(model -> model.heldOut = Optional.of(new Metrics(1, 1, Double.NaN, 0.5)));
        assertEquals(new Difference("holdout.mse", "none", "1.0"), heldOut.get(0));
        assertEquals(4, heldOut.size());
        List<Difference> without = different(model -> model.statistics = false);
        assertEquals(35, without.size());
        assertTrue(without.stream().allMatch(one -> one.again().equals("none")), without.toString());
    }
}
