package dev.plumbline.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;

/**
 * A strict walk through a document that is too large to be held as a tree: fields in the order in which they are
 * written, and no others. Every complaint is a {@link DamageException}.
 */
final class JsonTokens {
    private final JsonParser json;

    JsonTokens(JsonParser json) {
        this.json = json;
    }

    void begin() throws IOException {
        expect(JsonToken.START_OBJECT, "an object");
    }

    void begin(String key) throws IOException {
        field(key);
        begin();
    }

    void end() throws IOException {
        expect(JsonToken.END_OBJECT, "the end of an object");
    }

    String text(String key) throws IOException {
        field(key);
        expect(JsonToken.VALUE_STRING, "text");
        return json.getText();
    }

    /** A whole number from 0 to {@code most}. */
    long count(String key, long most) throws IOException {
        field(key);
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        boolean fits = json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        if (!fits || json.getLongValue() < 0 || json.getLongValue() > most) {
            throw new DamageException("its field '" + key + "' is not a number from 0 to " + most);
        }
        return json.getLongValue();
    }

    /** A number as {@link ExtendedNumber} writes it. */
    double number(String key) throws IOException {
        field(key);
        return number(json.nextToken());
    }

    /** A list of exactly {@code count} such numbers. */
    double[] numbers(String key, int count) throws IOException {
        double[] values = numbersUpTo(key, count);
        if (values.length != count) {
            throw new DamageException("its list '" + key + "' has " + values.length + " numbers, not " + count);
        }
        return values;
    }

    double[] numbersUpTo(String key, int most) throws IOException {
        field(key);
        expect(JsonToken.START_ARRAY, "a list");
        return rest(key, most);
    }

    /** A list of lists, each of exactly {@code width} numbers, and at most so many of them. */
    double[][] rows(String key, int width) throws IOException {
        field(key);
        expect(JsonToken.START_ARRAY, "a list");
        double[][] rows = new double[0][];
        int count = 0;
        for (JsonToken next = json.nextToken(); next == JsonToken.START_ARRAY; next = json.nextToken()) {
            double[] row = rest(key, width);
            if (row.length != width || count == width) {
                throw new DamageException("its list '" + key + "' does not fit its " + width + " parameters");
            }
            rows = count < rows.length ? rows : Arrays.copyOf(rows, Math.max(16, 2 * count));
            rows[count++] = row;
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw new DamageException("its list '" + key + "' holds something else than lists");
        }
        return Arrays.copyOf(rows, count);
    }

    /** Grows with what is really there: a length that damage made large costs nothing. */
    private double[] rest(String key, int most) throws IOException {
        double[] values = new double[Math.min(most, 256)];
        int count = 0;
        for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
            if (count == most) {
                throw new DamageException("its list '" + key + "' has more than " + most + " numbers");
            }
            if (count == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(most, 2L * count));
            }
            values[count++] = number(next);
        }
        return count == values.length ? values : Arrays.copyOf(values, count);
    }

    private double number(JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return Double.NaN;
        }
        if (token == JsonToken.VALUE_STRING) {
            String word = json.getText();
            if (word.equals(ExtendedNumber.INFINITY)) {
                return Double.POSITIVE_INFINITY;
            }
            if (word.equals(ExtendedNumber.MINUS_INFINITY)) {
                return Double.NEGATIVE_INFINITY;
            }
        } else if (token != null && token.isNumeric() && Double.isFinite(json.getDoubleValue())) {
            return json.getDoubleValue();
        }
        throw new DamageException("it has something else where a number should be");
    }

    private void field(String key) throws IOException {
        if (json.nextToken() != JsonToken.FIELD_NAME || !json.currentName().equals(key)) {
            throw new DamageException("its field '" + key + "' is not where it should be");
        }
    }

    private void expect(JsonToken token, String what) throws IOException {
        if (json.nextToken() != token) {
            throw new DamageException("it has something else where " + what + " should be");
        }
    }
}
