package dev.plumbline.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gauges as text that OpenMetrics 1.0 defines and that the older text format of Prometheus, which node exporters read,
 * understands too: to that one units and the end are comments. Mutable: gauges are added one after the other.
 */
final class OpenMetrics {
    /** Ends a name whose unit is told. */
    private static final String SECONDS = "seconds";

    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> labels;

    /** @param labels of every sample */
    OpenMetrics(Map<String, String> labels) {
        this.labels = labels;
    }

    /** A gauge with one sample; none where the value is not finite. */
    OpenMetrics gauge(String name, String help, double value) {
        return gauge(name, help, Double.isFinite(value) ? List.of(sample(name, Map.of(), value)) : List.of());
    }

    /** A gauge with a sample for each value of a label; none where there are none. */
    OpenMetrics gauge(String name, String help, String label, Map<String, ? extends Number> values) {
        List<String> samples = new ArrayList<>();
        values.forEach((of, value) -> {
            if (Double.isFinite(value.doubleValue())) {
                samples.add(sample(name, Map.of(label, of), value.doubleValue()));
            }
        });
        return gauge(name, help, samples);
    }

    /** A gauge whose samples are written already. */
    OpenMetrics gauge(String name, String help, List<String> samples) {
        if (samples.isEmpty()) {
            return this;
        }
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
        if (name.endsWith("_" + SECONDS)) {
            text.append("# UNIT ").append(name).append(' ').append(SECONDS).append('\n');
        }
        samples.forEach(sample -> text.append(sample).append('\n'));
        return this;
    }

    /** One line. */
    String sample(String name, Map<String, String> more, double value) {
        Map<String, String> all = new TreeMap<>(more);
        all.putAll(labels);
        StringBuilder line = new StringBuilder(name);
        char before = '{';
        for (Map.Entry<String, String> label : all.entrySet()) {
            line.append(before).append(label.getKey()).append("=\"").append(escaped(label.getValue()));
            line.append('"');
            before = ',';
        }
        return line.append("} ").append(number(value)).toString();
    }

    /** The whole text. */
    String end() {
        return text + "# EOF\n";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** Whole numbers without a point or an exponent: people read them too. */
    private static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? new BigDecimal(value).toPlainString() : Double.toString(value);
    }
}
