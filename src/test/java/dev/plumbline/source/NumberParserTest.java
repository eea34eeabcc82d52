package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberParserTest {
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
}
