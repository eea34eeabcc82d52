package dev.plumbline.engine;

import dev.plumbline.model.LinearModel;
import java.util.List;

/**
 * What a pass over the rows of a table is to score.
 *
 * @param models of the table's features
 * @param pictures of the residuals of each, or none
 */
public record ToScore(List<LinearModel> models, Pictures pictures) {
    public ToScore {
        models = List.copyOf(models);
    }

    /** Models without pictures. */
    public static ToScore of(List<LinearModel> models) {
        return new ToScore(models, Pictures.NONE);
    }
}
