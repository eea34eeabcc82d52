package dev.plumbline.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Gate.Limit;
import dev.plumbline.model.Gate.Relation;
import dev.plumbline.model.Measure.Reference;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTextTest {
    private static final double[] AWKWARD = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    private static Gate gate(Measure measure, Relation relation, Limit limit) {
        return new Gate(measure, Optional.empty(), relation, limit);
    }

    @Test
    void gatesAreUnderstoodAsTheyAreTyped() {
        assertEquals(gate(Measure.RMSE, Relation.AT_MOST, new Limit.Fixed(1.2)), Gate.parse("rmse <= 1.2"));
        assertEquals(
                gate(Measure.RMSE, Relation.AT_MOST, new Limit.Multiple(1.05, Reference.CURRENT)),
                Gate.parse("rmse<=1.05*current"));
        assertEquals(
                gate(Measure.MSE, Relation.BELOW, new Limit.Multiple(1.1, Reference.MEAN)),
                Gate.parse("  mse\t< 110% * mean  "));
        assertEquals(
                gate(Measure.MAE, Relation.AT_MOST, new Limit.Multiple(1, Reference.CURRENT)),
                Gate.parse("mae <= current"));
        assertEquals(gate(Measure.R2, Relation.AT_LEAST, new Limit.Fixed(0.9)), Gate.parse("r2>=90%"));
        assertEquals(gate(Measure.R2, Relation.ABOVE, new Limit.Fixed(-0.5)), Gate.parse("r2 > -.5"));
        assertEquals(
                gate(Measure.ROWS, Relation.AT_LEAST, new Limit.Multiple(0.5, Reference.RECENT)),
                Gate.parse("rows >= 0.5 * recent"));
        assertEquals(gate(Measure.BAD_ROWS, Relation.AT_MOST, new Limit.Fixed(0.01)), Gate.parse("bad_rows <= 1%"));
        assertEquals(gate(Measure.DRIFT, Relation.BELOW, new Limit.Fixed(5e0)), Gate.parse("drift < 5e0"));
        assertEquals(
                new Gate(Measure.DRIFT, Optional.of("preis_2"), Relation.AT_MOST, new Limit.Fixed(5)),
                Gate.parse("drift(preis_2) <= 5."));
        assertEquals(
                new Gate(Measure.RANGE, Optional.of("a \"b\") <= 1"), Relation.AT_MOST, new Limit.Fixed(0.2)),
                Gate.parse("range( \"a \"\"b\"\") <= 1\" ) <= 20%"));
    }

    @Test
    void everySpellingHasOneTextAndThatTextIsReadBack() {
        assertEquals("rmse <= 1.1 * current", Gate.parse("rmse<=110%*current").toString());
        assertEquals("rmse <= current", Gate.parse("rmse <= 1.0 * current").toString());
        assertEquals(
                "bad_rows < 0.025",
                Gate.parse("bad_rows < 2.5 %".replace(" %", "%")).toString());
        assertEquals("rows >= 1000", Gate.parse("rows >= +1e3").toString());
        assertEquals("range(\"a b\") <= 0", Gate.parse("range(\"a b\") <= -0").toString());
        for (long seed = 1; seed <= 2_000; seed++) {
            Gate any = any(new SplittableRandom(seed));
            assertEquals(any, Gate.parse(any.toString()), "seed " + seed);
            assertEquals(any.toString(), Gate.parse(any.toString()).toString(), "seed " + seed);
            assertEquals(any, Gate.parse(blanks(any.toString(), new SplittableRandom(seed))), "seed " + seed);
        }
    }

    private static Gate any(SplittableRandom random) {
        Measure measure = Measure.values()[random.nextInt(Measure.values().length)];
        Relation relation = Relation.values()[random.nextInt(4)];
        List<Reference> references = List.copyOf(measure.references());
        double number = random.nextInt(3) == 0
                ? random.nextDouble()
                : Math.scalb(
                        random.nextDouble(), random.nextInt(200) - (measure.kind() == Measure.Kind.SHARE ? 200 : 0));
        Limit limit = !references.isEmpty() && random.nextBoolean()
                ? new Limit.Multiple(number + Double.MIN_VALUE, references.get(random.nextInt(references.size())))
                : new Limit.Fixed(measure == Measure.R2 ? Math.min(1, 1 - number) : number);
        Optional<String> column = measure.isOfColumns() && random.nextBoolean()
                ? Optional.of(random.ints(1 + random.nextInt(8), 0, 16)
                        .mapToObj(i -> "ab1_.-\" ()<=*%,\u00e9".substring(i, i + 1))
                        .reduce("", String::concat))
                : Optional.empty();
        return new Gate(measure, column, relation, limit);
    }

    /** With other blanks wherever blanks may be. */
    private static String blanks(String text, SplittableRandom random) {
        String[] parts = text.split("\"", -1);
        for (int i = 0; i < parts.length; i += 2) {
            parts[i] = parts[i].replace(" ", random.nextBoolean() ? "" : " \t ");
        }
        return " " + String.join("\"", parts) + "\t";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|at character 1, the end|one of rmse, mse",
                "rsme <= 1|at character 1, 'rsme'|did you mean rmse?",
                "RMSE <= 1|at character 1, 'RMSE'|did you mean rmse?",
                "badrows <= 1%|at character 1, 'badrows'|did you mean bad_rows?",
                "rmse|at character 5, the end|one of <=, >=, <, >",
                "rmse =< 1|at character 6, '=<'|did you mean <=?",
                "rmse = 1|at character 6, '='|one of <=",
                "rmse != 1|at character 6, '!='|one of <=",
                "rmse \u2264 1|at character 6, '\u2264'|did you mean <=?",
                "rmse <=|at character 8, the end|a number, or a multiple of current or recent or mean",
                "rmse <= x|at character 9, 'x'|a number, or a multiple",
                "rmse <= NaN|at character 9, 'NaN'|a number",
                "rmse <= Infinity|at character 9, 'Infinity'|a number",
                "rmse <= 1d|at character 10, 'd'|nothing may follow",
                "rmse <= 0x1p3|at character 10, 'x1p3'|nothing may follow",
                "rmse <= 1,5|at character 10, ',5'|nothing may follow",
                "rmse <= 1 2|at character 11, '2'|nothing may follow",
                "rmse <= 1e400|at character 9, '1e400'|beyond the range of a double",
                "rmse <= 1e-400|at character 9, '1e-400'|beyond the range of a double",
                "rmse <= 5%|at character 9, '5%'|a percentage must be of something",
                "rmse <= -1|at character 9, '-1'|would decide nothing",
                "rmse <= 1.1 * curent|at character 15, 'curent'|did you mean current?",
                "rmse <= 1.1 * median|at character 15, 'median'|multiple of current or recent or mean",
                "rmse <= 0 * current|at character 9, '0'|a factor above 0",
                "rmse <= -1 * current|at character 9, '-1'|a factor above 0",
                "rmse <= current * 1.1|at character 17, '*'|nothing may follow",
                "rmse <= 1.1 current|at character 13, 'current'|nothing may follow",
                "rmse(x) <= 1|at character 5, '(x)'|only drift and range are of a column",
                "mae <= mean|at character 8, 'mean'|multiple of current or recent",
                "r2 >= 2|at character 7, '2'|1 at most",
                "r2 >= 110%|at character 7, '110%'|1 at most",
                "bad_rows <= 5|at character 13, '5'|0% to 100%",
                "rows >= 50%|at character 9, '50%'|a percentage must be of something",
                "rows >= 0.5 * mean|at character 15, 'mean'|current or recent",
                "drift <= 2 * current|at character 14, 'current'|is a number",
                "drift() <= 2|at character 7, ')'|the name of a column",
                "drift(x <= 2|at character 9, '<='|closing parenthesis",
                "drift(\"x) <= 2|at character 7, '\"x)'|in double quotes",
                "drift(a b) <= 2|at character 9, 'b)'|in double quotes"
            })
    void whatIsNoGateIsRefusedWithItsPlaceAndAnExample(String text, String place, String rule) {
        String message = assertThrows(IllegalArgumentException.class, () -> Gate.parse(text))
                .getMessage();
        assertTrue(message.contains(place), message);
        assertTrue(message.contains(rule), message);
        String example = message.substring(message.lastIndexOf("rite it as ") + "rite it as ".length());
        assertEquals(example, Gate.parse(example).toString().replace("bad_rows <= 0.01", "bad_rows <= 1%"), message);
    }

    @Test
    void hostileTextsAreRefusedInAShortMessageOnOneLine() {
        for (String hostile : List.of(
                "rmse <= " + "9".repeat(2_000),
                "\u0000",
                "rmse\n<= 1\n",
                "\u202ermse <= 1",
                "\ud83d <= 1",
                "rmse \u001b[2J <= 1",
                "drift(\"a\nb\") <= 1",
                "drift(\"" + "\"".repeat(900) + ") <= 1",
                "x".repeat(999),
                "((((((((",
                "rmse <= ${env:HOME}",
                "rmse <= 1; drop table")) {
            String message = assertThrows(IllegalArgumentException.class, () -> Gate.parse(hostile))
                    .getMessage();
            assertTrue(message.length() < 400, message);
            assertEquals(message, PlainText.escape(message));
        }
    }

    @Test
    void anyTextIsAGateOrRefusedAndNothingElse() {
        String letters = "rmse2<>=*%(). \"current-1e9drift_\u00e9\ud83d\n";
        for (long seed = 1; seed <= 5_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String text = random.ints(random.nextInt(30), 0, letters.length())
                    .mapToObj(i -> letters.substring(i, i + 1))
                    .reduce("", String::concat);
            String mixed = random.nextBoolean() ? text : "rmse <= " + text;
            try {
                assertEquals(Gate.parse(mixed), Gate.parse(Gate.parse(mixed).toString()), "seed " + seed);
            } catch (IllegalArgumentException refused) {
                assertTrue(refused.getMessage().contains("rite it as "), "seed " + seed + ": " + refused);
            }
        }
    }

    @Test
    void nothingHoldsOfNaNAndNothingIsKeptByWhatIsNotFinite() {
        for (Relation relation : Relation.values()) {
            for (double awkward : AWKWARD) {
                assertFalse(relation.holds(awkward, 0), relation + " " + awkward);
                assertFalse(relation.holds(awkward, awkward), relation + " " + awkward);
            }
            assertFalse(relation.holds(0, Double.NaN), relation.toString());
        }
        assertTrue(Relation.AT_MOST.holds(1, 1) && Relation.AT_LEAST.holds(1, 1));
        assertFalse(Relation.BELOW.holds(1, 1) || Relation.ABOVE.holds(1, 1));
        assertTrue(Relation.BELOW.holds(1, 2) && Relation.ABOVE.holds(2, 1));
        assertFalse(Relation.BELOW.holds(2, 1) || Relation.ABOVE.holds(1, 2));
        assertFalse(Relation.AT_MOST.holds(2, 1) || Relation.AT_LEAST.holds(1, 2));
    }

    @Test
    void theExampleOfEachMeasureIsAGateOfIt() {
        Stream.of(Measure.values())
                .forEach(measure ->
                        assertEquals(measure, Gate.parse(measure.example()).measure()));
    }
}
