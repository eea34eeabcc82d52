package dev.plumbline.model;

/**
 * A cell of a CSV file that people open with a spreadsheet (RFC 4180). Text that a spreadsheet would take for a formula
 * (CWE-1236) gets an apostrophe in front; numbers stay numbers.
 */
public final class CsvCell {
    private CsvCell() {}

    /** A cell of text: neutralised, quoted where it must be. */
    public static String text(String value) {
        String safe = startsFormula(value) ? "'" + value : value;
        if (needsQuotes(safe)) {
            return '"' + safe.replace("\"", "\"\"") + '"';
        }
        return safe;
    }

    /** A finite number with as many digits as name it exactly; an empty cell for NaN, which stands for "not taken". */
    public static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static boolean startsFormula(String value) {
        return !value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0;
    }

    private static boolean needsQuotes(String value) {
        if (value.isEmpty()) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return value.charAt(0) == ' ' || value.charAt(value.length() - 1) == ' ';
    }
}
