package dev.plumbline.store;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.model.HistoryLine;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes {@code history.jsonl}, one line per epoch. Up to {@value #ALL_FEATURES} features every parameter and rate is
 * there; above, norms and the largest moves. A number that is not finite, as the last epoch of a run that diverges has,
 * is null. Memory: two copies of the coefficients.
 */
public final class HistoryWriter implements AutoCloseable {
    private static final int ALL_FEATURES = 100;
    private static final int LARGEST_MOVES = 10;

    private final LogStream out;
    private final List<String> features;
    private double[] before;

    HistoryWriter(OutputStream out, String location, List<String> features) {
        this.out = new LogStream(out, location);
        this.features = List.copyOf(features);
        this.before = new double[features.size()];
    }

    /** Says where the descent starts or goes on, one coefficient per feature; at zero, unless it is said. */
    public void start(double[] coefficients) {
        if (coefficients.length != features.size()) {
            throw new IllegalArgumentException(
                    "Cannot start from " + coefficients.length + " coefficients with " + features.size() + " features");
        }
        before = coefficients.clone();
    }

    /** Adds a line. */
    public void add(HistoryLine epoch) {
        if (epoch.coefficients().length != features.size() || epoch.rates().length != features.size()) {
            throw new IllegalArgumentException("Cannot write an epoch of " + epoch.coefficients().length
                    + " coefficients and " + epoch.rates().length + " rates for " + features.size() + " features");
        }
        out.line(json -> {
            json.writeNumberField("epoch", epoch.epoch());
            number(json, "objective", epoch.objective());
            number(json, "mse", epoch.mse());
            if (!Double.isNaN(epoch.holdoutMse())) {
                number(json, "holdout_mse", epoch.holdoutMse());
            }
            number(json, "gradient_norm", epoch.gradientNorm());
            number(json, "seconds", epoch.seconds());
            if (epoch.backOff() > 0) {
                json.writeNumberField("back_off", epoch.backOff());
            }
            json.writeStringField("coordinates", epoch.coordinates().id());
            if (features.size() <= ALL_FEATURES) {
                everything(json, epoch);
            } else {
                summary(json, epoch);
            }
        });
        if (features.size() > ALL_FEATURES) {
            before = epoch.coefficients().clone();
        }
    }

    /** Hands what was added to the file system: a checkpoint that is made now has its epochs behind it. */
    public void flush() {
        out.flush();
    }

    private void everything(JsonGenerator json, HistoryLine epoch) throws IOException {
        number(json, "intercept", epoch.intercept());
        numbers(json, "coefficients", epoch.coefficients());
        number(json, "intercept_rate", epoch.interceptRate());
        numbers(json, "rates", epoch.rates());
    }

    private void summary(JsonGenerator json, HistoryLine epoch) throws IOException {
        double[] now = epoch.coefficients();
        double[] moves = new double[now.length];
        for (int j = 0; j < now.length; j++) {
            moves[j] = now[j] - before[j];
        }
        number(json, "intercept", epoch.intercept());
        number(json, "coefficients_norm", norm(now));
        number(json, "moves_norm", norm(moves));
        number(json, "intercept_rate", epoch.interceptRate());
        number(json, "smallest_rate", Arrays.stream(epoch.rates()).min().orElse(0));
        number(json, "largest_rate", Arrays.stream(epoch.rates()).max().orElse(0));
        json.writeObjectFieldStart("largest_moves");
        int[] largest = IntStream.range(0, moves.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> -Math.abs(moves[j])))
                .limit(LARGEST_MOVES)
                .mapToInt(Integer::intValue)
                .toArray();
        for (int j : largest) {
            number(json, features.get(j), moves[j]);
        }
        json.writeEndObject();
    }

    private void numbers(JsonGenerator json, String key, double[] values) throws IOException {
        json.writeObjectFieldStart(key);
        for (int j = 0; j < values.length; j++) {
            number(json, features.get(j), values[j]);
        }
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String key, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(key, value);
        } else {
            json.writeNullField(key);
        }
    }

    private static double norm(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    @Override
    public void close() {
        out.close();
    }
}
