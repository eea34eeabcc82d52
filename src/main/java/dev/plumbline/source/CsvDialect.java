package dev.plumbline.source;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** How CSV text is written: what executors need of the settings. */
final class CsvDialect implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A record may be this long, so that a file without line ends cannot fill the memory. */
    static final int RECORD_LIMIT = 16 << 20;

    /** What numbers are made of is none: a number is read to its end before the delimiter is looked for. */
    private static final String NO_DELIMITERS = "0123456789+-.eE\"\r\n\0";

    private final byte delimiter;
    private final boolean trim;
    private final byte[][] missing;
    private final double[] missingNumbers;
    private final int recordLimit;

    CsvDialect(char delimiter, boolean trim, List<String> missing) {
        this(delimiter, trim, missing, RECORD_LIMIT);
    }

    CsvDialect(char delimiter, boolean trim, List<String> missing, int recordLimit) {
        if (delimiter >= 0x80 || NO_DELIMITERS.indexOf(delimiter) >= 0) {
            throw new IllegalArgumentException("Cannot use delimiter " + (int) delimiter
                    + ": it must be one ASCII byte that numbers are not made of, and no quote");
        }
        this.delimiter = (byte) delimiter;
        this.trim = trim;
        this.missing = missing.stream()
                .filter(token -> !token.isEmpty())
                .map(token -> token.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.missingNumbers = Arrays.stream(this.missing)
                .mapToDouble(CsvDialect::number)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        this.recordLimit = recordLimit;
    }

    /** What a token reads as where it is written like a number, else NaN. */
    private static double number(byte[] token) {
        NumberParser parser = new NumberParser();
        return parser.parse(token, 0, token.length) < NumberParser.OVERFLOW ? parser.value() : Double.NaN;
    }

    byte delimiter() {
        return delimiter;
    }

    /** The values of those tokens for a missing value that are numbers too, such as -999. */
    double[] missingNumbers() {
        return missingNumbers.clone();
    }

    boolean trim() {
        return trim;
    }

    /** Most bytes of a record, its line end included. */
    int recordLimit() {
        return recordLimit;
    }

    /** Where the content of the field {@code [from, to)} begins: behind blanks under {@code --trim}. */
    int begin(byte[] bytes, int from, int to) {
        int p = from;
        while (trim && p < to && isBlank(bytes[p])) {
            p++;
        }
        return p;
    }

    /** Where the content of the field {@code [from, to)} ends: before blanks under {@code --trim}. */
    int end(byte[] bytes, int from, int to) {
        int p = to;
        while (trim && p > from && isBlank(bytes[p - 1])) {
            p--;
        }
        return p;
    }

    /** Whether a byte may stand around a field under {@code --trim}. */
    boolean isBlank(byte b) {
        return (b == ' ' || b == '\t') && b != delimiter;
    }

    /** Whether the field {@code [begin, end)} is empty or one of the tokens for a missing value. */
    boolean isMissing(byte[] bytes, int begin, int end) {
        int from = begin(bytes, begin, end);
        int to = end(bytes, from, end);
        if (from == to) {
            return true;
        }
        for (byte[] token : missing) {
            if (Arrays.equals(bytes, from, to, token, 0, token.length)) {
                return true;
            }
        }
        return false;
    }
}
