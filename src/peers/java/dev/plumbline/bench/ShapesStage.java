package dev.plumbline.bench;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Epochs over tables of other shapes: wide, wider, and one so small that an epoch is all overhead. */
final class ShapesStage implements Stage {
    private static final double OF_THE_LIMIT = 1.6;
    private static final double OF_AN_EMPTY_JOB = 1.3;
    private static final double OVER_PLAIN = 1.4;

    @Override
    public String name() {
        return "shapes";
    }

    @Override
    public List<TableFile> tables(Place place) {
        return List.of(
                new TableFile(place.sizes().wide(), TableFile.Format.PARQUET),
                new TableFile(place.sizes().wider(), TableFile.Format.PARQUET),
                new TableFile(place.sizes().few(), TableFile.Format.CSV));
    }

    @Override
    public boolean inSpark() {
        return true;
    }

    @Override
    public List<Section> measure(Place place) throws Exception {
        SparkSession spark = SparkSession.builder().getOrCreate();
        List<Section> sections = new ArrayList<>();
        for (TableFile file : tables(place)) {
            try (EpochSet set =
                    EpochSet.of(spark, file, place).measure(place.sizes().rounds())) {
                sections.add(new Section(
                        name(),
                        "one epoch over cached rows, " + file,
                        set.limit(),
                        set.samples(),
                        goals(set, file, place),
                        set.notes()));
            }
        }
        return sections;
    }

    private static List<Goal> goals(EpochSet set, TableFile file, Place place) {
        double ours = set.ours().median();
        if (file.table().rows() == place.sizes().few().rows()) {
            return List.of(Goal.atMost("epoch / empty job", ours, set.empty().median(), OF_AN_EMPTY_JOB));
        }
        return List.of(
                Goal.atMost("epoch / (memory + empty job)", ours, set.limit().seconds(), OF_THE_LIMIT),
                Goal.atMost("reproducible / plain sums", ours, set.plain().median(), OVER_PLAIN));
    }
}
