package dev.plumbline.page;

import dev.plumbline.model.PlainText;
import dev.plumbline.model.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** When the run was, what took how long, and what happened. */
final class RunSection {
    private static final int MOST_EVENTS = 100;

    private RunSection() {}

    static Html of(RunPage run) {
        RunPage.When when = run.when();
        List<Html> parts = new ArrayList<>();
        String began = when.began().map(at -> "Began " + at + ". ").orElse("");
        String ended = when.ended().map(at -> "Ended " + at + ".").orElse("");
        if (!began.isEmpty() || !ended.isEmpty()) {
            parts.add(Html.of("p", (began + ended).strip()));
        }
        if (!when.stages().isEmpty()) {
            parts.add(stages(when.stages()));
        }
        if (!when.events().isEmpty()) {
            parts.add(events(when.events()));
        }
        return Html.join(parts);
    }

    private static Html stages(Map<String, Double> stages) {
        double all = stages.values().stream().mapToDouble(Double::doubleValue).sum();
        Table table = new Table("Stages").words("stage").figures("time", "share");
        stages.forEach((name, seconds) ->
                table.row(name, Durations.of(seconds), all > 0 ? Math.round(100 * seconds / all) + " %" : "-"));
        return table.html();
    }

    private static Html events(List<RunPage.Event> events) {
        Table table = new Table("Events").words("at", "event", "details");
        int skipped = Math.max(0, events.size() - MOST_EVENTS);
        for (RunPage.Event event : events.subList(skipped, events.size())) {
            String details = event.details().entrySet().stream()
                    .map(detail -> detail.getKey() + " " + Shown.text(PlainText.flat(detail.getValue())))
                    .collect(Collectors.joining(", "));
            table.row(event.at().toString(), Names.brief(event.name()), details);
        }
        return Html.join(
                table.html(),
                skipped > 0 ? Html.of("p", skipped + " earlier events stand in events.jsonl.") : Html.NONE);
    }
}
