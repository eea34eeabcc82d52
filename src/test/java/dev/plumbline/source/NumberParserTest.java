package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberParserTest {
    private static final Pattern GRAMMAR = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private final NumberParser parser = new NumberParser();

    private int parse(String text) {
        byte[] bytes = ("7" + text + "7").getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, 1, bytes.length - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+5",
                ".5",
                "5.",
                "-0",
                "-.5e-3",
                "0",
                "1e22",
                "1e23",
                "1e-22",
                "1e-23",
                "9007199254740992",
                "9007199254740993.0",
                "123456789012345678.",
                "0.1",
                "4.9e-324",
                "1.7976931348623157e308",
                "2.2250738585072014e-308",
                "0e999999999999",
                "-0.0e-99999",
                "1E+2",
                "000000000000000000000000000000012",
                "0.00000000000000000000000000000000000012e30",
                "8.442911973260991817129021e-309",
                "9007199254740993e0",
                "9007199254740995.0",
                "9007199254740993e-4",
                "4503599627370497.5",
                "1e308",
                "1.7976931348623157081e308",
                "7.2057594037927933e16",
                "6.631236846766476e-316"
            })
    void acceptsWhatTheGrammarHasAndGivesTheNearestDouble(String text) {
        assertEquals(NumberParser.NUMBER, parse(text));
        assertEquals(Double.doubleToRawLongBits(Double.parseDouble(text)), Double.doubleToRawLongBits(parser.value()));
    }

    @Test
    void fourHundredDigitsAreOneNumber() {
        String digits = "1234567890".repeat(40);
        assertEquals(NumberParser.NUMBER, parse("0." + digits));
        assertEquals(Double.parseDouble("0." + digits), parser.value());
        assertEquals(NumberParser.NUMBER, parse(digits + "e-200"));
        assertEquals(Double.parseDouble(digits + "e-200"), parser.value());
        assertEquals(NumberParser.OVERFLOW, parse(digits));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "-",
                ".",
                "+.",
                "e5",
                ".e5",
                "1e",
                "1e+",
                "1e+-1",
                "--1",
                "+-1",
                "1.2.3",
                "NaN",
                "nan",
                "Infinity",
                "-Infinity",
                "Inf",
                "1d",
                "2F",
                "1f",
                "1L",
                "0x1p3",
                "0x10",
                "1,5",
                "1.234,5",
                " 2",
                "2 ",
                "1 2",
                "1_000",
                "$4.00",
                "95%",
                "\u0661",
                "\uff11",
                "\u22121",
                "1\u00a0",
                "1e1.5",
                "1e5e5",
                "01/02/2003",
                "12:30",
                "\0",
                "1\0",
                "\"1\""
            })
    void refusesAllElse(String text) {
        assertEquals(NumberParser.NOT_A_NUMBER, parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e309", "1.7976931348623159e308", "1e99999999999999999999"})
    void aNumberBeyondDoubleIsAnOverflow(String text) {
        assertEquals(NumberParser.OVERFLOW, parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-400", "-1e-324", "0.00001e-330", "2.4703282292062327e-324", "1e-99999999999999999999"})
    void aNumberThatBecomesZeroIsAnUnderflow(String text) {
        assertEquals(NumberParser.UNDERFLOW, parse(text));
        assertEquals(0, Math.abs(parser.value()));
    }

    @Test
    void integersThatNoDoubleEqualsAreToldApart() {
        assertEquals(NumberParser.NUMBER, parse("9007199254740992"));
        assertEquals(NumberParser.INEXACT_INTEGER, parse("9007199254740993"));
        assertEquals(9007199254740992.0, parser.value());
        assertEquals(NumberParser.NUMBER, parse("9007199254740994"));
        assertEquals(NumberParser.INEXACT_INTEGER, parse("-9223372036854775807"));
        assertEquals(NumberParser.NUMBER, parse("-9223372036854775808"));
        assertEquals(NumberParser.INEXACT_INTEGER, parse("9999999999999999999"));
        assertEquals(NumberParser.NUMBER, parse("9999999999999997952"));
        assertEquals(NumberParser.NUMBER, parse("1000000000000000000"));
    }

    @Test
    void scanStopsBehindTheLongestNumber() {
        byte[] bytes = "12.5e,".getBytes(StandardCharsets.US_ASCII);
        assertEquals(4, parser.scan(bytes, 0, bytes.length));
        assertEquals(12.5, parser.value());
    }

    @Test
    void agreesWithJavaAndASlowGrammarOnAMillionFields() {
        long seed = 20261124;
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = new byte[1024];
        for (int i = 0; i < 1_000_000; i++) {
            String text = i % 4 == 0 ? noise(random) : number(random);
            int length = text.length();
            System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, bytes, 3, length);
            check(seed, text, parser.parse(bytes, 3, 3 + length));
        }
    }

    private void check(long seed, String text, int outcome) {
        int expected = NumberParser.NOT_A_NUMBER;
        double value = 0;
        if (GRAMMAR.matcher(text).matches()) {
            value = Double.parseDouble(text);
            boolean zero = text.split("[eE]")[0].chars().noneMatch(c -> c >= '1' && c <= '9');
            boolean integer = text.matches("[+-]?0*[0-9]{1,19}");
            if (Double.isInfinite(value)) {
                expected = NumberParser.OVERFLOW;
            } else if (value == 0 && !zero) {
                expected = NumberParser.UNDERFLOW;
            } else if (integer && new BigDecimal(value).compareTo(new BigDecimal(text)) != 0) {
                expected = NumberParser.INEXACT_INTEGER;
            } else {
                expected = NumberParser.NUMBER;
            }
        }
        if (outcome != expected
                || outcome < NumberParser.OVERFLOW
                        && Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(parser.value())) {
            fail("seed " + seed + ", '" + text + "': outcome " + outcome + " for " + expected + ", value "
                    + parser.value() + " for " + value);
        }
    }

    private static String number(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int sign = random.nextInt(6);
        text.append(sign == 0 ? "-" : sign == 1 ? "+" : "");
        switch (random.nextInt(5)) {
            case 0 -> text.append(Math.abs(random.nextDouble(-1e6, 1e6)));
            case 1 -> text.append(Math.abs(Double.longBitsToDouble(random.nextLong())));
            case 2 -> text.append(random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63));
            case 3 -> text.append(random.nextLong(10_000_000) / 1e4);
            default -> {
                digits(random, text, random.nextInt(random.nextInt(10) == 0 ? 60 : 12));
                text.append(random.nextInt(3) == 0 ? "" : ".");
                digits(random, text, random.nextInt(random.nextInt(10) == 0 ? 60 : 12));
                if (random.nextInt(3) == 0) {
                    text.append("eE".charAt(random.nextInt(2)))
                            .append(random.nextInt(random.nextBoolean() ? 30 : 400) - 15);
                }
            }
        }
        return text.toString();
    }

    private static void digits(SplittableRandom random, StringBuilder text, int count) {
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
    }

    private static String noise(SplittableRandom random) {
        String alphabet = "0123456789..eE+-+-,dfxNaI \t";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
