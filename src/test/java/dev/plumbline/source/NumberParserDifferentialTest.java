package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumberParserDifferentialTest {
    private static final long SEED = 20261124;
    private static final String STOPS = ",;|\n\r\" \t\0/:\u0080\u00ff";
    /** What stands before and behind a field would go on with its number. */
    private static final byte[] AROUND = "0123456789.1e+5-7E9".repeat(5).getBytes(StandardCharsets.US_ASCII);

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final DecimalTexts texts = new DecimalTexts(random);
    private final DecimalReference reference = new DecimalReference();
    private final NumberParser parser = new NumberParser();

    @Test
    void agreesWithJavaAndASlowGrammarOnAMillionFields() {
        long[] outcomes = new long[NumberParser.NOT_A_NUMBER + 1];
        int fields = 1_000_000;
        for (int i = 0; i < fields; i++) {
            String text = i % 4 == 3 ? texts.spoilt() : texts.number();
            outcomes[check(i, text)]++;
        }
        String tally = Arrays.toString(outcomes);
        assertTrue(outcomes[NumberParser.NUMBER] > fields / 2, tally);
        assertTrue(outcomes[NumberParser.UNDERFLOW] > fields / 200, tally);
        assertTrue(outcomes[NumberParser.INEXACT_INTEGER] > fields / 200, tally);
        assertTrue(outcomes[NumberParser.OVERFLOW] > fields / 200, tally);
        assertTrue(outcomes[NumberParser.NOT_A_NUMBER] > fields / 8, tally);
    }

    /** Reads the text as a whole, and what it begins with, at any place of an array; returns the outcome. */
    private int check(int number, String text) {
        int length = reference.read(text);
        int whole = length == text.length() ? reference.outcome() : NumberParser.NOT_A_NUMBER;
        int from = random.nextInt(12);
        int to = from + text.length();
        byte[] bytes = new byte[to + random.nextInt(20)];
        System.arraycopy(AROUND, random.nextInt(64), bytes, 0, from);
        System.arraycopy(AROUND, random.nextInt(64), bytes, to, bytes.length - to);
        byte[] field = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(field, 0, bytes, from, field.length);
        agree(number, text, "parse", whole, parser.parse(bytes, from, to));
        scan(number, text, bytes, new int[] {from, to, length});
        if (to < bytes.length) {
            bytes[to] = (byte) STOPS.charAt(random.nextInt(STOPS.length()));
            scan(number, text, bytes, new int[] {from, bytes.length, length});
        }
        return whole;
    }

    /** @param place from, to, and the length of the number there */
    private void scan(int number, String text, byte[] bytes, int[] place) {
        int end = parser.scan(bytes, place[0], place[1]);
        agree(number, text, "scan", reference.outcome(), parser.outcome());
        if (reference.outcome() != NumberParser.NOT_A_NUMBER && end != place[0] + place[2]) {
            fail(where(number, text) + ", scan: " + (end - place[0]) + " bytes for " + place[2]);
        }
    }

    private void agree(int number, String text, String how, int expected, int outcome) {
        if (outcome != expected || outcome != parser.outcome()) {
            fail(where(number, text) + ", " + how + ": outcome " + outcome + " for " + expected);
        }
        if (outcome < NumberParser.OVERFLOW
                && Double.doubleToRawLongBits(parser.value()) != Double.doubleToRawLongBits(reference.value())) {
            fail(where(number, text) + ", " + how + ": " + parser.value() + " for " + reference.value());
        }
    }

    private static String where(int number, String text) {
        return "seed " + SEED + ", field " + number + ", '" + text + "'";
    }

    @Test
    void aMidpointGoesToTheEvenNeighbourAndWhatIsNextToItToTheNearest() {
        for (int i = 0; i < 10_000; i++) {
            double low = texts.magnitudeOfAnyClass();
            double high = Math.nextUp(low);
            boolean even = (Double.doubleToLongBits(low) & 1) == 0;
            BigDecimal middle = DecimalTexts.midpoint(low);
            assertValue(i, even ? low : high, texts.written(middle));
            assertValue(i, low, texts.written(middle.subtract(middle.ulp())));
            assertValue(i, high, texts.written(middle.add(middle.ulp())));
        }
    }

    private void assertValue(int number, double expected, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        parser.parse(bytes, 0, bytes.length);
        assertEquals(expected, parser.value(), () -> where(number, text));
    }
}
