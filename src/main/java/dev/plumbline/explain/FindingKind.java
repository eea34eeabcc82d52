package dev.plumbline.explain;

import dev.plumbline.model.Finding;
import dev.plumbline.model.Finding.Severity;

/**
 * What can be found, with the id that documents and dashboards refer to. An id keeps its meaning for ever; one that is
 * given up is not given to another.
 */
public enum FindingKind {
    ORIGINAL_UNITS_ARE_SLOW(
            "PL101",
            Severity.NOTE,
            "in original units one rate for all parameters would take more than 100 epochs, and more than 10 times those"
                    + " of standardized coordinates, because a feature lies far from 0 or features differ in size",
            "`--standardize`, where it was switched off"),
    BADLY_CONDITIONED(
            "PL102",
            Severity.WARNING,
            "the standardized condition number is above 1e6",
            "`--features` without one of the columns named"),
    NEARLY_COLLINEAR(
            "PL103",
            Severity.WARNING,
            "a variance inflation factor is above 10 (and PL102 does not hold)",
            "`--features` without one of the columns named"),
    CONSTANT_COLUMN(
            "PL104",
            Severity.WARNING,
            "a feature has the same value in every used row (without intercept: 0)",
            "`--drop-unusable`, or `--features` without it"),
    COLLINEAR_COLUMN(
            "PL105",
            Severity.WARNING,
            "a feature is a linear combination of others, but for the rounding of its values",
            "`--drop-unusable`, or `--features` without it"),
    EMPTY_COLUMN(
            "PL106",
            Severity.WARNING,
            "a feature has no value in any row that could be used",
            "`--drop-unusable`, or `--features` without it"),
    TOO_MANY_FEATURES(
            "PL107",
            Severity.NOTE,
            "more features than `--moments-limit`: no statistics, no forecasts, no cg, no newton",
            "`--moments-limit`"),
    TOO_FEW_EPOCHS(
            "PL108",
            Severity.WARNING,
            "the descent is forecast not to have converged after `--epochs`",
            "`--optimizer auto`, `--learning-rate auto`, or `--epochs`"),
    RATE_TOO_LARGE(
            "PL109",
            Severity.WARNING,
            "a learning rate is above the stable limit (gd, momentum, nesterov; at a constant rate `train` refuses it),"
                    + " or the first move of an adaptive optimizer is over 10 times what its slope could be",
            "`--learning-rate auto`"),
    RATE_TOO_SMALL(
            "PL110",
            Severity.WARNING,
            "a constant rate of yours makes gd, momentum or nesterov take more than 100 epochs, and more than 10 times"
                    + " those of the advised rates",
            "`--learning-rate auto`"),
    DOES_NOT_SETTLE(
            "PL111",
            Severity.WARNING,
            "rmsprop or adam at a constant rate, forecast not to converge",
            "`--schedule cosine`"),
    INTERCEPT_FAR_AWAY(
            "PL112",
            Severity.NOTE,
            "the intercept is over 1,000 times less certain than the prediction at the centre of the data",
            ""),
    ROUNDING_FLOOR(
            "PL113",
            Severity.WARNING,
            "by rows the rounding of gradients leaves a parameter fewer than 10 digits",
            "`--optimizer newton`, or `--engine moments`"),
    BACKED_OFF("PL114", Severity.WARNING, "`--back-off` halved the learning rates", "`--learning-rate auto`"),
    FEW_ROWS(
            "PL115", Severity.WARNING, "fewer than 10 degrees of freedom are left", "more rows, or fewer `--features`"),
    EXACT_FIT(
            "PL116",
            Severity.NOTE,
            "all training rows lie exactly on the fitted line, though degrees of freedom are left",
            "");

    private final String id;
    private final Severity severity;
    private final String when;
    private final String mends;

    FindingKind(String id, Severity severity, String when, String mends) {
        this.id = id;
        this.severity = severity;
        this.when = when;
        this.mends = mends;
    }

    public String id() {
        return id;
    }

    public Severity severity() {
        return severity;
    }

    /** When it is found, in Markdown. */
    public String when() {
        return when;
    }

    /** What mends it, in Markdown; empty where nothing needs mending. */
    public String mends() {
        return mends;
    }

    Finding found(String sentence, String remedy) {
        return new Finding(id, severity, sentence, remedy);
    }
}
