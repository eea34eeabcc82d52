package dev.plumbline.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the reports of pieces of files, or of partitions, in order and adds them up. */
final class RowAccounts {
    private RowAccounts() {}

    static ScanAccount account(Columns columns, List<InputFile> files, List<ScanReport> reports) {
        List<ScanReport> ordered = new ArrayList<>(reports);
        ordered.sort(Comparator.comparingInt(ScanReport::file).thenComparingLong(ScanReport::firstRecord));
        List<ScanReport> numbered = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            ScanReport report = ordered.get(i);
            // A partition that belongs to no file numbers its rows by itself, so it counts as a file of its own.
            boolean ofFile = report.file() < files.size();
            numbered.add(report.numbered(ofFile ? report.file() : files.size() + i, i));
        }
        return new Accounting(ScanAccount.Unit.ROW, columns, files, null).account(numbered);
    }
}
