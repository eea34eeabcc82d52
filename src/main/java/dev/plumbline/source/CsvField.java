package dev.plumbline.source;

/** The careful reading of one needed field: its number, or what is wrong with it. */
final class CsvField {
    private final CsvDialect dialect;
    private final NumberParser number = new NumberParser();
    private int from;
    private int to;
    private int outcome;

    CsvField(CsvDialect dialect) {
        this.dialect = dialect;
    }

    /** Reads the field {@code [begin, end)}; returns what is wrong with it, or null. */
    RejectReason read(byte[] bytes, int begin, int end, boolean isWeight) {
        from = dialect.begin(bytes, begin, end);
        to = dialect.end(bytes, from, end);
        if (dialect.isMissing(bytes, from, to)) {
            return RejectReason.MISSING;
        }
        outcome = number.parse(bytes, from, to);
        if (outcome == NumberParser.NOT_A_NUMBER) {
            return RejectReason.NOT_A_NUMBER;
        }
        if (outcome == NumberParser.OVERFLOW) {
            return RejectReason.OVERFLOW;
        }
        return isWeight && !(number.value() > 0) ? RejectReason.BAD_WEIGHT : null;
    }

    /** Where the content begins, without blanks under {@code --trim}. */
    int from() {
        return from;
    }

    int to() {
        return to;
    }

    double value() {
        return number.value();
    }

    /** Whether the value is a decimal other than 0 that became 0. */
    boolean isUnderflow() {
        return outcome == NumberParser.UNDERFLOW;
    }

    /** Whether the value is an integer that a double cannot hold. */
    boolean isInexactInteger() {
        return outcome == NumberParser.INEXACT_INTEGER;
    }
}
