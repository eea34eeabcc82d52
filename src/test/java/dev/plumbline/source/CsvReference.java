package dev.plumbline.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a CSV text means, said with regular expressions over the whole of it: the slow oracle of the scanner. Delimiter
 * is the comma; the needed columns are the given ones.
 */
final class CsvReference {
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private final String blanks;
    private final Pattern quoted;
    private final Pattern unquoted = Pattern.compile("(?:[^\",\r\n]|\r(?!\n))*+");
    private final Pattern end = Pattern.compile("\r?\n|\\z");
    private final boolean trim;
    private final List<String> missing;
    private final int columns;
    private final int[] needed;

    final List<String> rows = new ArrayList<>();
    final List<String> rejects = new ArrayList<>();
    /** Per needed column, rows of the right number of fields that have no value in it. */
    final long[] without;

    int blank;

    CsvReference(boolean trim, List<String> missing, int columns, int... needed) {
        this.trim = trim;
        this.missing = missing;
        this.columns = columns;
        this.needed = needed;
        this.without = new long[needed.length];
        this.blanks = trim ? "[ \t]*+" : "";
        this.quoted = Pattern.compile(blanks + "(\")((?:[^\"]|\"\")*+)\"" + blanks);
    }

    void read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int p = 0;
        while (p < text.length()) {
            p = record(text, p);
        }
    }

    private int record(String text, int start) {
        List<String> fields = new ArrayList<>();
        boolean loneReturn = false;
        int p = start;
        for (; ; ) {
            Matcher quote = at(quoted, text, p);
            boolean opens = at(Pattern.compile(blanks + "\""), text, p).lookingAt();
            if (opens && !quote.lookingAt()) {
                return fault(RejectReason.UNCLOSED_QUOTE, text, text.indexOf('"', p));
            }
            Matcher plain = at(unquoted, text, p);
            plain.lookingAt();
            String field = opens ? quote.group(2) : plain.group();
            loneReturn |= !opens && field.contains("\r");
            int next = opens ? quote.end() : plain.end();
            Matcher ends = at(end, text, next);
            boolean over = ends.lookingAt();
            if (!over && (next >= text.length() || text.charAt(next) != ',')) {
                return fault(RejectReason.STRAY_QUOTE, text, opens ? quote.start(1) : next);
            }
            fields.add(trim ? field.replaceAll("^[ \t]+|[ \t]+$", "") : field);
            p = next + 1;
            if (over) {
                take(text.substring(start, ends.end()), fields, loneReturn, line(text, start));
                return ends.end();
            }
        }
    }

    private static Matcher at(Pattern pattern, String text, int from) {
        return pattern.matcher(text).region(from, text.length()).useTransparentBounds(true);
    }

    private int fault(RejectReason reason, String text, int quote) {
        rejects.add(line(text, quote) + " " + reason + " ");
        int feed = text.indexOf('\n', quote);
        return feed < 0 ? text.length() : feed + 1;
    }

    private static long line(String text, int index) {
        return 1 + text.substring(0, index).chars().filter(c -> c == '\n').count();
    }

    private void take(String record, List<String> fields, boolean loneReturn, long line) {
        if (record.equals("\n") || record.equals("\r\n") || record.isEmpty()) {
            blank++;
        } else if (!isText(record)) {
            rejects.add(line + " " + RejectReason.NOT_TEXT + " ");
        } else if (loneReturn) {
            rejects.add(line + " " + RejectReason.LONE_CARRIAGE_RETURN + " ");
        } else if (fields.size() != columns) {
            rejects.add(line + " "
                    + (fields.size() < columns ? RejectReason.TOO_FEW_FIELDS : RejectReason.TOO_MANY_FIELDS) + " ");
        } else {
            takeFields(fields, line);
        }
    }

    private void takeFields(List<String> fields, long line) {
        for (int n = 0; n < needed.length; n++) {
            String field = fields.get(needed[n]);
            without[n] += field.isEmpty() || missing.contains(field) ? 1 : 0;
        }
        StringBuilder row = new StringBuilder();
        for (int c : needed) {
            String field = fields.get(c);
            RejectReason reason = null;
            if (field.isEmpty() || missing.contains(field)) {
                reason = RejectReason.MISSING;
            } else if (!NUMBER.matcher(field).matches()) {
                reason = RejectReason.NOT_A_NUMBER;
            } else if (Double.isInfinite(Double.parseDouble(field))) {
                reason = RejectReason.OVERFLOW;
            }
            if (reason != null) {
                rejects.add(line + " " + reason + " c" + c);
                return;
            }
            row.append(Double.parseDouble(field)).append(' ');
        }
        rows.add(row.toString());
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
