package dev.plumbline.job;

import dev.plumbline.engine.EngineSettings;
import dev.plumbline.engine.MomentsScore;
import dev.plumbline.engine.ReadTable;
import dev.plumbline.engine.ScorePass;
import dev.plumbline.engine.SharedRows;
import dev.plumbline.engine.ToScore;
import dev.plumbline.job.GateEvidence.SameRows;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Measure;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.InputFile;
import dev.plumbline.source.TableSource;
import dev.plumbline.summation.ExactMoments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;

/** Scores the candidate, as it is stored, and the current model over the rows that gates look at. */
final class GateScores {
    /** So many columns are looked for one by one where some are missing. */
    private static final int MOST_NAMED = 20;

    private static final int SHOWN = 80;

    private final TrainSettings settings;
    private final Input input;
    private final ReadTable table;

    /**
     * What was scored.
     *
     * @param candidate over training and held-out rows
     * @param errors of it where gates look at them
     * @param sameRows both models; empty where there is no current one
     */
    record Scored(ScorePass.Result candidate, GateEvidence.Errors errors, Optional<SameRows> sameRows) {}

    GateScores(TrainSettings settings, Input input, ReadTable table) {
        this.settings = settings;
        this.input = input;
        this.table = table;
    }

    /**
     * One pass over the rows at hand for both models, none by moments; one reading of the table more where the current
     * model needs columns that the candidate does not have.
     *
     * @param candidate as it is stored
     */
    Scored of(FittedModel candidate, Optional<LinearModel> current) {
        LinearModel own = candidate.line();
        List<LinearModel> lines = new ArrayList<>(List.of(own));
        boolean atHand = current.filter(
                        line -> isComparable(line) && own.features().containsAll(line.features()))
                .isPresent();
        if (atHand) {
            lines.add(current.get().among(own.features()));
        }
        boolean byMoments = settings.engine().residuals() && !asksForMagnitudes();
        EngineSettings engine = byMoments ? settings.engine().withoutResiduals() : settings.engine();
        List<ScorePass.Result> results = Scoring.of(ToScore.of(lines), table, engine, context());
        // With --residuals a score like the stored one is a reading of the whole table, and the line is the same.
        ScorePass.Result again =
                byMoments ? new ScorePass.Result(candidate.metrics(), candidate.holdout()) : results.get(0);
        GateEvidence.Errors errors = errors(own, again);
        Optional<SameRows> sameRows = atHand
                ? Optional.of(new SameRows.Scored(judged(results.get(0)), judged(results.get(1)), errors.rows()))
                : current.map(line -> apart(own, line));
        return new Scored(again, errors, sameRows);
    }

    /** Moments do not know the mean absolute error of the current model. */
    private boolean asksForMagnitudes() {
        return GateJudge.asked(settings.gates()).stream()
                .anyMatch(gate -> gate.measure() == Measure.MAE && gate.isAgainst(Measure.Reference.CURRENT));
    }

    private GateEvidence.Errors errors(LinearModel candidate, ScorePass.Result result) {
        ExactMoments training = table.training();
        ExactMoments judged = table.heldOut().orElse(training);
        double mean =
                candidate.hasIntercept() ? training.mean(candidate.features().size()) : 0;
        return new GateEvidence.Errors(
                judged(result),
                MomentsScore.mseOfConstant(mean, judged),
                ResidualRounding.of(candidate, table),
                table.heldOut().isPresent()
                        ? "the " + judged.count() + " held-out rows"
                        : "all " + judged.count() + " used rows");
    }

    private static Metrics judged(ScorePass.Result result) {
        return result.heldOut().orElse(result.training());
    }

    private boolean isComparable(LinearModel current) {
        return current.label().equals(table.source().columns().label());
    }

    /** The two models over the rows that both can use, read once more with the columns of both. */
    private SameRows apart(LinearModel candidate, LinearModel current) {
        if (!isComparable(current)) {
            return new SameRows.Impossible("it predicts " + shown(current.label()) + ", and this run "
                    + shown(table.source().columns().label()));
        }
        List<String> further = new ArrayList<>(current.features());
        further.removeAll(candidate.features());
        List<String> all = new ArrayList<>(candidate.features());
        all.addAll(further);
        TableSource wider;
        try {
            wider = input.open(settings.source().withFeatures(all));
        } catch (Refusal refusal) {
            if (refusal.code() != ExitCode.CONFIG && refusal.code() != ExitCode.DATA) {
                throw refusal;
            }
            return new SameRows.Impossible(missing(candidate.features(), further, refusal));
        }
        requireSameFiles(wider);
        SharedRows shared = SharedRows.score(context(), wider, List.of(candidate, current), settings.engine());
        long rows = table.heldOut().isPresent() ? shared.heldOut() : shared.training();
        if (rows == 0) {
            return new SameRows.Impossible(
                    "no row has values in all columns of both models; it also needs " + names(further));
        }
        return new SameRows.Scored(
                judged(shared.results().get(0)),
                judged(shared.results().get(1)),
                "the " + rows + (table.heldOut().isPresent() ? " held-out" : "")
                        + " rows that both models can use, read" + " once more with " + names(further));
    }

    /** What was read for the candidate and what is read for both must be the same rows. */
    private void requireSameFiles(TableSource wider) {
        List<InputFile> before = table.source().files();
        if (!wider.files().equals(before)) {
            throw new Refusal(
                    ExitCode.DATA,
                    "Cannot compare the models on the same rows: the input has "
                            + wider.files().size()
                            + " files now and had " + before.size()
                            + " when it was read, or one of them was written meanwhile; run again when it is settled");
        }
    }

    private String missing(List<String> features, List<String> further, Refusal refusal) {
        List<String> missing = further.stream()
                .limit(MOST_NAMED)
                .filter(column -> !opens(features, column))
                .toList();
        return missing.isEmpty()
                ? refusal.getMessage()
                : "the table has no numbers in " + names(missing) + ", which it needs";
    }

    private boolean opens(List<String> features, String column) {
        List<String> with = new ArrayList<>(features);
        with.add(column);
        try {
            input.open(settings.source().withFeatures(with));
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    private static String names(List<String> columns) {
        String list = columns.stream().limit(MOST_NAMED).map(GateScores::shown).collect(Collectors.joining(", "));
        String more = columns.size() > MOST_NAMED ? " and " + (columns.size() - MOST_NAMED) + " more" : "";
        return (columns.size() == 1 ? "column " : "columns ") + list + more;
    }

    private static String shown(String column) {
        return "'" + PlainText.excerpt(column, SHOWN) + "'";
    }

    private JavaSparkContext context() {
        return input.context();
    }
}
