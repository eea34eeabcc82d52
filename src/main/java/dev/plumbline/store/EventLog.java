package dev.plumbline.store;

import java.io.OutputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What happened in a run, one JSON object a line: {@code at}, {@code event} and its details as text. */
public final class EventLog implements AutoCloseable {
    private final LogStream out;
    private final Clock clock;

    EventLog(OutputStream out, String location, Clock clock) {
        this.out = new LogStream(out, location);
        this.clock = clock;
    }

    /** Adds a line, its details in alphabetical order; what was added is handed to the file system at once. */
    public void add(String event, Map<String, String> details) {
        write(event, new TreeMap<>(details));
    }

    /** Adds the line {@code stages}: seconds by stage, in the order that they are given in. */
    public void stages(Map<String, Double> seconds) {
        Map<String, String> details = new LinkedHashMap<>();
        seconds.forEach((stage, time) -> details.put(stage, String.format(Locale.ROOT, "%.3f", time)));
        write("stages", details);
    }

    private void write(String event, Map<String, String> details) {
        String at = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        out.line(json -> {
            json.writeStringField("at", at);
            json.writeStringField("event", event);
            json.writeObjectFieldStart("details");
            for (Map.Entry<String, String> detail : details.entrySet()) {
                json.writeStringField(detail.getKey(), detail.getValue());
            }
            json.writeEndObject();
        });
        out.flush();
    }

    @Override
    public void close() {
        out.close();
    }
}
