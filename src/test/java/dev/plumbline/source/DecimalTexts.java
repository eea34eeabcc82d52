package dev.plumbline.source;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;

/** Numbers as people and programs write them, those that are hard to round, and texts that are nearly numbers. */
final class DecimalTexts {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final String[] EXPONENTS = {
        "0",
        "00",
        "1",
        "22",
        "23",
        "-22",
        "-23",
        "007",
        "308",
        "309",
        "-308",
        "-324",
        "-325",
        "-342",
        "-343",
        "+0000",
        "1000",
        "-1000",
        "99999999",
        "100000000",
        "-100000001",
        "2147483647",
        "2147483648",
        "-2147483649",
        "4294967296",
        "4294967301",
        "-4294967291",
        "18446744073709551621",
        "-18446744073709551611",
        "000000000000000000000000000005",
        "-000000000000000000000000000005",
        "99999999999999999999999999"
    };
    private static final String[] NO_NUMBERS = {
        "",
        "+",
        "-",
        ".",
        "+.",
        "e5",
        ".e5",
        "-.e1",
        "NaN",
        "nan",
        "-NaN",
        "Infinity",
        "-Infinity",
        "inf",
        "0x1p3",
        "0x10",
        "0X1.8P1",
        "1f",
        "1d",
        "1F",
        "1D",
        "2.5f",
        "1e5d",
        "1L",
        "1_000",
        "1,000",
        "1 000",
        " 1",
        "1 ",
        "\t1",
        "1\n",
        "1e+-1",
        "1e 5",
        "--1",
        "+-1",
        "1..2",
        "1.2.3",
        "1e1.5",
        "1e5e5",
        "$4",
        "95%",
        "null",
        "true",
        "1\u0000",
        "\u0661",
        "\uff11",
        "1\u00a0",
        "\u22121",
        "1\u0660",
        "\ufeff1",
        "\u0967\u0968",
        "1/2",
        "12:30",
        "2020-01-02"
    };
    private static final String NEAR = "0123456789..eE+-+- ,_xXfFdDpPNaI\"\t\n\r\0/:;\u0080\u00b0\u00ae\u00ff";

    private final SplittableRandom random;

    DecimalTexts(SplittableRandom random) {
        this.random = random;
    }

    /** A number of the grammar of any kind. */
    String number() {
        int sign = random.nextInt(6);
        return (sign == 0 ? "-" : sign == 1 ? "+" : "") + magnitude();
    }

    /** A number of few digits, as most tables have. */
    String everyday() {
        String sign = random.nextInt(4) == 0 ? "-" : "";
        String digits = sign + digits(1 + random.nextInt(7));
        int decimals = random.nextInt(9);
        return decimals == 0 ? digits : digits + "." + digits(decimals);
    }

