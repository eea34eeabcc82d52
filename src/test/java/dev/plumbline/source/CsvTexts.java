package dev.plumbline.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** CSV files as people and programs write them, and what goes wrong in them. */
final class CsvTexts {
    /** What may stand in a field that nobody reads; bytes as characters. */
    private static final List<String> PIECES = List.of(
            "a",
            "bc",
            "def",
            "Zurich",
            "12345678",
            "2020-01-01 10:00",
            "x y",
            "'",
            "\u0001",
            "\u007f",
            "#",
            "-",
            ".5",
            utf8("\u00e9"),
            utf8("\u20ac"),
            utf8("\ud83d\ude00"),
            utf8("\ufeff"),
            utf8("\uffff"));

    private static final List<String> NOT_UTF8 = List.of(
            "\u00e9",
            "\u0080",
            "\u00c3",
            "\u00c0\u0080",
            "\u00ed\u00a0\u0080",
            "\u00f5\u0080\u0080\u0080",
            "\u00e2\u0082",
            "\u00ff\u00fe",
            "\u00f0\u009f\u0098");
    private static final String NASTY = "\"\",,;|\t \n\r\0\u0001\u00e9\u00a91.eE-+xN";

    private final SplittableRandom random;
    private final CsvShape shape;
    private final DecimalTexts numbers;
    private final StringBuilder text = new StringBuilder();

    CsvTexts(SplittableRandom random, CsvShape shape) {
        this.random = random;
        this.shape = shape;
        this.numbers = new DecimalTexts(random);
    }

    /** @param oddOneIn of so many rows one is odd */
    byte[] file(int rows, int oddOneIn) {
        text.setLength(0);
        int ends = random.nextInt(4);
        String lineEnd = "\n";
        for (int i = 0; i < rows; i++) {
            boolean odd = random.nextInt(oddOneIn) == 0;
            int begin = text.length();
            record(odd);
            if (odd && random.nextInt(4) == 0) {
                spoil(begin);
            }
            lineEnd = ends == 0 || ends == 1 && random.nextBoolean() ? "\r\n" : "\n";
            text.append(lineEnd);
        }
        if (random.nextInt(3) == 0 && rows > 0) {
            text.setLength(text.length() - random.nextInt(1 + lineEnd.length()));
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void record(boolean odd) {
        int kind = odd ? random.nextInt(16) : -1;
        if (kind == 0) {
            return;
        }
        if (kind == 1) {
            text.append(shape.header());
            return;
        }
        int count = shape.columns() + (kind == 2 ? 1 : kind == 3 ? -1 : 0);
        int oddColumn = kind > 3 ? random.nextInt(shape.columns()) : -1;
        for (int c = 0; c < count; c++) {
            boolean needed = shape.needed().contains(c);
            text.append(c == 0 ? "" : shape.delimiter())
                    .append(
                            c == oddColumn
                                    ? needed ? oddNumber() : oddOther()
                                    : needed ? number(c == shape.weight()) : other());
        }
    }

    private String number(boolean weight) {
        String number = random.nextInt(12) == 0 ? numbers.number() : numbers.everyday();
        String value = weight && number.startsWith("-") ? number.substring(1) : number;
        return random.nextInt(20) == 0
                ? "\"" + value + "\""
                : shape.trim() && random.nextInt(40) == 0 ? " " + value : value;
    }

    /** A field of a column that is needed, with which something is wrong, or nearly. */
    private String oddNumber() {
        String number = numbers.everyday();
        return switch (random.nextInt(20)) {
            case 0 -> "";
            case 1 -> shape.missing().isEmpty() ? "\"\"" : one(shape.missing());
            case 2 -> shape.missing().isEmpty() ? " " : "\"" + one(shape.missing()) + "\"";
            case 3 -> one(List.of(" ", "\t", "  ")) + number;
            case 4 -> number + one(List.of(" ", "\t", "\" \""));
            case 5 -> " \" " + number + " \"\t";
            case 6 -> one(List.of("1e999", "-1e400", "9".repeat(400)));
            case 7 -> one(List.of("1e-999", "-2e-324", "0." + "0".repeat(400) + "1"));
            case 8 -> one(List.of("9007199254740993", "-9223372036854775807", "18446744073709551615"));
            case 9 -> one(List.of("0", "-0", "\"0\"", "-1", "0e5"));
            case 10 -> "\"" + number + "\"\"\"";
            case 11 -> "\"" + number;
            case 12 -> "\"" + number + "\"5";
            case 13 -> number + one(List.of("\"", "\r", "\0", "\r\r"));
            case 14 -> number + one(NOT_UTF8);
            case 15 -> one(PIECES) + number;
            case 16 -> "\"" + number + one(List.of("\n\"", "\r\n\"", "\r\"", "\0\""));
            case 17 -> "0".repeat(random.nextInt(100)) + number.replace("-", "");
            default -> numbers.spoilt();
        };
    }

    /** A field that is not needed. */
    private String other() {
        StringBuilder field = new StringBuilder();
        boolean quoted = random.nextInt(4) == 0;
        int pieces = random.nextInt(random.nextInt(10) == 0 ? 20 : 4);
        for (int i = 0; i < pieces; i++) {
            String piece = one(PIECES);
            boolean delimited = piece.indexOf(shape.delimiter()) >= 0;
            field.append(delimited && !quoted ? "x" : piece);
            if (quoted && random.nextInt(3) == 0) {
                field.append(random.nextBoolean() ? "\"\"" : String.valueOf(shape.delimiter()));
            }
        }
        return quoted ? "\"" + field + "\"" : field.toString();
    }

    /** A field that is not needed, with which something is wrong, or nearly. */
    private String oddOther() {
        String field = other();
        String odd =
                random.nextInt(3) == 0 ? one(NOT_UTF8) : one(List.of("\"", "\0", "\r", "\n", "\r\n", "\"\n", "\n\n"));
        int at = random.nextInt(field.length() + 1);
        String spoilt = field.substring(0, at) + odd + field.substring(at);
        return switch (random.nextInt(6)) {
            case 0 -> "\"" + one(PIECES) + odd + "\"";
            case 1 -> " " + field + " ";
            case 2 -> "z".repeat(random.nextInt(300));
            default -> spoilt;
        };
    }

    /** A byte too many, too few or another. */
    private void spoil(int begin) {
        int at = begin + random.nextInt(text.length() - begin + 1);
        char c = NASTY.charAt(random.nextInt(NASTY.length()));
        switch (random.nextInt(3)) {
            case 0 -> text.insert(at, c);
            case 1 -> text.replace(at, Math.min(at + 1, text.length()), String.valueOf(c));
            default -> text.delete(at, Math.min(at + 1, text.length()));
        }
    }
}
