package dev.plumbline.page;

import dev.plumbline.model.Provenance;
import dev.plumbline.model.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** From what, with which settings and by which versions: enough to run it again. */
final class ProvenanceSection {
    private static final int MOST_FILES = 100;

    private ProvenanceSection() {}

    static Html of(Provenance provenance) {
        Html from = provenance
                .startedFrom()
                .map(version -> Html.of("p", "The descent started from version " + Names.brief(version) + "."))
                .orElse(Html.NONE);
        return Html.join(
                inputs(provenance.inputs()),
                pairs("Settings", "option", provenance.settings()),
                pairs("Versions", "software", provenance.versions()),
                from);
    }

    private static Html inputs(List<Provenance.Input> inputs) {
        if (inputs.isEmpty()) {
            return Html.NONE;
        }
        Table table = new Table("Input files: " + inputs.size())
                .words("file")
                .figures("bytes")
                .words("modified");
        inputs.stream()
                .limit(MOST_FILES)
                .forEach(input -> table.row(List.of(
                        Names.whole(Shown.masked(input.path())),
                        Html.text(DataAnswers.count(input.length())),
                        Html.text(
                                input.modified() == 0
                                        ? "-"
                                        : Instant.ofEpochMilli(input.modified()).toString()))));
        int more = inputs.size() - MOST_FILES;
        return Html.join(table.html(), more > 0 ? Html.of("p", "And " + more + " more files.") : Html.NONE);
    }

    private static Html pairs(String title, String what, Map<String, String> pairs) {
        if (pairs.isEmpty()) {
            return Html.NONE;
        }
        Table table = new Table(title).words(what, "value");
        pairs.forEach((name, value) -> table.row(List.of(
                Html.text(Names.brief(name)), Names.whole(Shown.isSecretName(name) ? "****" : Shown.masked(value)))));
        return table.html();
    }
}