    /** Bytes as characters that are mostly no number. */
    String spoilt() {
        if (random.nextInt(8) == 0) {
            String text = NO_NUMBERS[random.nextInt(NO_NUMBERS.length)];
            return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        }
        StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? number() : everyday());
        for (int edits = 1 + random.nextInt(2); edits > 0; edits--) {
            int at = random.nextInt(text.length() + 1);
            char c = NEAR.charAt(random.nextInt(NEAR.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, c);
                case 1 -> text.replace(at, Math.min(at + 1, text.length()), String.valueOf(c));
                default -> text.delete(at, Math.min(at + 1 + random.nextInt(3), text.length()));
            }
        }
        return text.toString();
    }

    private String magnitude() {
        return switch (random.nextInt(64)) {
            case 0, 1, 2, 3 -> Double.toString(any());
            case 4, 5, 6, 7, 8 -> Double.toString(moderate());
            case 9 -> String.format(Locale.ROOT, "%.17g", moderate());
            case 10 -> String.format(Locale.ROOT, "%." + random.nextInt(20) + "e", any());
            case 11 -> new BigDecimal(moderate()).toString();
            case 12 -> new BigDecimal(moderate()).toPlainString();
            case 13 -> written(new BigDecimal(moderate()).round(new MathContext(1 + random.nextInt(40))));
            case 14 -> nearMidpoint(magnitudeOfAnyClass());
            case 15, 16, 17 -> shortMidpoint();
            case 18, 19, 20, 21, 22 -> nearPower();
            case 23, 24, 25 -> digits(1 + random.nextInt(20)) + "e" + EXPONENTS[random.nextInt(EXPONENTS.length)];
            case 26 -> balanced();
            case 27, 28, 29, 30 -> pointed(1 + random.nextInt(40)) + "eE".charAt(random.nextInt(2)) + exponent(330);
            case 31, 32, 33, 34, 35, 36 -> pointed(1 + random.nextInt(19)) + "e" + exponent(30);
            case 37, 38, 39, 40, 41 -> pointed(1 + random.nextInt(40));
            case 42, 43, 44, 45, 46 -> pointed(1 + random.nextInt(19));
            case 47, 48, 49, 50 -> digits(1 + random.nextInt(40));
            default -> everyday().replace("-", "");
        };
    }

    private String digits(int count) {
        StringBuilder text = new StringBuilder(count);
        boolean same = random.nextInt(16) == 0;
        char digit = "0189".charAt(random.nextInt(4));
        for (int i = 0; i < count; i++) {
            text.append(same ? digit : (char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    /** Digits with a point before, in or behind them. */
    private String pointed(int count) {
        return new StringBuilder(digits(count))
                .insert(random.nextInt(count + 1), '.')
                .toString();
    }

    private String exponent(int most) {
        int value = random.nextInt(2 * most + 1) - most;
        return value >= 0 && random.nextBoolean() ? "+" + value : Integer.toString(value);
    }

    private double any() {
        double value = Math.abs(Double.longBitsToDouble(random.nextLong()));
        return Double.isFinite(value) ? value : 1e300 * random.nextDouble();
    }

    private double moderate() {
        return Math.scalb(1 + random.nextDouble(), random.nextInt(160) - 90);
    }

    /** Mostly moderate, else subnormal, near the end of the range, or anything. */
    double magnitudeOfAnyClass() {
        return switch (random.nextInt(12)) {
            case 0 -> random.nextLong(1L << 52) * Double.MIN_VALUE;
            case 1 -> random.nextInt(5) * Double.MIN_VALUE;
            case 2 -> Double.longBitsToDouble(0x7FEFFFFFFFFFFFFEL - random.nextInt(3));
            case 3 -> any() / 2;
            case 4 -> Double.longBitsToDouble(Double.doubleToLongBits(Double.MIN_NORMAL) + random.nextInt(5) - 2);
            default -> moderate();
        };
    }

    /** Exactly halfway between a double, which is not the largest, and the next. */
    static BigDecimal midpoint(double value) {
        return new BigDecimal(value).add(new BigDecimal(Math.nextUp(value))).multiply(HALF);
    }

    private String nearMidpoint(double value) {
        BigDecimal middle = midpoint(value);
        return switch (random.nextInt(6)) {
            case 0 -> written(middle);
            case 1 -> written(middle.add(middle.ulp()));
            case 2 -> written(middle.subtract(middle.ulp()));
            case 3 -> middle.toPlainString() + (middle.scale() > 0 ? "" : ".") + "0".repeat(random.nextInt(900)) + "1";
            default ->
                written(middle.round(new MathContext(
                        15 + random.nextInt(10), random.nextBoolean() ? RoundingMode.DOWN : RoundingMode.UP)));
        };
    }

    String written(BigDecimal value) {
        return switch (random.nextInt(3)) {
            case 0 -> value.toString();
            case 1 -> value.toPlainString();
            default -> value.unscaledValue() + "e" + -value.scale();
        };
    }

    /** w * 10^q of the least digits that lies halfway: w * 5^q is odd and has 54 bits; or next to it, or of 53 bits. */
    private String shortMidpoint() {
        int power = random.nextInt(28) - 4;
        BigInteger odd = BigInteger.valueOf(random.nextLong(1L << 53, 1L << 54) | 1);
        BigInteger five = BigInteger.valueOf(5).pow(Math.abs(power));
        BigInteger digits = power < 0 ? odd.multiply(five) : odd.divide(five).or(BigInteger.ONE);
        BigInteger near = digits.add(BigInteger.valueOf(random.nextInt(3) - 1));
        return switch (random.nextInt(3)) {
            case 0 -> near + (power == 0 ? "" : "e" + power);
            case 1 -> new BigDecimal(near, -power).toPlainString();
            default -> near + "0".repeat(random.nextInt(4)) + ".0e" + power;
        };
    }

    private String nearPower() {
        BigInteger power = random.nextInt(3) == 0
                ? BigInteger.TEN.pow(14 + random.nextInt(8))
                : BigInteger.TWO.pow(new int[] {31, 52, 53, 53, 54, 62, 63, 63, 64, 65}[random.nextInt(10)]);
        BigInteger value = power.add(BigInteger.valueOf(random.nextInt(1 << random.nextInt(1, 14)) - 3));
        String zeros = random.nextInt(3) == 0 ? "0".repeat(random.nextInt(20)) : "";
        String end = new String[] {"", "", "", ".", ".0", "e0", ".000000", "e-1", "0e-1", "00"}[random.nextInt(10)];
        return zeros + value + end;
    }

    /** Many zeros that the exponent makes up for. */
    private String balanced() {
        int zeros = random.nextInt(random.nextInt(8) == 0 ? 2_000 : 40);
        int shift = zeros + random.nextInt(60) - 30;
        String digits = digits(1 + random.nextInt(24));
        return random.nextBoolean()
                ? "0." + "0".repeat(zeros) + digits + "e" + shift
                : digits + "0".repeat(zeros) + "e" + -shift;
    }
}
