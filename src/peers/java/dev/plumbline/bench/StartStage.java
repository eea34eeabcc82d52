package dev.plumbline.bench;

import java.util.List;

/** From the command to the first Spark job, and what is left over when there is next to nothing to do. */
final class StartStage implements Stage {
    private static final double OF_AN_EMPTY_APPLICATION = 1.2;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<TableFile> tables(Place place) {
        return List.of(new TableFile(place.sizes().few(), TableFile.Format.CSV));
    }

    @Override
    public boolean inSpark() {
        return false;
    }

    @Override
    public List<Section> measure(Place place) throws Exception {
        TableFile file = tables(place).get(0);
        Processes processes = new Processes(place);
        int rounds = place.sizes().rounds();
        List<Samples> first =
                Turns.ofProcesses(List.of(new StartWay(place, file, true), new StartWay(place, file, false)), rounds);
        List<Samples> whole = Turns.ofProcesses(List.of(processes.moments(file), processes.empty()), rounds);
        return List.of(
                new Section(
                        name(),
                        "from the command to the first job, " + file,
                        Base.of(first.get(1)),
                        first,
                        List.of(Goal.atMost(
                                "start-up / empty Spark application",
                                first.get(0).median(),
                                first.get(1).median(),
                                OF_AN_EMPTY_APPLICATION)),
                        List.of("by scripts/plumbline, which checks the command line before it starts Spark")),
                new Section(
                        name(),
                        "whole process, submitted to published, " + file,
                        Base.of(whole.get(1)),
                        whole,
                        List.of(),
                        List.of()));
    }
}
