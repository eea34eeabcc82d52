package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads the beginnings of CSV files on the driver, before any task starts. */
final class CsvHeads {
    private static final int FIRST_BYTES = 1 << 14;
    private static final int FIRST_LINE = 1_000;
    private static final int BOM = 3;
    private static final int READERS = 8;
    private static final int DAMAGE_LOOKED_FOR = 64 << 20;

    private final CsvFiles files;
    private final CsvDialect dialect;
    private final boolean hasHeader;

    CsvHeads(CsvFiles files, CsvDialect dialect, boolean hasHeader) {
        this.files = files;
        this.dialect = dialect;
        this.hasHeader = hasHeader;
    }

    CsvDialect dialect() {
        return dialect;
    }

    /** Refuses (65) what is no CSV: another type of file, other text than UTF-8, a malformed header. */
    CsvHead read(InputFile file) {
        if (file.length() == 0) {
            return new CsvHead(file, List.of(), null, false, 0, 0, false, "");
        }
        try (CsvInput in = files.open(file.path(), 0)) {
            if (file.path().endsWith(".bz2") && !Bzip2End.isThere(files, file)) {
                throw new CsvInput.Damaged("its bz2 data are damaged or cut short (their end is missing)", null);
            }
            CsvWindow window = new CsvWindow(in, 0, new byte[FIRST_BYTES]);
            window.fill(0, FIRST_BYTES);
            FileType.refuseOther(file, window.bytes(), window.end());
            boolean bom = startsWithBom(window.bytes(), window.end());
            return head(file, window, bom);
        } catch (IOException e) {
            throw InputFiles.unreadable(file.path(), e);
        }
    }

    /** The beginnings of all files, several at a time; the first that is refused in reading order is the one named. */
    List<CsvHead> readAll(List<InputFile> all) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(READERS, all.size()), task -> {
            Thread thread = new Thread(task, "plumbline-csv-heads");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<CsvHead>> pending = new ArrayList<>();
            for (InputFile file : all) {
                pending.add(pool.submit(() -> read(file)));
            }
            List<CsvHead> heads = new ArrayList<>();
            for (Future<CsvHead> head : pending) {
                heads.add(head.get());
            }
            return heads;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(ExitCode.TEMPORARY, "Cannot go on: interrupted while looking at the input", e);
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * Refuses (65) the first compressed file where its data are damaged: what a flipped bit makes of a header would
     * otherwise be blamed on names.
     */
    void refuseDamaged(List<InputFile> all) {
        for (InputFile file : all) {
            if (file.length() == 0 || !files.isCompressed(file.path())) {
                continue;
            }
            try (CsvInput in = files.open(file.path(), 0)) {
                in.skip(DAMAGE_LOOKED_FOR);
            } catch (IOException e) {
                throw InputFiles.unreadable(file.path(), e);
            }
            return;
        }
    }

    private CsvHead head(InputFile file, CsvWindow window, boolean bom) throws IOException {
        int start = bom ? BOM : 0;
        CsvRecord record = new CsvRecord(dialect, Integer.MAX_VALUE);
        long lines = 0;
        for (; ; ) {
            start = complete(window, record, start);
            if (start < 0) {
                throw new Refusal(
                        ExitCode.DATA,
                        "Cannot read " + Excerpt.of(file.path()) + ", line " + (lines + 1) + ": it is longer than "
                                + dialect.recordLimit() + " bytes; is this CSV, and is each quote closed?");
            }
            if (start >= window.end()) {
                return new CsvHead(file, List.of(), null, bom, window.offset() + start, lines, false, "");
            }
            if (CsvLayout.withoutLineEnd(window.bytes(), start, record.next()) > start) {
                break;
            }
            start = record.next();
            lines++;
        }
        if (record.fault() != null) {
            throw malformed(file, window, record, start, lines);
        }
        List<String> names = names(window.bytes(), record);
        String line = firstLine(window.bytes(), start, record.next());
        if (!hasHeader) {
            return new CsvHead(file, names, null, bom, bom ? BOM : 0, 0, true, line);
        }
        byte[] bytes = window.bytes();
        int next = record.next();
        byte[] header = Arrays.copyOfRange(bytes, start, CsvLayout.withoutLineEnd(bytes, start, next));
        for (int p = start; p < next; p++) {
            lines += bytes[p] == '\n' ? 1 : 0;
        }
        long dataStart = window.offset() + next;
        if (next == window.end() && !window.last()) {
            window.fill(next, 0);
            next = 0;
        }
        return new CsvHead(file, names, header, bom, dataStart, lines, next < window.end(), line);
    }

    /**
     * Reads one record at {@code start}, filling the window as it must.
     *
     * @return where the record begins now, or -1 where it is longer than the limit
     */
    private int complete(CsvWindow window, CsvRecord record, int start) throws IOException {
        int begin = start;
        while (!record.read(window.bytes(), begin, window.end(), window.last())) {
            if (window.end() - begin > dialect.recordLimit()) {
                return -1;
            }
            window.fill(begin, 0);
            begin = 0;
        }
        return begin;
    }

    private List<String> names(byte[] bytes, CsvRecord record) {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < record.count(); c++) {
            int length = record.end(c) - record.begin(c);
            String name = new String(bytes, record.begin(c), length, StandardCharsets.UTF_8);
            names.add(!hasHeader ? "c" + (c + 1) : record.escaped(c) ? name.replace("\"\"", "\"") : name);
        }
        return dialect.trim() ? names.stream().map(this::trimmed).toList() : names;
    }

