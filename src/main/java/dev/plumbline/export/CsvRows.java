package dev.plumbline.export;

import java.util.ArrayList;
import java.util.List;

/** Rows of CSV as RFC 4180 has them, each ended by a line feed. */
final class CsvRows {
    private final String csv;
    private int at;

    private CsvRows(String csv) {
        this.csv = csv;
    }

    static List<List<String>> read(String csv) throws UnreadableException {
        CsvRows rows = new CsvRows(csv);
        List<List<String>> all = new ArrayList<>();
        while (rows.at < csv.length()) {
            all.add(rows.row());
        }
        return all;
    }

    private List<String> row() throws UnreadableException {
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(cell());
            if (at == csv.length()) {
                throw new UnreadableException("its last line is cut off");
            }
            char end = csv.charAt(at++);
            if (end == '\n') {
                return cells;
            }
            if (end != ',') {
                throw new UnreadableException("it has text behind a closing quote, at character " + at);
            }
        }
    }

    private String cell() throws UnreadableException {
        if (at < csv.length() && csv.charAt(at) == '"') {
            return quoted();
        }
        int from = at;
        while (at < csv.length() && csv.charAt(at) != ',' && csv.charAt(at) != '\n') {
            at++;
        }
        return csv.substring(from, at);
    }

    private String quoted() throws UnreadableException {
        StringBuilder text = new StringBuilder();
        int from = at + 1;
        while (true) {
            int quote = csv.indexOf('"', from);
            if (quote < 0) {
                throw new UnreadableException("it has a quote that never ends, at character " + at);
            }
            text.append(csv, from, quote);
            from = quote + 1;
            if (from == csv.length() || csv.charAt(from) != '"') {
                at = from;
                return text.toString();
            }
            text.append('"');
            from++;
        }
    }
}
