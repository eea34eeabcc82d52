package dev.plumbline.store;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * Numbers of a fit, which may be undefined or infinite, in JSON, which knows neither. NaN, "not defined", is null; an
 * infinity is the text {@code "Infinity"} or {@code "-Infinity"}, as Protocol Buffers write it: null would make the t of
 * an exact fit (a parameter that is certainly not 0) look like the t of a fit without degrees of freedom, of which
 * nothing is known.
 */
final class ExtendedNumber {
    static final String INFINITY = "Infinity";
    static final String MINUS_INFINITY = "-Infinity";

    private ExtendedNumber() {}

    static void write(JsonGenerator json, String key, double value) throws IOException {
        json.writeFieldName(key);
        write(json, value);
    }

    static void write(JsonGenerator json, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNull();
        } else if (Double.isInfinite(value)) {
            json.writeString(value > 0 ? INFINITY : MINUS_INFINITY);
        } else {
            json.writeNumber(value);
        }
    }
}
