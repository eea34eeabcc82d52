package dev.plumbline.growth;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.engine.PartialSums;
import dev.plumbline.engine.RowsObjective;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Far more partitions and features than anybody has at once, with Spark's default of what a driver takes: the product
 * itself, which puts partitions together, and jobs whose every task returns a partial sum.
 */
final class ExtremeStage implements Stage {
    private static final int TENTH = 10;
    private static final int LOOKED_AT = 20;

    @Override
    public String name() {
        return "extreme";
    }

    @Override
    public List<Curve> measure(Lab lab) throws Exception {
        int tasks = lab.sizes().extremeTasks();
        List<Point> sums = new ArrayList<>();
        sums.add(sums(lab, Math.max(1, tasks / TENTH)));
        sums.add(sums(lab, tasks));
        return List.of(
                new Curve("extreme-sums", "a job of partial sums", sums, Set.of()),
                new Curve("extreme-product", "the product", product(lab), Set.of()));
    }

    private static Point sums(Lab lab, int tasks) throws Exception {
        int features = lab.sizes().extremeFeatures();
        PartialSums sums = new PartialSums(lab.spark(), tasks, features);
        int counted = TaskCount.of(lab.spark(), sums::run);
        Times times = Times.of(0, 1, sums::run);
        double bytes = Work.resultBytes(features);
        // Merged, each is written once to a neighbour, and those of the tasks above come to the driver.
        int top = sums.isMerged() ? counted - tasks : tasks;
        Work work = Work.none()
                .and(Cost.JOB, sums.isMerged() ? 2 : 1)
                .and(Cost.TASK, counted)
                .and(Cost.RESULT_BYTE, (sums.isMerged() ? tasks + top : tasks) * bytes);
        String words = String.format(
                Locale.ROOT,
                "%s tasks, %s",
                Units.count(tasks),
                sums.isMerged() ? "merged to " + Units.count(top) + " on the way" : "each to the driver");
        return new Point(words, tasks, times, work, new Point.Memory(Heap.most(sums::run), top * bytes));
    }

    private static List<Point> product(Lab lab) throws Exception {
        int splits = lab.sizes().extremeTasks();
        int features = lab.sizes().extremeFeatures();
        GrownTable table = new GrownTable(lab.spark(), splits, features, splits);
        CachedTable[] kept = new CachedTable[1];
        Times reading = Times.once(() -> kept[0] = CachedTable.load(lab.spark(), table, Lab.withoutProducts()));
        int parts = kept[0].reports().size();
        kept[0].close();
        double live = Heap.most(() -> kept[0] = CachedTable.load(lab.spark(), table, Lab.withoutProducts()));
        try (CachedTable cached = kept[0]) {
            double blocks = Work.bytes(splits, features);
            // Driver and executors share this heap, so the blocks are in it too.
            double expected = blocks + summaries(lab, splits) * PartialSums.summaryBytes(features);
            Point read = new Point(
                    Units.count(parts) + " splits made and cached",
                    splits,
                    reading,
                    Work.UNKNOWN,
                    new Point.Memory(live, expected));
            RowsObjective objective = new RowsObjective(cached, Coordinates.of(cached.training(), true, true));
            Point epoch = new CachedEpochs(lab, cached).measure(splits);
            // Several, so that one of them is looked at in its middle.
            double most = Heap.most(() -> {
                for (int i = 0; i < LOOKED_AT; i++) {
                    objective.evaluate(Parameters.zero(features + 1));
                }
            });
            double tasks = epoch.work().of(Cost.TASK);
            Point named = new Point(
                    "an epoch over them, " + Units.count(tasks) + " tasks",
                    splits,
                    epoch.times(),
                    epoch.work(),
                    new Point.Memory(most, tasks * Work.resultBytes(features)));
            return List.of(read, named);
        }
    }

    /** So many partitions a reading has at most. */
    private static int summaries(Lab lab, int splits) {
        return Math.min(splits, Math.max(128, 4 * lab.cores()));
    }
}
