package dev.plumbline.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the tables of a test are written, and which of their columns c0, c1 ... are needed.
 *
 * @param limit most bytes of a record
 * @param needed columns: features, then the label, then the weight where there is one
 */
record CsvShape(
        char delimiter,
        boolean trim,
        List<String> missing,
        int limit,
        int columns,
        List<Integer> needed,
        boolean weighted) {

    static String name(int column) {
        return "c" + column;
    }

    /** The needed column that holds weights, or -1. */
    int weight() {
        return weighted ? needed.get(needed.size() - 1) : -1;
    }

    String header() {
        StringBuilder text = new StringBuilder(name(0));
        for (int c = 1; c < columns; c++) {
            text.append(delimiter).append(name(c));
        }
        return text.toString();
    }

    CsvDialect dialect() {
        return new CsvDialect(delimiter, trim, missing, limit);
    }

    CsvLayout layout() {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            names.add(name(c));
        }
        int label = needed.size() - (weighted ? 2 : 1);
        List<String> features =
                needed.subList(0, label).stream().map(CsvShape::name).toList();
        Optional<String> weight = weighted ? Optional.of(name(weight())) : Optional.empty();
        Columns chosen = new Columns(name(needed.get(label)), features, weight);
        return new CsvLayout(names, chosen, header().getBytes(StandardCharsets.US_ASCII));
    }
}
