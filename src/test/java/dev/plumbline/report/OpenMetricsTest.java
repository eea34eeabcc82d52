package dev.plumbline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OpenMetricsTest {
    private static OpenMetrics metrics() {
        return new OpenMetrics(Map.of("model", "m"));
    }

    @Test
    void whateverALabelHoldsIsReadBack() {
        Map<String, Integer> values = new TreeMap<>();
        for (String text :
                new String[] {"", "a\"b", "back\\slash", "two\nlines", "\\n", "}, x=\"1\"} 5", "\u202e", "ä"}) {
            values.put(text, values.size());
        }
        Map<String, Double> read = Exposition.samples(
                metrics().gauge("g", "What it is.", "of", values).end());
        assertEquals(values.size(), read.size());
        values.forEach((text, value) ->
                assertEquals(value.doubleValue(), read.get("g{model=m,of=" + text.replace(", ", ",") + "}"), text));
    }

    @Test
    void aNumberIsTheNumber() {
        for (double value :
                new double[] {0, -1, 1.5, 1e-300, 1.7976931348623157e308, 1767225600.123, 1e15, 9e14, -0.1}) {
            String text = metrics().gauge("g", "A.", value).end();
            assertEquals(value, Exposition.samples(text).get("g{model=m}"), text);
        }
        String text = metrics().gauge("t_seconds", "A.", 1767225600).end();
        assertEquals(
                "# HELP t_seconds A.\n# TYPE t_seconds gauge\n# UNIT t_seconds seconds\nt_seconds{model=\"m\"} 1767225600\n# EOF\n",
                text);
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        String text = metrics()
                .gauge("a", "A.", Double.NaN)
                .gauge("b", "B.", "of", Map.of("x", Double.POSITIVE_INFINITY))
                .gauge("c", "C.", 1)
                .end();
        assertEquals(Map.of("c{model=m}", 1.0), Exposition.samples(text));
    }

    @Test
    void theReaderIsStrict() {
        for (String wrong : new String[] {
            "a 1\n# EOF\n",
            "# TYPE a gauge\na{x=\"1\"} 1\n",
            "# TYPE a gauge\na{x=\"1\",x=\"2\"} 1\n# EOF\n",
            "# TYPE a gauge\na{x=\"1\"} one\n# EOF\n",
            "# TYPE a gauge\n# UNIT a seconds\na{x=\"1\"} 1\n# EOF\n",
            "# TYPE a gauge\na{x=\"1\"} 1\na{x=\"1\"} 2\n# EOF\n",
            "# TYPE a gauge\na{x=\"\"\"} 1\n# EOF\n",
            "# TYPE a gauge\n# EOF\nb{x=\"1\"} 1\n# EOF\n"
        }) {
            assertThrows(AssertionError.class, () -> Exposition.samples(wrong), wrong);
        }
    }
}
