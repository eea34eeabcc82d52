package dev.plumbline.source;

import dev.plumbline.kernel.Block;
import dev.plumbline.kernel.BlockBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Scans bytes in memory, cut as a test wants it, and puts the reports together as the driver does. */
final class Scans {
    final List<String> rows = new ArrayList<>();
    final List<String> rejects = new ArrayList<>();
    final List<ScanReport> reports = new ArrayList<>();
    ScanAccount account;
    boolean fits = true;
    int blank;

    /** Columns c0, c1 ...; the last of {@code needed} is the label, the others are features. */
    static CsvLayout layout(int columns, int... needed) {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            names.add("c" + c);
        }
        List<String> features = new ArrayList<>();
        for (int j = 0; j + 1 < needed.length; j++) {
            features.add("c" + needed[j]);
        }
        Columns chosen = new Columns("c" + needed[needed.length - 1], features, Optional.empty());
        return new CsvLayout(names, chosen, null);
    }

    /** The needed columns of a layout. */
    private static Columns columns(CsvLayout layout) {
        String[] bySlot = new String[layout.features() + 2];
        for (int c = 0; c < layout.columns(); c++) {
            if (layout.slots()[c] != CsvLayout.SKIP) {
                bySlot[layout.slots()[c]] = layout.name(c);
            }
        }
        List<String> features = Arrays.asList(bySlot).subList(0, layout.features());
        Optional<String> weight = Optional.ofNullable(bySlot[layout.features() + 1]);
        return new Columns(bySlot[layout.features()], features, weight);
    }

    /** @param splitBytes length of each split; @param windowBytes length of the first window */
    static Scans scan(byte[] data, CsvDialect dialect, CsvLayout layout, int splitBytes, int windowBytes) {
        Scans scans = new Scans();
        try {
            scans.run(data, dialect, layout, splitBytes, windowBytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return scans;
    }

    private void run(byte[] data, CsvDialect dialect, CsvLayout layout, int splitBytes, int windowBytes)
            throws IOException {
        CsvScanner scanner = new CsvScanner(dialect, new RejectLog());
        BlockBuilder builder =
                new BlockBuilder(layout.features(), columns(layout).weight().isPresent());
        long expected = 0;
        for (int i = 0, start = 0; i == 0 || start < data.length; i++, start += splitBytes) {
            CsvSplit split = new CsvSplit(0, i, "f", start, Math.min(data.length, start + splitBytes), 0);
            int from = Math.max(0, start - 1);
            ByteArrayInputStream in = new ByteArrayInputStream(data, from, data.length - from);
            scanner.open(split, layout, new CsvWindow(in, from, new byte[windowBytes]));
            while (scanner.scan(builder)) {
                take(builder.drain(false));
            }
            ScanReport report = scanner.report("");
            fits &= report.firstRecord() == expected;
            expected = report.endOfRecords();
            reports.add(report);
        }
        fits &= expected == data.length;
        if (!builder.isEmpty()) {
            take(builder.drain(false));
        }
        account = new Accounting(
                        ScanAccount.Unit.LINE, columns(layout), List.of(new InputFile("f", data.length, 0)), null)
                .account(reports);
        for (Reject reject : account.rejects()) {
            rejects.add(reject.position() + " " + reject.reason() + " " + reject.column());
        }
        for (ScanReport report : reports) {
            blank += (int) report.blankLines();
        }
    }

    private void take(Block block) {
        for (int i = 0; i < block.rows(); i++) {
            StringBuilder row = new StringBuilder();
            for (int j = 0; j < block.featureCount(); j++) {
                row.append(block.feature(j)[i]).append(' ');
            }
            rows.add(row.append(block.label()[i]).append(' ').toString());
        }
    }
}
