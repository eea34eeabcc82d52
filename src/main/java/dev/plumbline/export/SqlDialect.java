package dev.plumbline.export;

import dev.plumbline.model.ExportKind;
import java.util.regex.Pattern;

/** How SQL writes a column and a double, so that no product takes the number for another type. */
enum SqlDialect {
    /** Spark SQL: {@code 1.5} alone would be a decimal, {@code 1.5D} is a double. */
    SPARK(ExportKind.SQL, '`', "(?:\\((-DECIMAL)D\\)|(DECIMAL)D)"),
    /**
     * The standard leaves open what {@code 1.5E0} is: a double here, a decimal number of many digits there. So every number
     * and every column is cast, and every number has an exponent, without which some products round it twice.
     */
    ANSI(ExportKind.SQL_ANSI, '"', "CAST\\((?:(-DECIMAL)|(DECIMAL)) AS DOUBLE PRECISION\\)");

    private final ExportKind kind;
    private final char quote;
    private final Pattern number;

    SqlDialect(ExportKind kind, char quote, String number) {
        this.kind = kind;
        this.quote = quote;
        this.number = Pattern.compile(number.replace("DECIMAL", "[0-9]+\\.[0-9]+(?:E-?[0-9]+)?"));
    }

    /** A number that names the double exactly. */
    String literal(double value) {
        String text = Double.toString(value);
        return switch (this) {
            case SPARK -> text.startsWith("-") ? "(" + text + "D)" : text + "D";
            case ANSI -> cast(text.contains("E") ? text : text + "E0");
        };
    }

    /** A column as a double. */
    String column(String name) {
        return this == ANSI ? cast(quoted(name)) : quoted(name);
    }

    private static String cast(String what) {
        return "CAST(" + what + " AS DOUBLE PRECISION)";
    }

    ExportKind kind() {
        return kind;
    }

    /** Around names. */
    char quote() {
        return quote;
    }

    /** What {@link #literal} writes: a negative number in the first group, another one in the second. */
    Pattern number() {
        return number;
    }

    String quoted(String name) {
        String mark = String.valueOf(quote);
        return mark + name.replace(mark, mark + mark) + mark;
    }
}