    private String trimmed(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && isBlank(name.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(name.charAt(to - 1))) {
            to--;
        }
        return name.substring(from, to);
    }

    private boolean isBlank(char c) {
        return c < 0x80 && dialect.isBlank((byte) c);
    }

    private static String firstLine(byte[] bytes, int start, int next) {
        int end = CsvLayout.withoutLineEnd(bytes, start, next);
        return new String(bytes, start, Math.min(FIRST_LINE, end - start), StandardCharsets.UTF_8);
    }

    private Refusal malformed(InputFile file, CsvWindow window, CsvRecord record, int start, long lines) {
        int end = CsvLayout.withoutLineEnd(window.bytes(), start, record.next());
        int fault = Utf8.firstFault(window.bytes(), start, end);
        String why = switch (record.fault()) {
            case NOT_TEXT ->
                "not UTF-8 at byte " + (window.offset() + fault) + "; convert it to UTF-8 without NUL bytes";
            case LONE_CARRIAGE_RETURN -> "a carriage return without a line feed; lines end with LF or CR LF";
            case UNCLOSED_QUOTE -> "a quoted field that is never closed";
            default -> "a quote where none may stand; quote whole fields and double the quotes inside";
        };
        return new Refusal(
                ExitCode.DATA,
                "Cannot read " + Excerpt.of(file.path()) + ", line " + (lines + 1) + ": " + why + ": "
                        + Excerpt.of(window.bytes(), start, end));
    }

    private static boolean startsWithBom(byte[] bytes, int end) {
        return end >= BOM && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    /** The fields of the first data records that are well formed, as many as {@code most}. */
    List<List<String>> firstRows(CsvHead head, int most) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvInput in = files.open(head.file().path(), 0)) {
            in.skipNBytes(head.dataStart());
            CsvWindow window = new CsvWindow(in, head.dataStart(), new byte[FIRST_BYTES]);
            CsvRecord record = new CsvRecord(dialect, head.names().size());
            int start = 0;
            for (int i = 0; i < most; i++) {
                start = complete(window, record, start);
                if (start < 0 || start >= window.end()) {
                    break;
                }
                if (record.fault() == null && record.count() == head.names().size()) {
                    rows.add(fields(window.bytes(), record));
                }
                start = record.next();
            }
            return rows;
        } catch (IOException e) {
            throw InputFiles.unreadable(head.file().path(), e);
        }
    }

    private List<String> fields(byte[] bytes, CsvRecord record) {
        List<String> fields = new ArrayList<>();
        for (int c = 0; c < record.count(); c++) {
            String text = new String(bytes, record.begin(c), record.end(c) - record.begin(c), StandardCharsets.UTF_8);
            fields.add(dialect.trim() ? text.strip() : text);
        }
        return fields;
    }
}
