package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the columns of all files. Spark takes the schema of one file for all: a missing column would be read as
 * nulls, and another type would fail in the middle or be converted. Nothing is widened here: what one release of Spark
 * reads as a wider type, another does not.
 */
final class ParquetSchemas {
    private ParquetSchemas() {}

    /** Refuses (65) the first file that has a needed column not at all, in other case, or of another type. */
    static void compare(SourceSettings settings, Columns columns, List<ParquetFooter> footers) {
        ParquetFooter first = footers.get(0);
        List<String> needed = ColumnarSchema.needed(columns);
        for (ParquetFooter footer : footers) {
            if (footer.types().equals(first.types())) {
                continue;
            }
            ColumnChoice.refuseAmbiguous(
                    settings,
                    List.copyOf(footer.types().keySet()),
                    footer.file().path());
            for (String name : needed) {
                compare(name, first, footer);
            }
            if (settings.features().isEmpty()) {
                refuseOthers(first, footer);
            }
        }
    }

    /** Refuses (65) files of which one has a column, needed or not, that another lacks or has in another type. */
    static void requireSame(List<ParquetFooter> footers) {
        ParquetFooter first = footers.get(0);
        for (ParquetFooter footer : footers) {
            Set<String> names = new TreeSet<>(first.types().keySet());
            names.addAll(footer.types().keySet());
            for (String name : names) {
                String here = footer.types().get(name);
                String there = first.types().get(name);
                if (here == null || there == null) {
                    throw differs(
                            first,
                            footer,
                            "column " + NearestNames.quoted(name) + " is in one of them only; give files of other"
                                    + " columns to runs of their own");
                }
                if (!here.equals(there)) {
                    throw differs(
                            first,
                            footer,
                            "column " + NearestNames.quoted(name) + " is " + here + " here and " + there
                                    + " there; write all files with one type");
                }
            }
        }
    }

    private static void compare(String name, ParquetFooter first, ParquetFooter footer) {
        String expected = first.types().get(name);
        String found = footer.types().get(name);
        if (found == null) {
            for (Map.Entry<String, String> column : footer.types().entrySet()) {
                if (column.getKey().equalsIgnoreCase(name)) {
                    throw differs(
                            first,
                            footer,
                            "column " + NearestNames.quoted(name) + " (" + expected + ") is written "
                                    + NearestNames.quoted(column.getKey()) + " (" + column.getValue()
                                    + "); names differ in case, so rename one");
                }
            }
            throw differs(
                    first,
                    footer,
                    "column " + NearestNames.quoted(name) + " (" + expected + ") is missing; it has "
                            + NearestNames.list(List.copyOf(footer.types().keySet())));
        }
        if (!found.equals(expected)) {
            throw differs(
                    first,
                    footer,
                    "column " + NearestNames.quoted(name) + " is " + found + " here and " + expected
                            + " there; write all files with one type");
        }
    }

    private static void refuseOthers(ParquetFooter first, ParquetFooter footer) {
        Set<String> others = new TreeSet<>(footer.types().keySet());
        others.removeAll(first.types().keySet());
        if (!others.isEmpty()) {
            throw differs(
                    first,
                    footer,
                    "column " + NearestNames.list(List.copyOf(others))
                            + " is not in the first file; name the columns to use with --features");
        }
    }

    private static Refusal differs(ParquetFooter first, ParquetFooter footer, String how) {
        return new Refusal(
                ExitCode.DATA,
                "Cannot read " + Excerpt.of(footer.file().path()) + " together with the first file, "
                        + Excerpt.of(first.file().path()) + ": " + how);
    }
}
