package dev.plumbline.store;

import static dev.plumbline.store.Samples.NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Charts;
import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.Density;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Histogram;
import dev.plumbline.model.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartsDocumentTest {
    private static final Density DENSITY = new Density(
            new Density.Axis(-0.5, 0.25, 3), new Density.Axis(1.7e9, 0x1p-22, 2), new long[] {0, 0, 7, 1, 0, 0});
    private static final Charts FULL = new Charts(
            List.of(new Charts.Feature("rooms", DENSITY), new Charts.Feature("</script>\n", DENSITY)),
            Optional.of(new Charts.Residuals(
                    DENSITY, new Histogram(-0x1p1019, 0x1p1014, new long[] {1L << 40, 0, 0, 0, 2, 0}))),
            Optional.of(new Charts.Descent(
                    CoordinateSystem.RAW,
                    new double[] {0.1, -0.0},
                    new double[] {1, 1e-300},
                    3,
                    1e23,
                    new double[] {1 / 3.0, Double.MIN_VALUE},
                    Double.POSITIVE_INFINITY)));

    @TempDir
    Path root;

    @Test
    void whatIsWrittenIsReadToTheLastBit() {
        RunDirectory run = run();
        assertEquals(Optional.empty(), run.charts());
        run.charts(new Charts(List.of(), Optional.empty(), Optional.empty()));
        assertEquals(
                new Charts(List.of(), Optional.empty(), Optional.empty()),
                run.charts().orElseThrow());
        run.charts(FULL);
        Charts read = run.charts().orElseThrow();
        assertEquals(
                List.of("rooms", "</script>\n"),
                read.densities().stream().map(Charts.Feature::name).toList());
        read.densities().forEach(feature -> assertSame(DENSITY, feature.density()));
        assertSame(DENSITY, read.residuals().orElseThrow().byPrediction());
        Histogram all = FULL.residuals().orElseThrow().all();
        Histogram again = read.residuals().orElseThrow().all();
        assertEquals(all.from(), again.from());
        assertEquals(all.width(), again.width());
        assertArrayEquals(all.counts(), again.counts());
        Charts.Descent descent = read.descent().orElseThrow();
        assertEquals(CoordinateSystem.RAW, descent.coordinates());
        assertArrayEquals(new double[] {0.1, -0.0}, descent.centre());
        assertArrayEquals(new double[] {1, 1e-300}, descent.scale());
        assertEquals(3, descent.labelCentre());
        assertEquals(1e23, descent.intercept());
        assertArrayEquals(new double[] {1 / 3.0, Double.MIN_VALUE}, descent.coefficients());
        assertEquals(Double.POSITIVE_INFINITY, descent.objective());
    }

    @Test
    void manyEmptyCellsAreOneNumber() {
        String json = new String(ChartsDocument.encode(FULL), UTF_8);
        assertTrue(json.contains("\"counts\":[-2,7,1,-2]"), json);
        assertTrue(json.contains("\"bins\":6,\"counts\":[1099511627776,-3,2,-1]"), json);
    }

    @Test
    void aFeatureWithHalfACharacterInItsNameIsKeptUnderItsEscape() {
        Charts half = new Charts(List.of(new Charts.Feature("\ud83d", DENSITY)), Optional.empty(), Optional.empty());
        Charts read = ChartsDocument.decode(ChartsDocument.encode(half), "here");
        assertEquals("\\ud83d", read.densities().get(0).name().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void damageIsToldWithItsPlace() throws Exception {
        String good = new String(ChartsDocument.encode(FULL), UTF_8);
        ChartsDocument.decode(good.getBytes(UTF_8), "here");
        for (String[] change : List.of(
                new String[] {"-2,7,1,-2", "-2,7,1,-3"},
                new String[] {"-2,7,1,-2", "-2,7,1"},
                new String[] {"-2,7,1,-2", "-2,7,1,0,-2"},
                new String[] {"-2,7,1,-2", "-9223372036854775808"},
                new String[] {"-2,7,1,-2", "-2,7.5,1,-2"},
                new String[] {"\"width\":0.25", "\"width\":0.3"},
                new String[] {"\"width\":0.25", "\"width\":-0.25"},
                new String[] {"\"bins\":3", "\"bins\":65537"},
                new String[] {"\"bins\":3", "\"bins\":60000"},
                new String[] {"\"scale\":[1.0,", "\"scale\":["},
                new String[] {"\"raw\"", "\"cooked\""},
                new String[] {"\"by_prediction\"", "\"by_label\""},
                new String[] {"\"format\":1", "\"formatted\":1"},
                new String[] {"\"densities\"", "\"Densities\""})) {
            assertTrue(good.contains(change[0]), change[0]);
            byte[] bad = good.replace(change[0], change[1]).getBytes(UTF_8);
            Refusal refusal = assertThrows(Refusal.class, () -> ChartsDocument.decode(bad, "here"), change[1]);
            assertEquals(ExitCode.STATE_REFUSED, refusal.code());
            assertTrue(refusal.getMessage().startsWith("Cannot use here: "), refusal.getMessage());
        }
        RunDirectory run = run();
        run.charts(FULL);
        Files.writeString(root.resolve(NAME + "/runs/run-1/charts.json"), good.replace("\"format\":1", "\"format\":2"));
        Refusal newer = assertThrows(Refusal.class, run::charts);
        assertTrue(newer.getMessage().contains("it is in format 2"), newer.getMessage());
    }

    private RunDirectory run() {
        return new ModelStore(new LocalFileStore(root), Samples.CLOCK).run(NAME, "run-1");
    }

    private static void assertSame(Density expected, Density actual) {
        assertEquals(expected.across(), actual.across());
        assertEquals(expected.up(), actual.up());
        assertArrayEquals(expected.counts(), actual.counts());
    }

    /** What the test of the schemas writes too. */
    static Charts full() {
        return FULL;
    }
}
