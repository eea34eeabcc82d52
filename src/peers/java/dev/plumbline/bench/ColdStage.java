package dev.plumbline.bench;

import java.util.ArrayList;
import java.util.List;

/** The first scan of a fresh JVM, as in a night: what runs once must be fast before it is compiled. */
final class ColdStage implements Stage {
    private static final double OF_DUCKDB = 1.2;

    @Override
    public String name() {
        return "cold";
    }

    @Override
    public List<TableFile> tables(Place place) {
        return List.of(
                new TableFile(place.sizes().night(), TableFile.Format.CSV),
                new TableFile(place.sizes().narrow(), TableFile.Format.CSV),
                new TableFile(place.sizes().narrow(), TableFile.Format.PARQUET));
    }

    @Override
    public boolean inSpark() {
        return false;
    }

    @Override
    public List<Section> measure(Place place) throws Exception {
        List<Section> sections = new ArrayList<>();
        for (TableFile file : tables(place)) {
            List<Samples> samples = Turns.ofProcesses(
                    List.of(new ColdWay(place, file, true), new ColdWay(place, file, false)),
                    place.sizes().slowRounds());
            double ours = samples.get(0).median();
            double duckDb = samples.get(1).median();
            boolean night = file.table().rows() == place.sizes().night().rows();
            sections.add(new Section(
                    name(),
                    "first scan of a fresh JVM, " + file,
                    Base.of(samples.get(1)),
                    samples,
                    night ? List.of(Goal.atMost("cold scan and moments / DuckDB", ours, duckDb, OF_DUCKDB)) : List.of(),
                    List.of("the files are in the page cache, the session stands, the connection is open")));
        }
        return sections;
    }
}
