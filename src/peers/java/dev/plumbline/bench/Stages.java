package dev.plumbline.bench;

import java.util.List;

/** All stages, in the order of a whole run. */
final class Stages {
    static final List<Stage> ALL = List.of(
            new EpochStage(),
            new ShapesStage(),
            new NarrowStage(),
            new ScanStage(),
            new ColdStage(),
            new StartStage(),
            new WholeStage(),
            new HeapStage());

    private Stages() {}

    static Stage named(String name) {
        return ALL.stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Cannot find a stage '" + name + "'"));
    }
}
