package dev.plumbline.growth;

import java.util.List;

/** A part of a run: measures some curves. */
interface Stage {
    /** What {@code --only} calls it. */
    String name();

    List<Curve> measure(Lab lab) throws Exception;

    /** All of them, in the order of a whole run. */
    static List<Stage> all() {
        return List.of(
                new RowsStage(), new FeaturesStage(), new PartitionsStage(), new EpochsStage(), new ExtremeStage());
    }
}
