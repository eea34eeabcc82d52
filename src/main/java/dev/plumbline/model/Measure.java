package dev.plumbline.model;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a gate asks about. */
public enum Measure {
    /** Root of the mean squared error. */
    RMSE(Kind.ERROR, "rmse <= 1.05 * current", EnumSet.allOf(Reference.class)),
    /** Mean squared error. */
    MSE(Kind.ERROR, "mse <= 1.1 * current", EnumSet.allOf(Reference.class)),
    /** Mean absolute error. */
    MAE(Kind.ERROR, "mae <= 1.05 * current", EnumSet.of(Reference.CURRENT, Reference.RECENT)),
    /** 1 - residual / total sum of squares. */
    R2(Kind.FIT, "r2 >= 0.9", EnumSet.of(Reference.CURRENT, Reference.RECENT)),
    /** Rows that were used. */
    ROWS(Kind.COUNT, "rows >= 0.5 * recent", EnumSet.of(Reference.CURRENT, Reference.RECENT)),
    /** Share of the rows that were rejected. */
    BAD_ROWS(Kind.SHARE, "bad_rows <= 1%", EnumSet.of(Reference.CURRENT, Reference.RECENT)),
    /** How far a column's mean lies from that of the current model's night, in standard errors of the difference. */
    DRIFT(Kind.COLUMN, "drift <= 10", EnumSet.noneOf(Reference.class)),
    /** How far a column reaches beyond its range of the current model's night, in widths of that range. */
    RANGE(Kind.COLUMN, "range <= 0.2", EnumSet.noneOf(Reference.class));

    private final Kind kind;
    private final String example;
    private final Set<Reference> references;

    /** What values it can have. */
    enum Kind {
        /** From 0 on, in units of the label or their square. */
        ERROR(0, Double.POSITIVE_INFINITY),
        /** 1 at most. */
        FIT(Double.NEGATIVE_INFINITY, 1),
        /** From 0 on. */
        COUNT(0, Double.POSITIVE_INFINITY),
        /** From 0 to 1. */
        SHARE(0, 1),
        /** From 0 on, the largest over the columns. */
        COLUMN(0, Double.POSITIVE_INFINITY);

        private final double least;
        private final double most;

        Kind(double least, double most) {
            this.least = least;
            this.most = most;
        }

        double least() {
            return least;
        }

        double most() {
            return most;
        }
    }

    Measure(Kind kind, String example, Set<Reference> references) {
        this.kind = kind;
        this.example = example;
        this.references = references;
    }

    /** The word that users type. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is asked of the columns, of all or of one. */
    public boolean isOfColumns() {
        return kind == Kind.COLUMN;
    }

    /** Whether it is asked of a model's errors. */
    public boolean isOfErrors() {
        return kind == Kind.ERROR || kind == Kind.FIT;
    }

    Kind kind() {
        return kind;
    }

    /** A gate of this measure. */
    String example() {
        return example;
    }

    /** What its limit may be a multiple of. */
    Set<Reference> references() {
        return references;
    }

    /** Whether a limit in percent means something by itself: of rows, of the label's variation, of a width. */
    boolean isShare() {
        return kind == Kind.SHARE || kind == Kind.FIT || this == RANGE;
    }

    /** What a limit is a multiple of. */
    public enum Reference {
        /** The same of the current model; errors on the same rows. */
        CURRENT,
        /** The median of the last published versions, each on the rows of its own night. */
        RECENT,
        /** The same of a prediction that is the mean label of the training rows everywhere; 0 without intercept. */
        MEAN;

        /** The word that users type. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
