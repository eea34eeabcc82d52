package dev.plumbline.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run found: the line, how good it is, over which rows, how the descent ended and where all of it comes from.
 * The content of {@code model.json} but for the name and the version.
 *
 * @param line the model itself
 * @param loss the loss it minimises, by the name users give it
 * @param rows every row of the input, used or rejected
 * @param metrics over the rows that trained
 * @param holdout over the rows held out, where there are any
 * @param convergence how the descent ended
 * @param optimisationErrorSe distance of each parameter from the exact optimum in units of its standard error, by the
 *     parameter's name; empty where no moments were taken
 * @param statistics of the fit; empty where no moments were taken
 * @param findings what a person should know, in the order of their ids
 * @param profile what each column looked like over the rows that trained: features in model order, then the label;
 *     empty in versions that were published before it was stored
 * @param provenance inputs, settings and versions
 */
public record FittedModel(
        LinearModel line,
        String loss,
        RowAccount rows,
        Metrics metrics,
        Optional<Metrics> holdout,
        Convergence convergence,
        Map<String, Double> optimisationErrorSe,
        Optional<FitStatistics> statistics,
        List<Finding> findings,
        List<ColumnProfile> profile,
        Provenance provenance) {

    public FittedModel {
        findings = List.copyOf(findings);
        profile = List.copyOf(profile);
        optimisationErrorSe = Collections.unmodifiableMap(new TreeMap<>(optimisationErrorSe));
    }
}
