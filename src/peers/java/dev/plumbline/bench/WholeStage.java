package dev.plumbline.bench;

import dev.plumbline.peers.SparkMlLine;
import java.util.ArrayList;
import java.util.List;

/** Whole processes, from the command to the published model, beside Spark ML's. */
final class WholeStage implements Stage {
    private static final int EPOCHS = 450;
    private static final double MOMENTS_CSV = 7;
    private static final double MOMENTS_PARQUET = 4;
    private static final double MOMENTS_WIDE = 3;
    private static final double ROWS_CSV = 3;
    private static final double ROWS_PARQUET = 2;
    private static final double ROWS_WIDE = 1;

    @Override
    public String name() {
        return "whole";
    }

    @Override
    public List<TableFile> tables(Place place) {
        List<TableFile> files = new ArrayList<>();
        for (BenchTable table : List.of(place.sizes().narrow(), place.sizes().wide())) {
            for (TableFile.Format format : TableFile.Format.values()) {
                files.add(new TableFile(table, format));
            }
        }
        return files;
    }

    @Override
    public boolean inSpark() {
        return false;
    }

    @Override
    public List<Section> measure(Place place) throws Exception {
        List<Section> sections = new ArrayList<>();
        for (TableFile file : tables(place)) {
            sections.add(section(file, place));
        }
        return sections;
    }

    private Section section(TableFile file, Place place) throws Exception {
        Processes processes = new Processes(place);
        List<Samples> samples = Turns.ofProcesses(
                List.of(
                        processes.moments(file),
                        processes.sparkMl(SparkMlLine.NORMAL, file),
                        processes.rows(file, EPOCHS),
                        processes.sparkMl(SparkMlLine.L_BFGS, file),
                        processes.empty()),
                place.sizes().slowRounds());
        boolean csv = file.format() == TableFile.Format.CSV;
        boolean wide = file.table().features() > 1;
        return new Section(
                name(),
                "whole process, submitted to published, " + file,
                Base.of(samples.get(0)),
                samples,
                List.of(
                        Goal.atLeast(
                                "Spark ML normal / Plumbline moments",
                                samples.get(1).median(),
                                samples.get(0).median(),
                                wide ? MOMENTS_WIDE : csv ? MOMENTS_CSV : MOMENTS_PARQUET),
                        Goal.atLeast(
                                "Spark ML l-bfgs / Plumbline rows, " + EPOCHS + " epochs",
                                samples.get(3).median(),
                                samples.get(2).median(),
                                wide ? ROWS_WIDE : csv ? ROWS_CSV : ROWS_PARQUET)),
                List.of("every process has " + place.memory() + " of heap"));
    }
}
