package dev.plumbline.growth;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.engine.MomentsTable;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.MomentsObjective;
import dev.plumbline.train.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** As many values in every table, more and more features: an epoch; the moments of rows in memory; an epoch on these. */
final class FeaturesStage implements Stage {
    private static final int LEAST = 3;
    private static final int MOST_IN_MOMENTS = 200;

    private final List<Point> epochs = new ArrayList<>();
    private final List<Point> moments = new ArrayList<>();
    private final List<Point> onMoments = new ArrayList<>();

    @Override
    public String name() {
        return "features";
    }

    @Override
    public List<Curve> measure(Lab lab) throws Exception {
        for (int features : lab.sizes().features()) {
            long rows = Math.max(2, lab.sizes().values() / (features + 1));
            GrownTable table = new GrownTable(lab.spark(), rows, features, 2 * lab.cores()).kept();
            try {
                epoch(lab, table, features);
                if (features <= MOST_IN_MOMENTS) {
                    moments(lab, table, rows, features);
                }
            } finally {
                table.free();
            }
        }
        return List.of(
                new Curve("features-epoch", "an epoch", epochs, Set.of(Cost.TABLE_BYTE)),
                new Curve("features-moments", "moments of all columns", moments, Set.of(Cost.VALUE, Cost.PRODUCT)),
                new Curve("features-driver", "an epoch on moments, on the driver", onMoments, Set.of()));
    }

    private void epoch(Lab lab, GrownTable table, int features) throws Exception {
        try (CachedTable cached = CachedTable.load(lab.spark(), table, Lab.withoutProducts())) {
            epochs.add(new CachedEpochs(lab, cached).measure(features));
        }
    }

    private void moments(Lab lab, GrownTable table, long rows, int features) throws Exception {
        EngineSettings settings = Lab.engine(EngineSettings.Kind.MOMENTS);
        MomentsTable[] last = new MomentsTable[1];
        Times.Action take = () -> last[0] = MomentsTable.load(lab.spark(), table, settings);
        int tasks = TaskCount.of(lab.spark(), take);
        moments.add(Point.of(features, Times.of(lab.budget(), LEAST, take), work(rows, features, tasks)));
        MomentsObjective objective = new MomentsObjective(
                Coordinates.of(last[0].training(), true, true), last[0].training(), Optional.empty());
        Parameters at = Parameters.zero(features + 1);
        onMoments.add(
                Point.of(features, Times.of(lab.budget() / 10, LEAST, () -> objective.evaluate(at)), Work.UNKNOWN));
    }

    private static Work work(long rows, int features, int tasks) {
        double columns = features + 1.0;
        return Work.none()
                .and(Cost.JOB, 1)
                .and(Cost.TASK, tasks)
                .and(Cost.VALUE, rows * columns)
                .and(Cost.PRODUCT, rows * columns * (columns + 1) / 2);
    }
}
