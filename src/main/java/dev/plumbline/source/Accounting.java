package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.RowAccount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts the reports of all splits together on the driver: adds the counts and turns the positions of rejects, which
 * count from the start of a split, into lines or rows of the file by prefix sums.
 */
final class Accounting {
    private final ScanAccount.Unit unit;
    private final Columns columns;
    private final List<InputFile> files;
    private final long[] before;

    /**
     * @param unit what a position counts
     * @param columns that the slots of reports stand for
     * @param files the files by the index that reports give
     * @param before per file, lines or rows in front of the first split (the header), or null for none
     */
    Accounting(ScanAccount.Unit unit, Columns columns, List<InputFile> files, long[] before) {
        this.unit = unit;
        this.columns = columns;
        this.files = List.copyOf(files);
        this.before = before == null ? new long[files.size()] : before.clone();
    }

    /** The account of the whole table. Refuses (65) where a split could not be read to its end. */
    ScanAccount account(List<ScanReport> reports) {
        List<ScanReport> ordered = ordered(reports);
        Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
        List<Reject> rejects = new ArrayList<>();
        int[] kept = new int[RejectReason.values().length];
        long read = 0;
        long used = 0;
        int file = -1;
        long position = 0;
        for (ScanReport report : ordered) {
            refuseFault(report);
            if (report.file() != file) {
                file = report.file();
                position = file < before.length ? before[file] : 0;
            }
            read += report.read();
            used += report.used();
            for (RejectReason reason : RejectReason.values()) {
                if (report.rejected(reason) > 0) {
                    rejected.merge(reason, report.rejected(reason), Long::sum);
                }
            }
            for (Reject reject : report.samples()) {
                if (kept[reject.reason().ordinal()]++ < RejectLog.SHOWN) {
                    rejects.add(reject.at(position + reject.position() + 1));
                }
            }
            position += report.lines();
        }
        Map<String, Long> byReason = new TreeMap<>();
        long sum = 0;
        for (Map.Entry<RejectReason, Long> entry : rejected.entrySet()) {
            byReason.put(entry.getKey().id(), entry.getValue());
            sum += entry.getValue();
        }
        RowAccount rows = new RowAccount(read, used, sum, 0, byReason);
        return new ScanAccount(rows, rejects, notes(ordered), missing(ordered), unit);
    }

    private Map<String, Long> missing(List<ScanReport> reports) {
        Map<String, Long> missing = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> slot : columns.slots().entrySet()) {
            long rows = 0;
            for (ScanReport report : reports) {
                rows += report.missing(slot.getValue());
            }
            missing.put(slot.getKey(), rows);
        }
        return missing;
    }

    /** Reports in file order. */
    static List<ScanReport> ordered(List<ScanReport> reports) {
        List<ScanReport> ordered = new ArrayList<>(reports);
        ordered.sort(Comparator.comparingInt(ScanReport::file).thenComparingInt(ScanReport::split));
        return ordered;
    }

    private void refuseFault(ScanReport report) {
        if (!report.fault().isEmpty()) {
            String path =
                    report.file() < files.size() ? files.get(report.file()).path() : "the table";
            throw new Refusal(ExitCode.DATA, "Cannot read " + Excerpt.of(path) + ": " + report.fault());
        }
    }

    private static List<String> notes(List<ScanReport> reports) {
        long blank = 0;
        long underflows = 0;
        long inexact = 0;
        for (ScanReport report : reports) {
            blank += report.blankLines();
            underflows += report.underflows();
            inexact += report.inexactIntegers();
        }
        List<String> notes = new ArrayList<>();
        if (blank > 0) {
            notes.add(blank + " blank lines, which are no rows");
        }
        if (underflows > 0) {
            notes.add(underflows + " values too small for a double were read as 0");
        }
        if (inexact > 0) {
            notes.add(inexact + " integers above 2^53 were rounded to the nearest double");
        }
        return notes;
    }
}
