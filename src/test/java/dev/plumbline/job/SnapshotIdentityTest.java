package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Without files a run is never the same again, unless the state of the table is named that it reads. */
class SnapshotIdentityTest {
    private static TrainSettings settings() {
        TrainRun run = new TrainRun(Path.of("models"));
        run.format = Optional.of("iceberg");
        return run.settings();
    }

    private static String id(TrainSettings settings) {
        return RunId.of(settings, List.of(), Optional.empty());
    }

    @Test
    void aTableWithoutFilesIsAnotherRunEachTime() {
        assertNotEquals(id(settings()), id(settings()));
        assertNotEquals(id(settings().at(Map.of())), id(settings().at(Map.of())));
    }

    @Test
    void theSameStateIsTheSameRunAndAnotherStateAnother() {
        TrainSettings seven = settings().at(Map.of("snapshot-id", "7"));
        assertEquals(id(seven), id(settings().at(Map.of("snapshot-id", "7"))));
        assertNotEquals(id(seven), id(settings().at(Map.of("snapshot-id", "8"))));
    }

    @Test
    void theStateIsReadAndRecordedAsIfItHadBeenTyped() {
        TrainSettings seven = settings().at(Map.of("snapshot-id", "7"));
        assertEquals(Map.of("snapshot-id", "7"), seven.source().options());
        assertEquals("7", seven.resultOptions().get("option.snapshot-id"));
        assertEquals(seven, seven.at(Map.of("snapshot-id", "7")));
    }
}
