package dev.plumbline.source;

import java.util.Locale;

/** Why a row was not used. The id is a promise to users: it stands in files and messages. */
public enum RejectReason {
    /** A needed field is empty or a missing token, or a Parquet cell is null. */
    MISSING,
    /** A needed field is not a number of the strict grammar. */
    NOT_A_NUMBER,
    /** A number beyond the range of double. */
    OVERFLOW,
    /** NaN or infinite where a number is needed (Parquet and other typed formats). */
    NOT_FINITE,
    /** A weight that is not positive. */
    BAD_WEIGHT,
    /** Fewer fields than the header names. */
    TOO_FEW_FIELDS,
    /** More fields than the header names. */
    TOO_MANY_FIELDS,
    /** A quote inside an unquoted field, or text after a closing quote. */
    STRAY_QUOTE,
    /** A quoted field that never ends. */
    UNCLOSED_QUOTE,
    /** A carriage return that no line feed follows. */
    LONE_CARRIAGE_RETURN,
    /** Bytes that are not UTF-8, or NUL. */
    NOT_TEXT,
    /** A line beyond the length limit. */
    LINE_TOO_LONG,
    /** The header once more in the middle of the data. */
    REPEATED_HEADER;

    /** Whether the fault is that of one field; else the fields of the row could not be told apart, or are no data. */
    boolean isOfField() {
        return switch (this) {
            case MISSING, NOT_A_NUMBER, OVERFLOW, NOT_FINITE, BAD_WEIGHT -> true;
            default -> false;
        };
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
