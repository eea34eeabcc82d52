package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.Refusal;
import dev.plumbline.report.Verification.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginsTest {
    private static final long MODIFIED = 1_700_000_000_000L;

    @TempDir
    Path folder;

    private Provenance.Input file(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(MODIFIED));
        return new Provenance.Input("file:" + file, text.length(), MODIFIED);
    }

    private static StoredInputs look(Provenance.Input... files) {
        return StoredInputs.look(List.of(files), new Configuration());
    }

    private static Provenance madeWith(Map<String, String> versions) {
        return new Provenance(List.of(), Map.of(), versions);
    }

    @Test
    void filesThatAreAsTheyWereHaveNotChanged() throws IOException {
        Origin origin = Origins.input(look(file("a b.csv", "x,y\n"), file("b.csv", "x,y\n")));
        assertTrue(origin.isSame(), origin.toString());
        assertEquals("2 files", origin.now());
        assertEquals("1 file", Origins.input(look(file("a b.csv", "x,y\n"))).now());
    }

    @Test
    void aFileThatIsLongerOrYoungerIsNamedWithBoth() throws IOException {
        Provenance.Input same = file("same.csv", "x,y\n");
        Provenance.Input longer = file("longer.csv", "x,y\n");
        Provenance.Input younger = file("younger.csv", "x,y\n");
        Provenance.Input undated =
                new Provenance.Input(file("undated.csv", "x,y\n").path(), 4, 0);
        file("longer.csv", "x,y\n1");
        Files.setLastModifiedTime(folder.resolve("younger.csv"), FileTime.fromMillis(MODIFIED + 1_000));
        Origin origin = Origins.input(look(same, longer, younger, undated));
        assertEquals(
                List.of(
                        longer.path() + ": had 4 bytes, now 5 bytes",
                        younger.path() + ": was modified 2023-11-14T22:13:20Z, now 2023-11-14T22:13:21Z",
                        undated.path() + ": was modified an unknown time, now 2023-11-14T22:13:20Z"),
                origin.changes());
    }

    @Test
    void filesThatAreGoneAreEachNamed() throws IOException {
        List<Provenance.Input> files = new ArrayList<>(List.of(file("here.csv", "x,y\n")));
        for (int i = 0; i < 7; i++) {
            files.add(new Provenance.Input("file:" + folder.resolve("gone-" + i + ".csv"), 1, MODIFIED));
        }
        Refusal refusal = assertThrows(Refusal.class, () -> StoredInputs.look(files, new Configuration()));
        assertEquals(ExitCode.NO_INPUT, refusal.code());
        String message = refusal.getMessage();
        assertTrue(message.startsWith("Cannot train again: of the 8 input files 7 are gone: file:"), message);
        assertTrue(message.contains("gone-4.csv (1 byte, of 2023-11-14T22:13:20Z) and 2 more;"), message);
    }

    @Test
    void aTableWithoutFilesIsNeverKnownToBeTheSame() {
        assertTrue(Origins.input(look()).changes().get(0).startsWith("no files"));
    }

    @Test
    void eachSettingThatIsUnderstoodOtherwiseIsNamed() {
        Map<String, String> stored = Map.of("epochs", "450", "label", "y", "decay", "0.5");
        assertTrue(Origins.settings(stored, stored).isSame());
        assertEquals(
                List.of(
                        "--back-off was not there, now it is false",
                        "--decay was 0.5, now it is not set",
                        "--epochs was 450, now it is understood as 500"),
                Origins.settings(stored, Map.of("epochs", "500", "label", "y", "back-off", "false")).changes().stream()
                        .sorted()
                        .toList());
    }

    @Test
    void eachVersionOfSoftwareThatIsAnotherIsNamed() {
        Map<String, String> now = Map.of("plumbline", "2", "spark", "4.1.3", "java", "17.0.9");
        Origin same = Origins.software(madeWith(now), now);
        assertTrue(same.isSame());
        assertEquals("java 17.0.9, plumbline 2, spark 4.1.3", same.now());
        assertEquals(
                List.of("java was not recorded, now it is 17.0.9", "plumbline was 1, now it is 2"),
                Origins.software(madeWith(Map.of("plumbline", "1", "spark", "4.1.3")), now)
                        .changes());
    }

    @Test
    void blameNamesEverythingThatChangedOrSaysThatNothingDid() {
        Origin same = new Origin("input", "1 file", List.of());
        Origin settings = new Origin("settings", "", List.of("a", "b"));
        Origin software = new Origin("software", "", List.of("c"));
        assertEquals("settings: a, b; software: c", Origins.blame(List.of(same, settings, software)));
        assertTrue(Origins.blame(List.of(same)).contains("bug of Plumbline"));
    }
}
