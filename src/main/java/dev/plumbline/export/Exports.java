package dev.plumbline.export;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ExportKind;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;

/** The forms, one for each kind, and what is compared once one of them was read again. */
public final class Exports {
    private Exports() {}

    /**
     * The files of an export by their paths; the same version gives the same bytes.
     *
     * @throws Refusal 65 where the form cannot hold the name of a column
     */
    public static SortedMap<String, byte[]> write(ExportKind kind, Original original) throws IOException {
        return form(kind, original).write(original);
    }

    /**
     * Reads an export again and scores it on a sample, beside the model.
     *
     * @throws IOException where it is not what was written, or names other columns
     */
    public static Agreement check(ExportKind kind, Original original, SortedMap<String, byte[]> files)
            throws IOException {
        Rereading read = form(kind, original).read(files);
        List<String> names = kind == ExportKind.TERMS
                ? TermsTable.spelled(original.line().features())
                : original.line().features();
        if (!read.features().equals(names)) {
            throw new UnreadableException("it names other columns than the model");
        }
        return Agreement.of(original.line(), Sample.of(original.model()), read.prediction());
    }

    /** What whoever uses the export must know, in sentences. */
    public static List<String> notes(ExportKind kind, Original original) {
        List<String> notes = new ArrayList<>();
        if (kind == ExportKind.SQL) {
            Set<String> seen = new HashSet<>();
            for (String feature : original.line().features()) {
                if (!seen.add(feature.toLowerCase(Locale.ROOT))) {
                    notes.add(
                            "column '" + shown(feature) + "' differs from another one by the case of its letters only:"
                                    + " set spark.sql.caseSensitive=true where the expression is used");
                }
            }
        }
        return notes;
    }

    private static ExportForm form(ExportKind kind, Original original) {
        return switch (kind) {
            case PMML -> new Pmml();
            case SQL -> new SqlExpression(SqlDialect.SPARK);
            case SQL_ANSI -> new SqlExpression(SqlDialect.ANSI);
            case SPARK_ML -> new SparkMlDirectory();
            case JSON -> new PortableModel();
            case TERMS -> new TermsTable(original.line());
        };
    }

    /** A column whose name the form cannot hold. */
    static Refusal unnameable(ExportKind kind, String column, String why, String wayOut) {
        return new Refusal(
                ExitCode.DATA,
                "Cannot export as " + kind.id() + ": the name of column '" + shown(column) + "' " + why + "; "
                        + wayOut);
    }

    private static String shown(String column) {
        return PlainText.excerpt(column, 80);
    }
}
