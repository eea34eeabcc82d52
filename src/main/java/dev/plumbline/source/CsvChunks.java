package dev.plumbline.source;

import dev.plumbline.kernel.BlockBuilder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;

/**
 * The blocks and reports of one partition, read as they are asked for. Rows of small files share a block; a report
 * waits until the block with the last of its split's rows is out.
 */
final class CsvChunks implements Iterator<Chunk> {
    private final CsvFiles files;
    private final List<CsvLayout> layouts;
    private final Iterator<CsvSplit> splits;
    private final CsvScanner scanner;
    private final BlockBuilder builder;
    private final ArrayDeque<Chunk> ready = new ArrayDeque<>();
    private final ArrayDeque<Chunk> waiting = new ArrayDeque<>();

    private CsvInput input;
    private byte[] bytes = new byte[CsvWindow.CAPACITY];
    private CsvWindow window;
    private boolean done;

    CsvChunks(
            Configuration conf, CsvDialect dialect, List<CsvLayout> layouts, boolean weighted, List<CsvSplit> splits) {
        this.files = new CsvFiles(conf);
        this.layouts = layouts;
        this.splits = splits.iterator();
        this.scanner = new CsvScanner(dialect, new RejectLog());
        this.builder = splits.isEmpty() ? null : new BlockBuilder(layouts.get(0).features(), weighted);
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !done) {
            try {
                advance();
            } catch (IOException e) {
                close();
                throw new UncheckedIOException(e);
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public Chunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void advance() throws IOException {
        if (input == null && !splits.hasNext()) {
            done = true;
            drain();
            return;
        }
        if (input == null && !open(splits.next())) {
            return;
        }
        boolean full;
        try {
            full = scanner.scan(builder);
        } catch (CsvInput.Damaged e) {
            finish(e.getMessage());
            return;
        }
        if (full) {
            drain();
        } else {
            finish("");
        }
    }

    private boolean open(CsvSplit split) throws IOException {
        long offset = split.index() == 0 ? split.start() : split.start() - 1;
        boolean compressed = split.end() == Long.MAX_VALUE;
        try {
            input = files.open(split.path(), compressed ? 0 : offset);
            if (compressed) {
                input.skipNBytes(offset);
            }
            window = new CsvWindow(input, offset, bytes);
            scanner.open(split, layouts.get(split.layout()), window);
            return true;
        } catch (CsvInput.Damaged e) {
            waiting.add(Chunk.of(ScanReport.unreadable(split, e.getMessage())));
        } catch (FileNotFoundException e) {
            waiting.add(Chunk.of(ScanReport.unreadable(split, "it is no longer there")));
        }
        close();
        return false;
    }

    private void finish(String fault) {
        waiting.add(Chunk.of(scanner.report(fault)));
        bytes = window.bytes();
        close();
    }

    private void drain() {
        if (builder != null && !builder.isEmpty()) {
            ready.add(Chunk.of(builder.drain(false)));
        }
        ready.addAll(waiting);
        waiting.clear();
    }

    /** Lets go of the file, where one is open; also when a task ends before the iterator does. */
    void close() {
        if (input != null) {
            CsvInput open = input;
            input = null;
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
