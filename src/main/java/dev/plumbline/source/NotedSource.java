package dev.plumbline.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;

/** A source with notes of how its files were found before its own. */
record NotedSource(TableSource source, List<String> found) implements TableSource {
    @Override
    public Columns columns() {
        return source.columns();
    }

    @Override
    public List<InputFile> files() {
        return source.files();
    }

    @Override
    public Map<String, String> snapshot() {
        return source.snapshot();
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>(found);
        notes.addAll(source.notes());
        return notes;
    }

    @Override
    public JavaRDD<Chunk> chunks() {
        return source.chunks();
    }

    @Override
    public Optional<TableSource> recut(List<ScanReport> reports) {
        return source.recut(reports).map(again -> new NotedSource(again, found));
    }

    @Override
    public ScanAccount account(List<ScanReport> reports) {
        return source.account(reports);
    }

    @Override
    public String format() {
        return source.format();
    }

    @Override
    public WholeRows wholeRows(WholeRows.Form form) {
        return source.wholeRows(form);
    }

    @Override
    public void verifyUnchanged() {
        source.verifyUnchanged();
    }
}
