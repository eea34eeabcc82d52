package dev.plumbline.store;

import static dev.plumbline.store.Samples.NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Finding;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.TermStatistics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatisticsDocumentTest {
    private static final ModelVersion VERSION = ModelVersion.of("2026-11-24");
    private static final double[] EDGES = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0.0,
        -0.0,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        -4940.656458412465
    };

    @Test
    void everyBitOfEveryStatisticComesBack() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            boolean intercept = random.nextBoolean();
            LinearModel line = line(intercept, "rooms", "intercept", "intercept_at_centre");
            FitStatistics fit = anyStatistics(random, line);
            FittedModel model = Samples.model(line, Optional.of(fit), Map.of("rooms", anyDouble(random)), List.of());
            FittedModel read = decode(encode(model));
            String told = "seed " + seed;
            assertSame(fit, read.statistics().orElseThrow(), told);
            assertArrayEquals(encode(model), encode(read), told);
            assertBits(
                    model.optimisationErrorSe().get("rooms"),
                    read.optimisationErrorSe().get("rooms"),
                    told);
        }
    }

    @Test
    void undefinedIsNullAndTheStatisticsOfAnExactFitAreInfinitiesByName() {
        LinearModel line = line(false, "x");
        TermStatistics exact = new TermStatistics(
                "x", 0, Double.POSITIVE_INFINITY, 0, Double.NEGATIVE_INFINITY, 1 / 3.0, 1 / 3.0, Double.NaN);
        String text = new String(
                encode(Samples.model(line, Optional.of(Samples.statistics(List.of(exact), null)), Map.of(), List.of())),
                UTF_8);
        assertTrue(text.contains("\"statistic\" : \"Infinity\","), text);
        assertTrue(text.contains("\"log10_p\" : \"-Infinity\","), text);
        assertTrue(text.contains("\"vif\" : null"), text);
        assertTrue(!text.contains("\"covariance\""), text);
    }

    @Test
    void aRowOfTheCovarianceIsALine() {
        String text = new String(encode(Samples.model()), UTF_8);
        assertTrue(
                text.contains("\n        [ 0.25 ],\n        [ -0.125, 0.5 ],\n        [ 0.0, 0.0, 1.0E-4 ]\n"), text);
    }

    @Test
    void aFeatureCalledInterceptIsNoIntercept() {
        LinearModel line = line(true, "intercept");
        String text = new String(encode(Samples.model(line)), UTF_8);
        assertTrue(text.contains("\"term\" : \"intercept\",\n        \"role\" : \"slope\""), text);
        assertTrue(text.contains("\"term\" : \"intercept\",\n        \"role\" : \"intercept\""), text);
        assertEquals(
                2,
                decode(text.getBytes(UTF_8)).statistics().orElseThrow().terms().size());
    }

    @Test
    void findingsComeBackInTheirOrderWhateverTheyQuote() {
        List<Finding> findings = new ArrayList<>();
        for (String hostile : ModelDocumentTest.hostileNames()) {
            findings.add(new Finding("PL103", Finding.Severity.NOTE, "Column '" + hostile + "'.", ""));
            findings.add(new Finding("PL101", Finding.Severity.WARNING, "x", "--features " + hostile));
        }
        assertEquals(findings, decode(encode(withFindings(findings))).findings());
        Finding half = new Finding("PL101", Finding.Severity.NOTE, "Column '\ud83d'.", "");
        assertEquals(
                "Column '\\ud83d'.",
                decode(encode(withFindings(List.of(half)))).findings().get(0).sentence());
    }

    @Test
    void statisticsAndFindingsThatDoNotBelongAreRefused() {
        String good = new String(encode(Samples.model()), UTF_8);
        List<String[]> changes = List.of(
                new String[] {"\"findings\"", "\"findings2\""},
                new String[] {"\"findings\" : [", "\"findings\" : [ 1,"},
                new String[] {"\"severity\" : \"warning\"", "\"severity\" : \"WARNING\""},
                new String[] {"\"remedy\"", "\"remedy2\""},
                new String[] {"\"id\" : \"PL101\",", "\"id\" : \"PL101\", \"x\" : 1,"},
                new String[] {"\"r2\" : 0.96", "\"r2\" : \"NaN\""},
                new String[] {"\"r2\" : 0.96", "\"r2\" : \"+Infinity\""},
                new String[] {"\"r2\" : 0.96", "\"r2\" : 1e999"},
                new String[] {"\"r2\" : 0.96", "\"r2\" : true"},
                new String[] {"\"adjusted_r2\"", "\"adjusted\""},
                new String[] {"\"degrees_of_freedom\" : 97", "\"degrees_of_freedom\" : -1"},
                new String[] {"\"degrees_of_freedom\" : 97", "\"degrees_of_freedom\" : null"},
                new String[] {"\"confidence\" : 0.95", "\"confidence\" : null"},
                new String[] {"\"numerator\" : 2,", "\"numerator\" : 2, \"x\" : 2,"},
                new String[] {"\"raw\" : ", "\"row\" : "},
                new String[] {"\"term\" : \"area\"", "\"term\" : \"rooms\""},
                new String[] {"\"role\" : \"intercept\"", "\"role\" : \"slope\""},
                new String[] {"\"role\" : \"slope\"", "\"role\" : \"slope\", \"x\" : 1"},
                new String[] {"\"estimate\" : 0.6666666666666666", "\"estimate\" : 0.6666666666666667"},
                new String[] {"\"estimate\" : 0.6666666666666666,", ""},
                new String[] {"\"terms\" : [", "\"terms\" : [ {},"},
                new String[] {"[ 0.25 ]", "[ 0.25, 1.0 ]"},
                new String[] {"[ 0.25 ],", ""},
                new String[] {"[ 0.25 ]", "0.25"},
                new String[] {"[ 0.25 ]", "[ \"x\" ]"},
                new String[] {"\"intercept_at_centre\"\n", "\"intercept\"\n"},
                new String[] {"\"covariance\"", "\"covariances\""},
                new String[] {"\"order\" : [", "\"order\" : [ 1,"},
                new String[] {"\"rooms\" : 1.0E-9", "\"rooms\" : \"small\""});
        for (String[] change : changes) {
            assertTrue(good.contains(change[0]), change[0]);
            String bad = good.replace(change[0], change[1]);
            Refusal refusal = assertThrows(Refusal.class, () -> decode(bad.getBytes(UTF_8)), change[1]);
            assertEquals(ExitCode.STATE_REFUSED, refusal.code());
            assertTrue(refusal.getMessage().contains("model.json"), refusal.getMessage());
        }
    }

    @Test
    void statisticsOfOtherTermsAreABugAndNotWritten() {
        LinearModel line = line(false, "x", "y");
        List<TermStatistics> swapped = List.of(Samples.term("y"), Samples.term("x"));
        List<TermStatistics> right = List.of(Samples.term("x"), Samples.term("y"));
        List<FitStatistics> bad = List.of(
                Samples.statistics(swapped, null),
                Samples.statistics(List.of(Samples.term("x")), null),
                Samples.statistics(right, new double[][] {{1}}),
                Samples.statistics(right, new double[][] {{1, 2}, {2, 3}}),
                Samples.statistics(right, new double[][] {{1}, {2, 3}, {4, 5, 6}}));
        for (FitStatistics fit : bad) {
            FittedModel model = Samples.model(line, Optional.of(fit), Map.of(), List.of());
            assertThrows(IllegalArgumentException.class, () -> encode(model));
        }
    }

    private static LinearModel line(boolean intercept, String... features) {
        LinearModel line = Samples.line(List.of(features));
        return intercept
                ? line
                : new LinearModel("y", line.features(), line.slopes(), new double[features.length], 0, 0, false);
    }

    private static FittedModel withFindings(List<Finding> findings) {
        return Samples.model(Samples.line(List.of("x")), Optional.empty(), new HashMap<>(), findings);
    }

    private static FitStatistics anyStatistics(Random random, LinearModel line) {
        List<TermStatistics> terms = new ArrayList<>();
        for (String name : StatisticsDocument.names(line, "intercept")) {
            terms.add(new TermStatistics(
                    name,
                    anyDouble(random),
                    anyDouble(random),
                    anyDouble(random),
                    anyDouble(random),
                    anyDouble(random),
                    anyDouble(random),
                    anyDouble(random)));
        }
        double[][] covariance = new double[terms.size()][];
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = anyDouble(random);
            }
        }
        return new FitStatistics(
                random.nextLong() >>> 1,
                random.nextLong() >>> 1,
                anyDouble(random),
                anyDouble(random),
                anyDouble(random),
                anyDouble(random),
                anyDouble(random),
                new FitStatistics.FTest(anyDouble(random), 3, 7, anyDouble(random), anyDouble(random)),
                anyDouble(random),
                anyDouble(random),
                anyDouble(random),
                new FitStatistics.Condition(anyDouble(random), anyDouble(random)),
                random.nextDouble(),
                terms,
                random.nextInt(4) > 0 ? Optional.of(covariance) : Optional.empty());
    }

    private static double anyDouble(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return random.nextInt(3) == 0 || Double.isNaN(value) ? EDGES[random.nextInt(EDGES.length)] : value;
    }

    /** Record equality compares doubles by their bits, but arrays by identity. */
    private static void assertSame(FitStatistics expected, FitStatistics found, String told) {
        double[][] none = {};
        assertTrue(
                java.util.Arrays.deepEquals(
                        expected.covariance().orElse(none), found.covariance().orElse(none)),
                told);
        assertEquals(withoutCovariance(expected), withoutCovariance(found), told);
    }

    private static FitStatistics withoutCovariance(FitStatistics fit) {
        return new FitStatistics(
                fit.rows(),
                fit.degreesOfFreedom(),
                fit.residualSd(),
                fit.residualSumOfSquares(),
                fit.totalSumOfSquares(),
                fit.r2(),
                fit.adjustedR2(),
                fit.f(),
                fit.logLikelihood(),
                fit.aic(),
                fit.bic(),
                fit.condition(),
                fit.confidence(),
                fit.terms(),
                Optional.empty());
    }

    private static void assertBits(double expected, double found, String told) {
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(found), told);
    }

    private static byte[] encode(FittedModel model) {
        return ModelDocument.encode(NAME, VERSION, model);
    }

    private static FittedModel decode(byte[] bytes) {
        return ModelReader.decode(bytes, "/m/model.json", NAME, VERSION);
    }
}
