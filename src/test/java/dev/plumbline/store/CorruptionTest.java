package dev.plumbline.store;

import static dev.plumbline.store.Samples.DAY;
import static dev.plumbline.store.Samples.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Damage of every kind at every place: refused with 76, never another model, never another exception. */
class CorruptionTest {
    private static final ModelVersion VERSION = new ModelVersion(DAY, 1);

    private final MemoryFileStore files = new MemoryFileStore();
    private final ModelStore store = new ModelStore(files, Samples.CLOCK);
    private final String version = Layout.version(NAME, VERSION) + "/";

    @BeforeEach
    void publish() {
        Samples.publish(store, DAY, "run-1");
    }

    @Test
    void oneFlippedBitAnywhereInTheManifestOrTheModelIsRefused() throws IOException {
        for (String file : List.of("manifest.json", "model.json")) {
            byte[] good = files.get(version + file);
            for (int i = 0; i < good.length; i++) {
                byte[] bad = good.clone();
                bad[i] ^= (byte) (1 << (i % 8));
                files.put(version + file, bad);
                assertRefused(file + ", byte " + i);
            }
            files.put(version + file, good);
        }
        store.load(NAME, Optional.of(VERSION));
    }

    @Test
    void aFileCutAtAnyLengthIsRefused() throws IOException {
        for (String file : List.of("manifest.json", "model.json", "terms.csv", "history.jsonl", "claim.json")) {
            byte[] good = files.get(version + file);
            for (int length = 0; length < good.length; length += 1 + good.length / 300) {
                files.put(version + file, Arrays.copyOf(good, length));
                assertRefused(file + " cut to " + length);
            }
            files.put(version + file, good);
        }
        store.load(NAME, Optional.of(VERSION));
    }

    @Test
    void oneFlippedBitAnywhereInThePointerIsRefused() throws IOException {
        String pointer = Layout.current(NAME);
        byte[] good = files.get(pointer);
        for (int i = 0; i < good.length - 1; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] bad = good.clone();
                bad[i] ^= (byte) (1 << bit);
                files.put(pointer, bad);
                Refusal refusal = assertThrows(Refusal.class, () -> store.load(NAME, Optional.empty()), "byte " + i);
                // A flipped digit of the version names a version that is not there.
                boolean refused = refusal.code() == ExitCode.STATE_REFUSED || refusal.code() == ExitCode.NO_INPUT;
                assertEquals(true, refused, "byte " + i + ": " + refusal.getMessage());
            }
        }
    }

    @Test
    void aMissingOrAnExtraFileIsRefused() throws IOException {
        for (String file : List.of("model.json", "terms.csv", "history.jsonl", "claim.json")) {
            byte[] good = files.get(version + file);
            files.delete(version + file);
            assertRefused(file + " missing");
            files.makeDirectories(version + file);
            assertRefusedByAnyCode(file + " a directory");
            files.delete(version + file);
            files.put(version + file, good);
        }
        files.put(version + "notes.txt", new byte[1]);
        assertRefused("extra file");
    }

    @Test
    void aManifestOfAnotherVersionIsRefused() throws IOException {
        Samples.publish(store, DAY, "run-2");
        for (String file : List.of("claim.json", "model.json", "terms.csv", "history.jsonl", "manifest.json")) {
            files.put(version + file, files.get(Layout.versions(NAME) + "/2026-11-24-2/" + file));
        }
        Refusal refusal = assertThrows(Refusal.class, () -> store.load(NAME, Optional.of(VERSION)));
        assertEquals(ExitCode.STATE_REFUSED, refusal.code());
    }

    @Test
    void whatIsTemporaryDoesNotMakeAVersionUnreadable() throws IOException {
        files.put(version + StorePath.temporaryName(), new byte[1]);
        assertEquals("run-1", store.load(NAME, Optional.empty()).run());
    }

    private void assertRefused(String told) {
        for (Optional<ModelVersion> which : List.of(Optional.of(VERSION), Optional.<ModelVersion>empty())) {
            Refusal refusal = assertThrows(Refusal.class, () -> store.load(NAME, which), told);
            assertEquals(ExitCode.STATE_REFUSED, refusal.code(), told + ": " + refusal.getMessage());
        }
    }

    private void assertRefusedByAnyCode(String told) {
        assertThrows(Refusal.class, () -> store.load(NAME, Optional.of(VERSION)), told);
    }
}
