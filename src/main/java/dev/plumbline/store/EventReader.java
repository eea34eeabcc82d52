package dev.plumbline.store;

import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code events.jsonl}, which {@link EventLog} writes and every attempt of a run goes on with. */
final class EventReader {
    /** Signs of life, one a minute: the history says more. */
    private static final String EPOCH = "epoch";

    private EventReader() {}

    /**
     * The events but for signs of life, oldest first, at most so many of them; empty where there are none. A line that a
     * process left half written when it died is left out.
     */
    static List<RunEvent> selection(FileStore files, String path, int most) throws IOException {
        Thinning<RunEvent> events = new Thinning<>(most);
        try {
            LogLines.each(
                    files,
                    path,
                    line -> event(line)
                            .filter(event -> !event.name().equals(EPOCH))
                            .ifPresent(events::add));
        } catch (NoSuchFileException absent) {
            return new ArrayList<>();
        }
        return events.kept();
    }

    private static Optional<RunEvent> event(byte[] line) {
        try {
            JsonFields fields = Json.read(line, "a line of the events");
            RunEvent event =
                    new RunEvent(Instant.parse(fields.text("at")), fields.text("event"), fields.texts("details"));
            fields.end();
            return Optional.of(event);
        } catch (Refusal | DateTimeException torn) {
            return Optional.empty();
        }
    }
}
