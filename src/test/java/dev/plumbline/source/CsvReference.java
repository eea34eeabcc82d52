package dev.plumbline.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a CSV text means, said with regular expressions over the whole of it: the slow oracle of the scanner. */
final class CsvReference {
    private final CsvShape shape;
    private final Matcher opening;
    private final Matcher quoted;
    private final Matcher unquoted;
    private final Matcher end;
    private final DecimalReference number = new DecimalReference();

    private String text;
    private int counted;
    private long line;

    final List<String> rows = new ArrayList<>();
    /** As many of each reason as are shown. */
    final List<String> rejects = new ArrayList<>();

    final Map<String, Long> rejectsByReason = new TreeMap<>();
    /** Per column that is needed, rows of the right number of fields that have no value in it. */
    final Map<String, Long> without = new TreeMap<>();

    long fields;
    int blank;
    long underflows;
    long inexactIntegers;

    CsvReference(CsvShape shape) {
        this.shape = shape;
        String delimiter = Pattern.quote(String.valueOf(shape.delimiter()));
        String blanks =
                !shape.trim() ? "" : shape.delimiter() == '\t' ? " *+" : shape.delimiter() == ' ' ? "\t*+" : "[ \t]*+";
        this.opening = Pattern.compile(blanks + "\"").matcher("");
        this.quoted =
                Pattern.compile(blanks + "(\")((?:[^\"]|\"\")*+)\"" + blanks).matcher("");
        this.unquoted =
                Pattern.compile("(?:[^\"" + delimiter + "\r\n]|\r(?!\n))*+").matcher("");
        this.end = Pattern.compile("\r?\n|\\z").matcher("");
        for (int c : shape.needed()) {
            without.put(CsvShape.name(c), 0L);
        }
    }

    void read(byte[] bytes) {
        text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (Matcher matcher : List.of(opening, quoted, unquoted, end)) {
            matcher.reset(text).useTransparentBounds(true);
        }
        counted = 0;
        line = 1;
        int p = 0;
        while (p < text.length()) {
            p = record(p);
        }
    }

    /** Lines of the text, counting an unterminated last one. */
    long lines() {
        return line(text.length()) - (text.isEmpty() || text.endsWith("\n") ? 1 : 0);
    }

    /** Reads one record; returns where the next begins. */
    private int record(int start) {
        List<String> record = new ArrayList<>();
        boolean loneReturn = false;
        // Behind here a record is too long; what ends the text before that ends the record, too.
        int limit = text.length() - start <= shape.limit() ? Integer.MAX_VALUE : start + shape.limit();
        int p = start;
        for (; ; ) {
            boolean opens = at(opening, p);
            boolean closes = opens && at(quoted, p);
            if (opens && (!closes || quoted.end(2) + 1 >= limit)) {
                return unclosed(start, text.indexOf('"', p), limit);
            }
            at(unquoted, p);
            String field = opens ? quoted.group(2) : unquoted.group();
            loneReturn |= !opens && field.indexOf('\r') >= 0;
            int next = opens ? quoted.end() : unquoted.end();
            boolean over = at(end, next);
            if (!over && text.charAt(next) != shape.delimiter()) {
                int quote = opens ? quoted.start(1) : next;
                int behind = behindLineFeed(quote);
                return behind > limit ? tooLong(start, limit) : fault(RejectReason.STRAY_QUOTE, quote, behind);
            }
            record.add(trimmed(field));
            p = next + 1;
            if (over) {
                if (end.end() > limit) {
                    return tooLong(start, limit);
                }
                int behind = end.end();
                take(text.substring(start, behind), record, loneReturn, line(start));
                return behind;
            }
        }
    }

    private boolean at(Matcher matcher, int from) {
        return matcher.region(from, text.length()).lookingAt();
    }

    private int unclosed(int start, int quote, int limit) {
        int behind = behindLineFeed(quote);
        return behind > limit ? tooLong(start, limit) : fault(RejectReason.UNCLOSED_QUOTE, quote, behind);
    }

