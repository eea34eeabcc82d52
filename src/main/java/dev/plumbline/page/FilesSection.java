package dev.plumbline.page;

import dev.plumbline.page.Html.Tag;
import java.util.ArrayList;
import java.util.List;

/** What else lies in the run's folder. */
final class FilesSection {
    private FilesSection() {}

    static Html of(RunPage run) {
        List<Html> items = new ArrayList<>();
        items.add(item("run.json", "what the run is: input, settings, versions"));
        items.add(item("status.json", "how it ended"));
        items.add(item("events.jsonl", "what happened when"));
        if (!run.history().isEmpty() && run.outcome().version().isEmpty()) {
            items.add(item("history.jsonl", "every epoch"));
        }
        if (run.charts().isPresent()) {
            items.add(item("charts.json", "the counts that the pictures are drawn from"));
        }
        if (!run.gates().isEmpty()) {
            items.add(item("gates.json", "what each gate said"));
        }
        if (run.change().isPresent()) {
            items.add(item("change.json", "what moved"));
        }
        if (run.fitted().isPresent() && run.outcome().version().isEmpty()) {
            items.add(item("candidate/model.json", "the model that was not published"));
        }
        String version = run.outcome().version();
        if (!version.isEmpty()) {
            String path = "../../versions/" + version + "/model.json";
            items.add(item(path, "the published model, with terms.csv and history.jsonl beside it"));
        }
        return new Tag("ul").with("class", "files").of(Html.join(items));
    }

    private static Html item(String path, String what) {
        return Html.of("li", new Tag("a").with("href", path).of(Html.of("code", path)), Html.text(": " + what));
    }
}
