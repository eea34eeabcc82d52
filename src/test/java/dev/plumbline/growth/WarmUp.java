package dev.plumbline.growth;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.engine.MomentsTable;

/** Goes all ways before any is measured, so that the first point of a curve does not pay for the compiler. */
final class WarmUp {
    private static final int WIDE = 20;
    private static final int LEAST = 3;

    private WarmUp() {}

    static void run(Lab lab) throws Exception {
        double budget = 2 * lab.budget();
        Times.of(budget, LEAST, new EmptyJob(lab.spark(), lab.cores()));
        CsvTables.Table table = new CsvTables(lab).of(lab.sizes().splitRows());
        EngineSettings byMoments = Lab.engine(EngineSettings.Kind.MOMENTS);
        EngineSettings byRows = Lab.engine(EngineSettings.Kind.ROWS);
        Times.of(
                budget,
                LEAST,
                () -> MomentsTable.load(lab.spark(), table.open(lab), byMoments).close());
        Times.of(
                budget,
                LEAST,
                () -> CachedTable.load(lab.spark(), table.open(lab), byRows).close());
        try (CachedTable cached = CachedTable.load(lab.spark(), table.open(lab), byRows)) {
            new CachedEpochs(lab, cached).measure(1);
        }
        wide(lab);
    }

    private static void wide(Lab lab) throws Exception {
        long rows = Math.max(2, lab.sizes().values() / (WIDE + 1));
        GrownTable table = new GrownTable(lab.spark(), rows, WIDE, 2 * lab.cores()).kept();
        try (CachedTable cached = CachedTable.load(lab.spark(), table, Lab.withoutProducts())) {
            new CachedEpochs(lab, cached).measure(WIDE);
            Times.of(
                    lab.budget(),
                    LEAST,
                    () -> MomentsTable.load(lab.spark(), table, Lab.engine(EngineSettings.Kind.MOMENTS)));
        } finally {
            table.free();
        }
    }
}
