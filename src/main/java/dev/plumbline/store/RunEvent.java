package dev.plumbline.store;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line of {@code events.jsonl}.
 *
 * @param at when, to the millisecond
 * @param name of the event
 * @param details by name, as text, in the order of the file
 */
public record RunEvent(Instant at, String name, Map<String, String> details) {
    public RunEvent {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
