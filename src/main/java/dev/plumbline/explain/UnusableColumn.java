package dev.plumbline.explain;

import dev.plumbline.model.PlainText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A feature that cannot have a slope of its own.
 *
 * @param name of the column
 * @param reason why
 * @param dependsOn for a collinear column, the columns that it is a combination of, in model order; else empty
 */
public record UnusableColumn(String name, Reason reason, List<String> dependsOn) {
    private static final int MOST_NAMED = 10;
    private static final int LONGEST_NAME = 64;

    /** Why a column is unusable. */
    public enum Reason {
        /** No row that could be used has a value in it. */
        EMPTY,
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
        String column = "column " + quoted(name);
        return switch (reason) {
            case EMPTY -> column + " has no value in any row that could be used";
            case CONSTANT -> column + " is constant";
            case COLLINEAR -> column + " is a linear combination of " + others();
        };
    }

    private String others() {
        String shown =
                dependsOn.stream().limit(MOST_NAMED).map(UnusableColumn::quoted).collect(Collectors.joining(", "));
        int more = dependsOn.size() - MOST_NAMED;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    private static String quoted(String name) {
        return "'" + PlainText.excerpt(name, LONGEST_NAME) + "'";
    }
}
