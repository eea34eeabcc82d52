package dev.plumbline.explain;

import java.util.List;

/**
 * A feature that cannot have a slope of its own.
 *
 * @param name of the column
 * @param reason why
 * @param dependsOn for a collinear column, the columns that it is a combination of, in model order; else empty
 */
public record UnusableColumn(String name, Reason reason, List<String> dependsOn) {
    /** Why a column is unusable. */
    public enum Reason {
        /** The same value in every row (without an intercept: 0 in every row). */
        CONSTANT,
        /** A linear combination of other columns (and the constant), up to the rounding of its own values. */
        COLLINEAR
    }

    public UnusableColumn {
        dependsOn = List.copyOf(dependsOn);
    }

    /** One phrase for people: "column 'z' is a linear combination of 'x', 'y'". */
    public String sentence() {
        return switch (reason) {
            case CONSTANT -> "column '" + name + "' is constant";
            case COLLINEAR ->
                "column '" + name + "' is a linear combination of '" + String.join("', '", dependsOn) + "'";
        };
    }
}
