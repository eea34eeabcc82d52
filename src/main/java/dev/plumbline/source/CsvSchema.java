package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of all CSV files together: chosen by the first file, found by name in each other. */
final class CsvSchema {
    private static final int SAMPLE = 100;
    private static final String DELIMITERS = ",;\t|:";

    private final SourceSettings settings;
    private final CsvDialect dialect;
    private final List<CsvHead> heads;
    private final CsvHead first;

    private CsvSchema(SourceSettings settings, CsvDialect dialect, List<CsvHead> heads) {
        this.settings = settings;
        this.dialect = dialect;
        this.heads = heads;
        this.first = heads.get(0);
    }

    /**
     * The columns to read.
     *
     * @param heads of the files that are not empty, at least one
     * @param reader reads the first rows, to tell columns of text
     */
    static Columns choose(SourceSettings settings, CsvDialect dialect, List<CsvHead> heads, CsvHeads reader) {
        CsvSchema schema = new CsvSchema(settings, dialect, heads);
        schema.refuseOneColumn();
        schema.refuseNumbersAsHeader();
        for (CsvHead head : heads) {
            ColumnChoice.refuseAmbiguous(settings, head.names(), head.file().path());
        }
        Columns columns = ColumnChoice.of(
                settings, schema.first.names(), schema.first.file().path());
        for (CsvHead head : heads) {
            schema.refuseOtherColumns(columns, head);
        }
        if (settings.features().isEmpty()) {
            schema.refuseText(columns, reader);
        }
        return columns;
    }

    private String path() {
        return first.file().path();
    }

    private boolean isWhatWasAskedFor() {
        return settings.hasLabel()
                ? first.names().contains(settings.label())
                : first.names().containsAll(settings.features());
    }

    private void refuseOneColumn() {
        if (first.names().size() > 1 || isWhatWasAskedFor()) {
            return;
        }
        String line = first.firstLine();
        char best = 0;
        long most = 0;
        for (char candidate : DELIMITERS.toCharArray()) {
            long count = line.chars().filter(c -> c == candidate).count();
            if (candidate != settings.delimiter() && count > most) {
                most = count;
                best = candidate;
            }
        }
        if (most > 0) {
            throw new Refusal(
                    ExitCode.DATA,
                    "Cannot find columns in " + Excerpt.of(path()) + ": with the delimiter "
                            + shown(settings.delimiter()) + " each line is one column (" + Excerpt.of(line)
                            + "); try --delimiter " + shown(best));
        }
    }

    private static String shown(char delimiter) {
        return delimiter == '\t' ? "$'\\t'" : "'" + delimiter + "'";
    }

    private void refuseNumbersAsHeader() {
        if (!settings.header() || isWhatWasAskedFor()) {
            return;
        }
        NumberParser number = new NumberParser();
        for (String name : first.names()) {
            byte[] bytes = name.strip().getBytes(StandardCharsets.UTF_8);
            if (number.parse(bytes, 0, bytes.length) >= NumberParser.OVERFLOW) {
                return;
            }
        }
        throw new Refusal(
                ExitCode.DATA,
                "Cannot find a header in " + Excerpt.of(path()) + ": its first line is all numbers ("
                        + Excerpt.of(String.join(String.valueOf(settings.delimiter()), first.names()))
                        + "); if it has none, use --no-header, which names the columns c1, c2, ...");
    }

    private void refuseOtherColumns(Columns columns, CsvHead head) {
        if (!settings.header()) {
            if (head.names().size() != first.names().size()) {
                throw differs(
                        head,
                        "it has " + head.names().size() + " columns, the first file "
                                + first.names().size());
            }
            return;
        }
        Set<String> names = new HashSet<>(head.names());
        for (String name : columns.needed()) {
            if (!names.contains(name)) {
                throw differs(
                        head,
                        "column " + NearestNames.quoted(name) + " is missing; it has "
                                + NearestNames.list(head.names()));
            }
        }
        if (settings.features().isEmpty()) {
            names.removeAll(first.names());
            if (!names.isEmpty()) {
                throw differs(
                        head,
                        "column " + NearestNames.list(names.stream().sorted().toList())
                                + " is not in the first file; name the columns to use with --features");
            }
        }
    }