    private int tooLong(int start, int limit) {
        return fault(RejectReason.LINE_TOO_LONG, start, behindLineFeed(limit));
    }

    private int fault(RejectReason reason, int at, int next) {
        reject(reason, line(at), "");
        return next;
    }

    private int behindLineFeed(int from) {
        int feed = text.indexOf('\n', from);
        return feed < 0 ? text.length() : feed + 1;
    }

    /** The line of a place, from 1; places are asked for in order. */
    private long line(int index) {
        for (; counted < index; counted++) {
            line += text.charAt(counted) == '\n' ? 1 : 0;
        }
        return line;
    }

    private String trimmed(String field) {
        int from = 0;
        int to = field.length();
        while (from < to && isBlank(field.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(field.charAt(to - 1))) {
            to--;
        }
        return field.substring(from, to);
    }

    private boolean isBlank(char c) {
        return shape.trim() && (c == ' ' || c == '\t') && c != shape.delimiter();
    }

    private void reject(RejectReason reason, long where, String column) {
        if (rejectsByReason.merge(reason.id(), 1L, Long::sum) <= RejectLog.SHOWN) {
            rejects.add(where + " " + reason + " " + column);
        }
    }

    private void take(String record, List<String> found, boolean loneReturn, long where) {
        fields += found.size();
        if (record.equals("\n") || record.equals("\r\n")) {
            blank++;
        } else if (!isText(record)) {
            reject(RejectReason.NOT_TEXT, where, "");
        } else if (loneReturn) {
            reject(RejectReason.LONE_CARRIAGE_RETURN, where, "");
        } else if (found.size() != shape.columns()) {
            boolean few = found.size() < shape.columns();
            reject(few ? RejectReason.TOO_FEW_FIELDS : RejectReason.TOO_MANY_FIELDS, where, "");
        } else {
            takeFields(record, found, where);
        }
    }

    private void takeFields(String record, List<String> found, long where) {
        String[] row = new String[shape.needed().size()];
        long underflow = 0;
        long inexact = 0;
        for (int c = 0; c < shape.columns(); c++) {
            int slot = shape.needed().indexOf(c);
            if (slot < 0) {
                continue;
            }
            RejectReason reason = fault(found.get(c), c);
            if (reason == RejectReason.NOT_A_NUMBER
                    && record.replaceFirst("\r?\n\\z", "").equals(shape.header())) {
                reject(RejectReason.REPEATED_HEADER, where, "");
                return;
            }
            if (reason != null) {
                reject(reason, where, CsvShape.name(c));
                countMissing(found);
                return;
            }
            underflow += number.outcome() == NumberParser.UNDERFLOW ? 1 : 0;
            inexact += number.outcome() == NumberParser.INEXACT_INTEGER ? 1 : 0;
            row[slot] = Double.toString(number.value());
        }
        underflows += underflow;
        inexactIntegers += inexact;
        rows.add(String.join(" ", row) + " ");
    }

    private RejectReason fault(String field, int column) {
        if (isMissing(field)) {
            return RejectReason.MISSING;
        }
        if (number.read(field) < field.length()) {
            return RejectReason.NOT_A_NUMBER;
        }
        if (number.outcome() == NumberParser.OVERFLOW) {
            return RejectReason.OVERFLOW;
        }
        return column == shape.weight() && number.value() <= 0 ? RejectReason.BAD_WEIGHT : null;
    }

    private boolean isMissing(String field) {
        return field.isEmpty() || shape.missing().contains(field);
    }

    private void countMissing(List<String> found) {
        for (int c : shape.needed()) {
            if (isMissing(found.get(c))) {
                without.merge(CsvShape.name(c), 1L, Long::sum);
            }
        }
    }

    private static boolean isText(String record) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(record.getBytes(StandardCharsets.ISO_8859_1)));
            return record.indexOf('\0') < 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
