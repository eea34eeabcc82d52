package dev.plumbline.engine;

import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.model.LinearModel;
import dev.plumbline.summation.ExactMoments;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scores of several lines over the same rows. Mergeable. */
final class LineScores implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<Scores> each;

    /**
     * @param lines how many are scored
     * @param pictures of the residuals of each
     */
    LineScores(int lines, Pictures pictures) {
        each = new ArrayList<>(lines);
        for (int i = 0; i < lines; i++) {
            each.add(new Scores(pictures));
        }
    }

    /** The models in the form that travels. */
    static Line[] lines(List<LinearModel> models) {
        return models.stream().map(Line::new).toArray(Line[]::new);
    }

    /** Bytes on the wire, for planning. */
    static long wireBytes(int lines, Pictures pictures) {
        return lines * Scores.wireBytes(pictures);
    }

    /** Adds the rows of a block to the score of each line. */
    void add(NarrowBlock block, Line[] lines) {
        for (int i = 0; i < lines.length; i++) {
            each.get(i).add(block, lines[i]);
        }
    }

    LineScores merge(LineScores other) {
        for (int i = 0; i < each.size(); i++) {
            each.get(i).merge(other.each.get(i));
        }
        return this;
    }

    /**
     * What these scores of all rows of a table say of each line.
     *
     * @param rows moments of the training rows
     * @param apart of the held-out rows, where there is a holdout
     * @param models that were scored, in their order
     */
    List<ScorePass.Result> results(ExactMoments rows, Optional<ExactMoments> apart, List<LinearModel> models) {
        List<ScorePass.Result> results = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            results.add(each.get(i).result(rows, apart, models.get(i).hasIntercept()));
        }
        return results;
    }
}
