package dev.plumbline.bench;

import java.util.List;
import org.apache.spark.sql.SparkSession;

/** An epoch over the narrow table, beside all that a user might write instead. */
final class EpochStage implements Stage {
    private static final double OF_THE_LIMIT = 1.5;
    private static final double OVER_PLAIN = 1.4;
    private static final double FASTER_THAN_MLLIB = 60;
    private static final double FASTER_THAN_RDD = 35;
    private static final double FASTER_THAN_FRAME = 25;

    @Override
    public String name() {
        return "epoch";
    }

    @Override
    public List<TableFile> tables(Place place) {
        return List.of(new TableFile(place.sizes().narrow(), TableFile.Format.PARQUET));
    }

    @Override
    public boolean inSpark() {
        return true;
    }

    @Override
    public List<Section> measure(Place place) throws Exception {
        TableFile file = tables(place).get(0);
        SparkSession spark = SparkSession.builder().getOrCreate();
        try (EpochSet set =
                EpochSet.withPeers(spark, file, place).measure(place.sizes().rounds())) {
            double ours = set.ours().median();
            return List.of(new Section(
                    name(),
                    "one epoch over cached rows, " + file,
                    set.limit(),
                    set.samples(),
                    List.of(
                            Goal.atMost(
                                    "epoch / (memory + empty job)",
                                    ours,
                                    set.limit().seconds(),
                                    OF_THE_LIMIT),
                            Goal.atMost(
                                    "reproducible / plain sums",
                                    ours,
                                    set.plain().median(),
                                    OVER_PLAIN),
                            Goal.atLeast(
                                    "MLlib GradientDescent / epoch", set.mllib().median(), ours, FASTER_THAN_MLLIB),
                            Goal.atLeast("JavaRDD loop / epoch", set.rdd().median(), ours, FASTER_THAN_RDD),
                            Goal.atLeast(
                                    "DataFrame loop / epoch", set.dataFrame().median(), ours, FASTER_THAN_FRAME)),
                    set.notes()));
        }
    }
}
