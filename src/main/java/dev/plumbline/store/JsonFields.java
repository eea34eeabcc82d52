package dev.plumbline.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A strict look at one JSON object: each field is asked for by name and kind, and {@link #end()} refuses whatever was
 * not asked for. Every complaint is a {@link Refusal} with code 76 that names file and field.
 */
final class JsonFields {
    private final JsonNode node;
    private final String where;
    private final Set<String> asked = new HashSet<>();

    JsonFields(JsonNode node, String where) {
        this.node = node;
        this.where = where;
    }

    /** Checks the field {@code format}, before anything else is believed. */
    JsonFields format(int known) {
        JsonNode format = node.get("format");
        asked.add("format");
        if (format == null || !format.isIntegralNumber() || !format.canConvertToInt() || format.intValue() < 1) {
            throw refused("the field 'format' is missing or not a format number");
        }
        if (format.intValue() > known) {
            JsonNode writer = node.get("plumbline");
            String version = writer != null && writer.isTextual()
                    ? "Plumbline " + PlainText.excerpt(writer.textValue(), 40) + " or later"
                    : "the newer Plumbline that wrote it";
            throw new Refusal(
                    ExitCode.STATE_REFUSED,
                    "Cannot use " + where + ": it is in format " + format.intValue()
                            + ", and this Plumbline knows formats up" + " to " + known + "; use " + version,
                    new NewerFormat(where));
        }
        return this;
    }

    /** Whether a newer Plumbline wrote it, as far as its {@code format} tells. */
    boolean isNewer(int known) {
        JsonNode format = node.get("format");
        return format != null && format.isIntegralNumber() && format.canConvertToInt() && format.intValue() > known;
    }

    String text(String key) {
        JsonNode value = get(key);
        if (!value.isTextual()) {
            throw refused("the field '" + key + "' is not text");
        }
        return value.textValue();
    }

    Optional<String> textIfPresent(String key) {
        asked.add(key);
        return node.has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    Optional<String> textOrNull(String key) {
        return get(key).isNull() ? Optional.empty() : Optional.of(text(key));
    }

    boolean flag(String key) {
        JsonNode value = get(key);
        if (!value.isBoolean()) {
            throw refused("the field '" + key + "' is not true or false");
        }
        return value.booleanValue();
    }

    long count(String key) {
        return count(key, get(key));
    }

    private long count(String key, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw refused("the field '" + PlainText.excerpt(key, 80) + "' is not a whole number from 0");
        }
        return value.longValue();
    }

    long integer(String key) {
        return integer(key, get(key));
    }

    private long integer(String key, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw refused("the field '" + key + "' is not a whole number");
        }
        return value.longValue();
    }

    double number(String key) {
        return number(key, get(key));
    }

    /** The number, or NaN for null. */
    double numberOrNull(String key) {
        return get(key).isNull() ? Double.NaN : number(key);
    }

    /** The number as {@link ExtendedNumber} wrote it: NaN for null, infinities by their names. */
    double extended(String key) {
        return extended(key, get(key));
    }

    private double extended(String key, JsonNode value) {
        if (value.isNull()) {
            return Double.NaN;
        }
        if (value.isTextual()) {
            switch (value.textValue()) {
                case ExtendedNumber.INFINITY:
                    return Double.POSITIVE_INFINITY;
                case ExtendedNumber.MINUS_INFINITY:
                    return Double.NEGATIVE_INFINITY;
                default:
                    break;
            }
        }
        return number(key, value);
    }

    private double number(String key, JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw refused("the field '" + PlainText.excerpt(key, 80) + "' is not a finite number");
        }
        return value.doubleValue();
    }

    JsonFields object(String key) {
        JsonNode value = get(key);
        if (!value.isObject()) {
            throw refused("the field '" + key + "' is not an object");
        }
        return new JsonFields(value, where);
    }

    Optional<JsonFields> objectIfPresent(String key) {
        asked.add(key);
        return node.has(key) ? Optional.of(object(key)) : Optional.empty();
    }

    /** Whether the field is there, of whatever kind. */
    boolean has(String key) {
        return node.has(key);
    }

    List<JsonFields> objects(String key) {
        List<JsonFields> all = new ArrayList<>();
        for (JsonNode element : list(key)) {
            if (!element.isObject()) {
                throw refused("the list '" + key + "' holds something else than objects");
            }
            all.add(new JsonFields(element, where));
        }
        return all;
    }

    List<String> textList(String key) {
        List<String> all = new ArrayList<>();
        for (JsonNode element : list(key)) {
            if (!element.isTextual()) {
                throw refused("the list '" + key + "' holds something else than text");
            }
            all.add(element.textValue());
        }
        return all;
    }

    /** Rows of a lower triangle: the first has one number, each other one more than the row before. */
    double[][] triangle(String key) {
        JsonNode rows = list(key);
        double[][] triangle = new double[rows.size()][];
        for (int i = 0; i < triangle.length; i++) {
            JsonNode row = rows.get(i);
            if (!row.isArray() || row.size() != i + 1) {
                throw refused("the list '" + key + "' is not a lower triangle");
            }
            triangle[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                triangle[i][j] = extended(key, row.get(j));
            }
        }
        return triangle;
    }

    /** A list of numbers as {@link ExtendedNumber} writes them. */
    double[] extendedList(String key) {
        JsonNode list = list(key);
        double[] all = new double[list.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = extended(key, list.get(i));
        }
        return all;
    }

    /** A list of whole numbers of either sign. */
    long[] integerList(String key) {
        JsonNode list = list(key);
        long[] all = new long[list.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = integer(key, list.get(i));
        }
        return all;
    }

    private JsonNode list(String key) {
        JsonNode value = get(key);
        if (!value.isArray()) {
            throw refused("the field '" + key + "' is not a list");
        }
        return value;
    }

    boolean isEmpty() {
        return node.isEmpty();
    }

    /** An object of numbers, in the order of the file. */
    Map<String, Double> numbers(String key) {
        return members(key, this::number);
    }

    Map<String, Double> extendedNumbers(String key) {
        return members(key, this::extended);
    }

    Map<String, Long> counts(String key) {
        return members(key, this::count);
    }

    Map<String, String> texts(String key) {
        return members(key, (name, value) -> {
            if (!value.isTextual()) {
                throw refused("the field '" + PlainText.excerpt(name, 80) + "' of '" + key + "' is not text");
            }
            return value.textValue();
        });
    }

    private <T> Map<String, T> members(String key, BiFunction<String, JsonNode, T> read) {
        JsonNode members = object(key).node;
        Map<String, T> all = new LinkedHashMap<>();
        members.fieldNames().forEachRemaining(name -> all.put(name, read.apply(name, members.get(name))));
        return all;
    }

    /** Refuses fields that nobody asked for. */
    void end() {
        Iterator<String> names = node.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!asked.contains(name)) {
                throw refused("the field '" + PlainText.excerpt(name, 80) + "' is not one of this format");
            }
        }
    }

    Refusal refused(String problem) {
        return Json.damaged(where, problem, null);
    }

    private JsonNode get(String key) {
        asked.add(key);
        JsonNode value = node.get(key);
        if (value == null) {
            throw refused("the field '" + key + "' is missing");
        }
        return value;
    }
}
