package dev.plumbline.bench;

import java.util.List;

/** A table of 100 million rows (at the sizes intended) in a heap that could not hold it. */
final class HeapStage implements Stage {
    private static final String HEAP = "512m";

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public List<TableFile> tables(Place place) {
        return List.of(new TableFile(place.sizes().large(), TableFile.Format.CSV));
    }

    @Override
    public boolean inSpark() {
        return false;
    }

    /** Ends with an exception where the process does not end well. */
    @Override
    public List<Section> measure(Place place) throws Exception {
        TableFile file = tables(place).get(0);
        List<Samples> samples = Turns.ofProcesses(
                List.of(new Doing(
                        "Plumbline --engine moments, heap " + HEAP,
                        () -> new Processes(place)
                                .train("heap", List.of("--driver-memory", HEAP), file, "--engine", "moments"))),
                1);
        return List.of(new Section(
                name(),
                "whole process in a heap of " + HEAP + ", " + file,
                Base.of(samples.get(0)),
                samples,
                List.of(new Goal("runs that published / runs", 1, 1, false)),
                List.of()));
    }
}
