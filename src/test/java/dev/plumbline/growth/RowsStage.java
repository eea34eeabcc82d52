package dev.plumbline.growth;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.engine.MomentsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One feature, more and more rows: reading CSV with moments, reading it into the cache, an epoch. */
final class RowsStage implements Stage {
    private static final int LEAST = 3;

    private final List<Point> moments = new ArrayList<>();
    private final List<Point> cache = new ArrayList<>();
    private final List<Point> epochs = new ArrayList<>();

    @Override
    public String name() {
        return "rows";
    }

    @Override
    public List<Curve> measure(Lab lab) throws Exception {
        for (long rows : lab.sizes().rows()) {
            point(lab, new CsvTables(lab).of(rows));
        }
        return List.of(
                new Curve("rows-epoch", "an epoch", epochs, Set.of(Cost.TABLE_BYTE)),
                new Curve("rows-moments", "CSV read, with moments", moments, Set.of(Cost.READING, Cost.TEXT_BYTE)),
                new Curve("rows-cache", "CSV read into the cache", cache, Set.of(Cost.KEPT_BYTE)));
    }

    private void point(Lab lab, CsvTables.Table table) throws Exception {
        Work reading = Work.none().and(Cost.READING, 1).and(Cost.TEXT_BYTE, table.bytes());
        EngineSettings byMoments = Lab.engine(EngineSettings.Kind.MOMENTS);
        EngineSettings byRows = Lab.engine(EngineSettings.Kind.ROWS);
        moments.add(Point.of(
                table.rows(),
                Times.of(
                        lab.budget(),
                        LEAST,
                        () -> MomentsTable.load(lab.spark(), table.open(lab), byMoments)
                                .close()),
                reading));
        cache.add(Point.of(
                table.rows(),
                Times.of(
                        lab.budget(),
                        LEAST,
                        () -> CachedTable.load(lab.spark(), table.open(lab), byRows)
                                .close()),
                reading.and(Cost.KEPT_BYTE, Work.bytes(table.rows(), 1))));
        try (CachedTable cached = CachedTable.load(lab.spark(), table.open(lab), byRows)) {
            epochs.add(new CachedEpochs(lab, cached).measure(table.rows()));
        }
    }
}
