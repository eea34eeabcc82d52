package dev.plumbline.growth;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.engine.PartialSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One table of one feature in more and more partitions, as {@code --partitions} asks: reading it, an epoch; and beside it
 * a job of so many tasks that each return a partial sum, where the product puts partitions together.
 */
final class PartitionsStage implements Stage {
    private static final int LEAST = 3;

    @Override
    public String name() {
        return "partitions";
    }

    @Override
    public List<Curve> measure(Lab lab) throws Exception {
        List<Curve> curves = new ArrayList<>(product(lab));
        for (int features : lab.sizes().resultFeatures()) {
            curves.add(tasks(lab, features));
        }
        return curves;
    }

    private static List<Curve> product(Lab lab) throws Exception {
        CsvTables.Table table = new CsvTables(lab).of(lab.sizes().splitRows());
        List<Point> readings = new ArrayList<>();
        List<Point> epochs = new ArrayList<>();
        for (int partitions : lab.sizes().partitions()) {
            Times times = Times.of(
                    lab.budget(), LEAST, () -> load(lab, table, partitions).close());
            int busy = Math.min(partitions, lab.cores());
            readings.add(Point.of(
                    partitions,
                    times,
                    Work.none()
                            .and(Cost.READING, 1)
                            .and(Cost.TEXT_BYTE, table.bytes() * lab.cores() / busy)
                            .and(Cost.KEPT_BYTE, Work.bytes(table.rows(), 1) * lab.cores() / busy)
                            .and(Cost.SPLIT, partitions)));
            try (CachedTable cached = load(lab, table, partitions)) {
                epochs.add(new CachedEpochs(lab, cached).measure(partitions));
            }
        }
        return List.of(
                new Curve("partitions-reading", "CSV read into the cache", readings, Set.of(Cost.SPLIT)),
                new Curve("partitions-epoch", "an epoch", epochs, Set.of()));
    }

    private static CachedTable load(Lab lab, CsvTables.Table table, int partitions) {
        return CachedTable.load(lab.spark(), table.cut(lab, partitions), Lab.engine(EngineSettings.Kind.ROWS));
    }

    private static Curve tasks(Lab lab, int features) throws Exception {
        List<Point> points = new ArrayList<>();
        for (int tasks : lab.sizes().partitions()) {
            PartialSums sums = new PartialSums(lab.spark(), tasks, features);
            points.add(Point.of(
                    tasks, Times.of(lab.budget(), LEAST, sums::run), Work.epoch(0, features, tasks, lab.cores())));
        }
        String words = Units.count(features) + (features == 1 ? " feature" : " features");
        return new Curve("tasks-" + features, words, points, Set.of());
    }
}
