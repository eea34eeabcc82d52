package dev.plumbline.store;

import static dev.plumbline.store.Samples.NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelDocumentTest {
    private static final ModelVersion VERSION = ModelVersion.of("2026-11-24");

    @Test
    void everyBitOfEveryNumberComesBack() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            double[] slopes = new double[5];
            double[] centre = new double[5];
            for (int j = 0; j < 5; j++) {
                slopes[j] = anyDouble(random);
                centre[j] = anyDouble(random);
            }
            LinearModel line = new LinearModel(
                    "y", List.of("e", "d", "c", "b", "a"), slopes, centre, anyDouble(random), anyDouble(random), true);
            LinearModel read = decode(encode(Samples.model(line))).line();
            String told = "seed " + seed;
            assertEquals(line.features(), read.features(), told);
            assertBits(slopes, read.slopes(), told);
            assertBits(centre, read.centre(), told);
            assertBits(
                    new double[] {line.intercept(), line.interceptAtCentre()},
                    new double[] {read.intercept(), read.interceptAtCentre()},
                    told);
        }
    }

    @Test
    void edgesOfDoubleComeBack() {
        double[] edges = {
            0.0, -0.0, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, 2.0E-3, 1.0E23, 2.2250738585072011e-308
        };
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        LinearModel line = new LinearModel("y", names, edges, edges, -0.0, Double.MIN_VALUE, false);
        LinearModel read = decode(encode(Samples.model(line))).line();
        assertBits(edges, read.slopes(), "slopes");
        assertEquals(false, read.hasIntercept());
    }

    @Test
    void theSameModelGivesTheSameBytesAndReadingLosesNothing() {
        byte[] first = encode(Samples.model());
        assertArrayEquals(first, encode(Samples.model()));
        assertArrayEquals(first, encode(decode(first)));
    }

    @Test
    void whatWasNotTakenIsNull() {
        String text = new String(encode(Samples.model()), UTF_8);
        assertTrue(text.contains("\"mae\" : null"), text);
        assertTrue(Double.isNaN(decode(encode(Samples.model())).metrics().mae()));
        assertEquals(
                0.4, decode(encode(Samples.model())).holdout().orElseThrow().mae());
    }

    @Test
    void aVersionFromBeforeProfilesWereStoredIsReadWithoutOne() {
        String text = new String(encode(Samples.model()), UTF_8);
        String older = text.replaceFirst("(?s)  \"profile\" : \\[.*?\\],\n", "");
        assertTrue(text.length() - older.length() > 300, older);
        assertEquals(List.of(), decode(older.getBytes(UTF_8)).profile());
        assertEquals(
                Samples.profile(Samples.model().line()),
                decode(text.getBytes(UTF_8)).profile());
    }

    @Test
    void hostileNamesAreDataAndNothingElse() {
        for (String hostile : hostileNames()) {
            LinearModel line = new LinearModel(
                    hostile + "!", List.of("b", hostile, "a"), new double[] {1, 2, 3}, new double[3], 0, 0, true);
            LinearModel read = decode(encode(Samples.model(line))).line();
            assertEquals(line.features(), read.features());
            assertEquals(line.label(), read.label());
        }
    }

    static List<String> hostileNames() {
        return List.of(
                "",
                " ",
                "\"",
                "\\",
                "__proto__",
                "constructor",
                "a\nb",
                "\u0000",
                "\ud83d\ude00",
                "<script>",
                "{}",
                "intercept",
                "format",
                "=1+1",
                "\u2028",
                "\u202e",
                "a,b",
                "x".repeat(10_240),
                "\u00e9\u00e9".repeat(5_000));
    }

    @Test
    void namesThatCannotBeWrittenAreRefusedByTheColumn() {
        for (String bad : List.of("\ud83d", "a\ude00b", "x".repeat(40_000))) {
            LinearModel line = new LinearModel("y", List.of(bad), new double[] {1}, new double[] {0}, 0, 0, true);
            Refusal refusal = assertThrows(Refusal.class, () -> encode(Samples.model(line)));
            assertEquals(ExitCode.DATA, refusal.code());
            assertTrue(refusal.getMessage().length() < 600, refusal.getMessage());
        }
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            LinearModel good = Samples.line(List.of("a"));
            List<LinearModel> lines = List.of(
                    new LinearModel("y", List.of("a"), new double[] {bad}, new double[1], 0, 0, true),
                    new LinearModel("y", List.of("a"), new double[1], new double[] {bad}, 0, 0, true),
                    new LinearModel("y", List.of("a"), new double[1], new double[1], bad, 0, true),
                    new LinearModel("y", List.of("a"), new double[1], new double[1], 0, bad, true));
            for (LinearModel line : lines) {
                assertRefused(Samples.model(line));
            }
            FittedModel m = Samples.model(good);
            assertRefused(new FittedModel(
                    good,
                    m.loss(),
                    m.rows(),
                    new Metrics(bad, 1, 1, 1),
                    m.holdout(),
                    m.convergence(),
                    Map.of(),
                    m.statistics(),
                    m.findings(),
                    m.profile(),
                    m.provenance()));
            assertRefused(new FittedModel(
                    good,
                    m.loss(),
                    m.rows(),
                    m.metrics(),
                    Optional.of(new Metrics(1, bad, 1, 1)),
                    m.convergence(),
                    Map.of(),
                    m.statistics(),
                    m.findings(),
                    m.profile(),
                    m.provenance()));
        }
    }

    @Test
    void fieldsThatAreMissingUnknownTwiceOrOfAnotherKindAreRefused() {
        String good = new String(encode(Samples.model()), UTF_8);
        List<String[]> changes = List.of(
                new String[] {"\"loss\"", "\"loss2\""},
                new String[] {"\"format\" : 1", "\"format\" : 1, \"format\" : 1"},
                new String[] {"\"format\" : 1", "\"format\" : \"1\""},
                new String[] {"\"format\" : 1", "\"format\" : 0"},
                new String[] {"\"format\" : 1", "\"format\" : 1.0"},
                new String[] {"\"epochs\" : 12", "\"epochs\" : 12.5"},
                new String[] {"\"epochs\" : 12", "\"epochs\" : -12"},
                new String[] {"\"converged\" : true", "\"converged\" : 1"},
                new String[] {"\"reason\" : \"tolerance\"", "\"reason\" : \"luck\""},
                new String[] {"\"mse\" : 0.25", "\"mse\" : NaN"},
                new String[] {"\"mse\" : 0.25", "\"mse\" : 1e999"},
                new String[] {"\"mse\" : 0.25", "\"mse\" : null"},
                new String[] {"\"rows_used\" : 100", "\"rows_used\" : 101"},
                new String[] {"0x1.5555555555555p-2", "0x1.5555555555556p-2"},
                new String[] {"0.3333333333333333", "0.3333333333333334"},
                new String[] {"\"statistics\" : {", "\"statistics\" : {\"x\" : 1,"},
                new String[] {"\"label\" : \"price\"", "\"label\" : \"price\", \"class\" : \"java.net.URL\""},
                new String[] {"\"name\" : \"house-prices\"", "\"name\" : \"other\""},
                new String[] {"\"version\" : \"2026-11-24\"", "\"version\" : \"2026-11-25\""},
                new String[] {"\"missing\" : 2,\n      \"min\"", "\"missing\" : -2,\n      \"min\""},
                new String[] {"\"sd\" : 0.7", "\"sd\" : \"0.7\""},
                new String[] {"\"name\" : \"area\"", "\"name\" : \"other\""},
                new String[] {"\"rmse\" : 0.5,", "\"rmse\" : 0.5, \"rmse2\" : 0.5,"});
        for (String[] change : changes) {
            assertTrue(good.contains(change[0]), change[0]);
            String bad = good.replace(change[0], change[1]);
            Refusal refusal = assertThrows(Refusal.class, () -> decode(bad.getBytes(UTF_8)), change[1]);
            assertEquals(ExitCode.STATE_REFUSED, refusal.code());
            assertTrue(refusal.getMessage().contains("model.json"), refusal.getMessage());
        }
        assertThrows(Refusal.class, () -> decode((good + "{}").getBytes(UTF_8)));
        assertThrows(Refusal.class, () -> decode(good.getBytes(java.nio.charset.StandardCharsets.UTF_16)));
    }

    @Test
    void aNewerFormatNamesTheVersionThatIsNeeded() {
        String newer = "{\"format\":2,\"plumbline\":\"9.1.0\",\"whatever\":{}}";
        Refusal refusal = assertThrows(Refusal.class, () -> decode(newer.getBytes(UTF_8)));
        assertEquals(ExitCode.STATE_REFUSED, refusal.code());
        assertTrue(refusal.getMessage().contains("format 2"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("9.1.0"), refusal.getMessage());
    }

    @Test
    void deepAndHugeDocumentsAreRefusedQuickly() {
        String deep = "{\"format\":1,\"a\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";
        String bigNumber = "{\"format\":1,\"a\":" + "9".repeat(100_000) + "}";
        for (String bad : List.of(deep, bigNumber)) {
            assertEquals(
                    ExitCode.STATE_REFUSED,
                    assertThrows(Refusal.class, () -> decode(bad.getBytes(UTF_8)))
                            .code());
        }
    }

    private static double anyDouble(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : random.nextGaussian();
    }

    private static void assertBits(double[] expected, double[] found, String told) {
        assertEquals(expected.length, found.length, told);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(
                    Double.doubleToRawLongBits(expected[i]), Double.doubleToRawLongBits(found[i]), told + ", " + i);
        }
    }

    private static void assertRefused(FittedModel model) {
        assertEquals(
                ExitCode.DIVERGED,
                assertThrows(Refusal.class, () -> encode(model)).code());
    }

    private static byte[] encode(FittedModel model) {
        return ModelDocument.encode(NAME, VERSION, model);
    }

    private static FittedModel decode(byte[] bytes) {
        return ModelReader.decode(bytes, "/m/model.json", NAME, VERSION);
    }

    @Test
    void theVersionItStartedFromComesBackAndIsNoFieldWithoutOne() {
        FittedModel cold = Samples.model();
        assertTrue(!new String(encode(cold), UTF_8).contains("started_from"));
        assertEquals(Optional.empty(), decode(encode(cold)).provenance().startedFrom());
        Provenance from = cold.provenance();
        FittedModel warm = new FittedModel(
                cold.line(),
                cold.loss(),
                cold.rows(),
                cold.metrics(),
                cold.holdout(),
                cold.convergence(),
                cold.optimisationErrorSe(),
                cold.statistics(),
                cold.findings(),
                cold.profile(),
                new Provenance(from.inputs(), from.settings(), from.versions(), Optional.of("2026-11-23-2")));
        assertEquals(
                Optional.of("2026-11-23-2"), decode(encode(warm)).provenance().startedFrom());
    }
}