    private Refusal differs(CsvHead head, String how) {
        return new Refusal(
                ExitCode.DATA,
                "Cannot read " + Excerpt.of(head.file().path()) + " together with the other files: " + how
                        + "; the first file, " + Excerpt.of(path()) + ", has " + NearestNames.list(first.names()));
    }

    private void refuseText(Columns columns, CsvHeads reader) {
        CsvHead sampled = heads.stream().filter(CsvHead::hasData).findFirst().orElse(first);
        List<List<String>> rows = reader.firstRows(sampled, SAMPLE);
        List<String> text = new ArrayList<>();
        String example = "";
        for (String feature : columns.features()) {
            String word = text(rows, sampled.names().indexOf(feature));
            if (word != null) {
                example = text.isEmpty() ? "'" + Excerpt.of(word) + "'" + commaHint(word) : example;
                text.add(feature);
            }
        }
        if (!text.isEmpty()) {
            ColumnChoice.refuseText(columns, text, example, sampled.file().path());
        }
    }

    private static String commaHint(String word) {
        return word.matches("[+-]?[0-9.]*,[0-9]+") ? ", write decimals with a point" : "";
    }

    /** The first text of a column that has no number, only text and missing values; else null. */
    private String text(List<List<String>> rows, int column) {
        NumberParser number = new NumberParser();
        String word = null;
        for (List<String> row : rows) {
            byte[] bytes = row.get(column).getBytes(StandardCharsets.UTF_8);
            if (dialect.isMissing(bytes, 0, bytes.length)) {
                continue;
            }
            byte[] bare = row.get(column).strip().getBytes(StandardCharsets.UTF_8);
            if (number.parse(bare, 0, bare.length) != NumberParser.NOT_A_NUMBER) {
                return null;
            }
            word = word == null ? row.get(column) : word;
        }
        return word;
    }

    /**
     * The columns of the first file, which all others have too.
     *
     * @throws Refusal 65 where one of the files has other columns, or two columns have one name
     */
    static List<String> sameColumns(List<CsvHead> heads) {
        List<CsvHead> filled = heads.stream().filter(head -> !head.isEmpty()).toList();
        CsvHead first = filled.get(0);
        Set<String> names = new HashSet<>(first.names());
        for (CsvHead head : filled) {
            String path = Excerpt.of(head.file().path());
            if (!names.equals(new HashSet<>(head.names()))) {
                throw new Refusal(
                        ExitCode.DATA,
                        "Cannot write the rows of " + path + " and of the first file, "
                                + Excerpt.of(first.file().path()) + ", as one table: it has columns "
                                + NearestNames.list(head.names()) + ", the first "
                                + NearestNames.list(first.names())
                                + "; give files of other columns to runs of their own");
            }
            if (head.names().size() != names.size()) {
                throw new Refusal(
                        ExitCode.DATA,
                        "Cannot write the rows of " + path
                                + " again: two of its columns have the same name; its columns" + " are "
                                + NearestNames.list(head.names()) + "; rename one");
            }
        }
        return first.names();
    }

    /** One layout for each different header; {@code layoutOf} receives which of them each file has. */
    static List<CsvLayout> layouts(Columns columns, List<CsvHead> heads, int[] layoutOf) {
        Map<String, Integer> known = new LinkedHashMap<>();
        List<CsvLayout> layouts = new ArrayList<>();
        for (int f = 0; f < heads.size(); f++) {
            CsvHead head = heads.get(f);
            if (head.isEmpty()) {
                continue;
            }
            String key = head.names() + Arrays.toString(head.header());
            Integer layout = known.get(key);
            if (layout == null) {
                layout = layouts.size();
                known.put(key, layout);
                layouts.add(new CsvLayout(head.names(), columns, head.header()));
            }
            layoutOf[f] = layout;
        }
        return layouts;
    }
}
