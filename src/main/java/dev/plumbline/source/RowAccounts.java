package dev.plumbline.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the reports of pieces of files, or of partitions, in order and adds them up. */
final class RowAccounts {
    private RowAccounts() {}

    static ScanAccount account(List<InputFile> files, List<ScanReport> reports) {
        List<ScanReport> ordered = new ArrayList<>(reports);
        ordered.sort(Comparator.comparingInt(ScanReport::file).thenComparingLong(ScanReport::firstRecord));
        List<ScanReport> numbered = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            ScanReport report = ordered.get(i);
            // A partition that belongs to no file numbers its rows by itself, so it counts as a file of its own.
            boolean ofFile = report.file() < files.size();
            numbered.add(numbered(report, ofFile ? report.file() : files.size() + i, i));
        }
        return new Accounting(ScanAccount.Unit.ROW, files, null).account(numbered);
    }

    private static ScanReport numbered(ScanReport report, int file, int split) {
        long[] rejected = new long[RejectReason.values().length];
        for (RejectReason reason : RejectReason.values()) {
            rejected[reason.ordinal()] = report.rejected(reason);
        }
        return new ScanReport(
                file,
                split,
                report.firstRecord(),
                report.endOfRecords(),
                report.lines(),
                report.read(),
                report.used(),
                rejected,
                report.samples(),
                report.blankLines(),
                report.underflows(),
                report.inexactIntegers(),
                report.fault());
    }
}
