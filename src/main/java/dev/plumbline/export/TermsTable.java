package dev.plumbline.export;

import dev.plumbline.model.CsvCell;
import dev.plumbline.model.ExportKind;
import dev.plumbline.model.LinearModel;
import dev.plumbline.report.TermsCsv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code terms.csv} as the version has it: slopes, and the intercept at the origin behind them where the model has one. For
 * people and statistics programs; names are spelled as a spreadsheet may see them.
 */
final class TermsTable implements ExportForm {
    private final boolean hasIntercept;

    /** @param line whether it has an intercept is what the table does not say: a feature may be called so */
    TermsTable(LinearModel line) {
        this.hasIntercept = line.hasIntercept();
    }

    @Override
    public SortedMap<String, byte[]> write(Original original) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(ExportKind.TERMS.file(), TermsCsv.of(original.model()));
        return files;
    }

    @Override
    public Rereading read(SortedMap<String, byte[]> files) throws IOException {
        List<List<String>> rows = CsvRows.read(new String(files.get(ExportKind.TERMS.file()), StandardCharsets.UTF_8));
        List<String> names = new ArrayList<>();
        List<Double> estimates = new ArrayList<>();
        try {
            for (List<String> row : rows.subList(1, rows.size())) {
                names.add(row.get(0));
                estimates.add(Double.parseDouble(row.get(1)));
            }
            int features = names.size() - (hasIntercept ? 1 : 0);
            double[] slopes = estimates.stream()
                    .limit(features)
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            double intercept = hasIntercept ? estimates.get(features) : 0;
            return Rereading.atTheOrigin(names.subList(0, features), slopes, intercept);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new UnreadableException("it is not the table of terms that was written", e);
        }
    }

    /** Names as the table spells them. */
    static List<String> spelled(List<String> names) throws IOException {
        List<String> spelled = new ArrayList<>();
        for (String name : names) {
            spelled.add(CsvRows.read(CsvCell.text(name) + ",\n").get(0).get(0));
        }
        return spelled;
    }
}
