package dev.plumbline.job;

import dev.plumbline.model.ExitCode;
import dev.plumbline.page.RunPage;
import dev.plumbline.store.RunEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the events of a run tell of all its attempts together. Their texts are believed where they are numbers. */
final class RunEvents {
    static final String BEGAN = "began";
    static final String ENDED = "ended";
    static final String REJECTED = "rejected";
    private static final String STAGES = "stages";
    private static final String CODE = "code";

    private final List<RunEvent> events;

    RunEvents(List<RunEvent> events) {
        this.events = events;
    }

    /** When the run was done: the first time that it said so, if it was published, else the last. */
    Optional<Instant> ended() {
        String ok = Integer.toString(ExitCode.OK.code());
        List<RunEvent> ends = named(ENDED);
        return ends.stream()
                .filter(end -> ok.equals(end.details().get(CODE)))
                .findFirst()
                .or(() -> last(ends))
                .map(RunEvent::at);
    }

    /** Rows that the last attempt refused, by reason. */
    Map<String, Long> rejected() {
        Map<String, Long> counts = new TreeMap<>();
        last(named(REJECTED))
                .ifPresent(event -> event.details().forEach((reason, count) -> {
                    if (count.matches("[0-9]{1,18}")) {
                        counts.put(reason, Long.valueOf(count));
                    }
                }));
        return counts;
    }

    RunPage.When when(LocalDate asOf) {
        return new RunPage.When(asOf, began(), ended(), stages(), told());
    }

    /** The day of the first event. */
    LocalDate day() {
        return events.stream()
                .findFirst()
                .map(event -> LocalDate.ofInstant(event.at(), ZoneOffset.UTC))
                .orElse(LocalDate.EPOCH);
    }

    private Optional<Instant> began() {
        return named(BEGAN).stream().findFirst().map(RunEvent::at);
    }

    private Map<String, Double> stages() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (RunEvent event : named(STAGES)) {
            event.details().forEach((stage, time) -> {
                if (time.matches("[0-9]{1,12}\\.[0-9]{1,9}")) {
                    seconds.merge(stage, Double.valueOf(time), Double::sum);
                }
            });
        }
        return seconds;
    }

    private List<RunPage.Event> told() {
        return events.stream()
                .filter(event -> !event.name().equals(STAGES))
                .map(event -> new RunPage.Event(event.at(), event.name(), event.details()))
                .toList();
    }

    private List<RunEvent> named(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    private static Optional<RunEvent> last(List<RunEvent> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}
