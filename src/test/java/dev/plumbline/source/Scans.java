package dev.plumbline.source;

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
    long lines;
    long underflows;
    long inexactIntegers;
    /** Rows that needed no careful reading. */
    long fast;

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
    record Cut(int splitBytes, int windowBytes) {}

    static Scans scan(byte[] data, CsvDialect dialect, CsvLayout layout, int splitBytes, int windowBytes) {
        boolean weighted = columns(layout).weight().isPresent();
        BlockBuilder builder = new BlockBuilder(layout.features(), weighted);
        return scan(data, new CsvScanner(dialect, new RejectLog()), layout, builder, new Cut(splitBytes, windowBytes));
    }

    /** @param builder may hold rows, and will; they are not of this scan */
    static Scans scan(byte[] data, CsvShape shape, BlockBuilder builder, Cut cut) {
        return scan(data, new CsvScanner(shape.dialect(), new RejectLog()), shape.layout(), builder, cut);
    }

    private static Scans scan(byte[] data, CsvScanner scanner, CsvLayout layout, BlockBuilder builder, Cut cut) {
        Scans scans = new Scans();
        try {
            scans.run(data, scanner, layout, builder, cut);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return scans;
    }

    private void run(byte[] data, CsvScanner scanner, CsvLayout layout, BlockBuilder builder, Cut cut)
            throws IOException {
        int taken = builder.rows();
        long expected = 0;
        for (int i = 0, start = 0; i == 0 || start < data.length; i++, start += cut.splitBytes()) {
            int end = (int) Math.min(data.length, (long) start + cut.splitBytes());
            int from = Math.max(0, start - 1);
            ByteArrayInputStream in = new ByteArrayInputStream(data, from, data.length - from);
            byte[] window = new byte[cut.windowBytes()];
            // What an earlier split left there would go on with any number.
            Arrays.fill(window, (byte) '7');
            scanner.open(new CsvSplit(0, i, "f", start, end, 0), layout, new CsvWindow(in, from, window));
            while (scanner.scan(builder)) {
                take(builder, layout.features(), taken);
                builder.drain(false);
                taken = 0;
            }
            ScanReport report = scanner.report("");
            fits &= report.firstRecord() == expected;
            expected = report.endOfRecords();
            reports.add(report);
            fast += scanner.fastRows();
        }
        take(builder, layout.features(), taken);
        fits &= expected == data.length;
        account = new Accounting(
                        ScanAccount.Unit.LINE, columns(layout), List.of(new InputFile("f", data.length, 0)), null)
                .account(reports);
        for (Reject reject : account.rejects()) {
            rejects.add(reject.position() + " " + reject.reason() + " " + reject.column());
        }
        for (ScanReport report : reports) {
            blank += (int) report.blankLines();
            lines += report.lines();
            underflows += report.underflows();
            inexactIntegers += report.inexactIntegers();
        }
    }

    /** The rows from {@code first} on as text: features, label, weight. */
    private void take(BlockBuilder builder, int features, int first) {
        for (int i = first; i < builder.rows(); i++) {
            StringBuilder row = new StringBuilder();
            for (int j = 0; j < features; j++) {
                row.append(builder.feature(j)[i]).append(' ');
            }
            row.append(builder.label()[i]).append(' ');
            if (builder.weight() != null) {
                row.append(builder.weight()[i]).append(' ');
            }
            rows.add(row.toString());
        }
    }
}
