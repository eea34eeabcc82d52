package dev.plumbline.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a run ended, as one JSON object: {@code status.json}, and the last line of standard output.
 * Pure ASCII, so that it is the same bytes under every locale, and written here by hand because a plain JVM has no
 * JSON library.
 */
public final class StatusLine {
    /** Of a table of thousands of features those that moved farthest. */
    private static final int MOST_FEATURES = 100;

    private StatusLine() {}

    /** The object, without a line feed at its end. */
    public static String of(Outcome outcome) {
        return "{\"code\":" + outcome.code().code()
                + ",\"name\":" + quoted(outcome.code().id())
                + ",\"message\":" + quoted(outcome.message())
                + ",\"retryable\":" + outcome.code().retryable()
                + ",\"run\":" + quoted(outcome.run())
                + ",\"model\":" + quoted(outcome.model())
                + ",\"version\":" + quoted(outcome.version())
                + ",\"epochs\":" + outcome.epochs()
                + ",\"rows\":" + outcome.rows()
                + outcome.since().map(StatusLine::since).orElse("")
                + outcome.applied().map(StatusLine::applied).orElse("") + "}";
    }

    private static String since(Change change) {
        Optional<Change.Term> largest = change.largest();
        double move = change.unit() == Change.Unit.STANDARD_ERRORS
                ? largest.map(Change.Term::move).orElse(Double.NaN)
                : Double.NaN;
        return ",\"since\":{\"version\":" + quoted(change.since())
                + ",\"largest_move_se\":" + number(Math.abs(move))
                + ",\"term\":" + largest.map(term -> quoted(term.name())).orElse("null")
                + ",\"rows_before\":" + change.before().rows()
                + ",\"settings_changed\":"
                + change.settings().stream().map(each -> quoted(each.name())).collect(Collectors.joining(",", "[", "]"))
                + ",\"inputs_changed\":" + change.inputs().changed() + "}";
    }

    private static String applied(Application application) {
        RowAccount rows = application.rows();
        return ",\"rows_read\":" + rows.read()
                + ",\"rejected_by_reason\":"
                + rows.sortedReasons().entrySet().stream()
                        .map(reason -> quoted(reason.getKey()) + ":" + reason.getValue())
                        .collect(Collectors.joining(",", "{", "}"))
                + application.drift().map(StatusLine::drift).orElse("");
    }

    private static String drift(Drift drift) {
        return ",\"drift\":{\"remarkable\":" + drift.remarkable()
                + ",\"features\":"
                + drift.features().stream()
                        .limit(MOST_FEATURES)
                        .map(StatusLine::feature)
                        .collect(Collectors.joining(",", "[", "]"))
                + "}";
    }

    private static String feature(Drift.Feature feature) {
        return "{\"name\":" + quoted(feature.name())
                + ",\"shift_sd\":" + number(feature.shift())
                + ",\"outside\":" + number(feature.outside())
                + ",\"missing\":" + number(feature.missing()) + "}";
    }

    /** JSON has no number for what is not finite. */
    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "null";
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
