package dev.plumbline.page;

import dev.plumbline.model.FittedModel;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.Verdict;
import dev.plumbline.page.Html.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The page of a run, as one HTML file that needs no other and no network: the same bytes for the same values. Reads whole
 * without scripts; with them charts are drawn.
 */
public final class Page {
    private Page() {}

    /** The page, in UTF-8. */
    public static byte[] of(RunPage run) {
        Album album = new Album();
        List<Answer> answers = answers(run);
        Headline headline = Headline.of(run, answers);
        List<Section> sections = sections(run, album);
        Html body = Html.join(
                new Tag("a").with("class", "skip").with("href", "#main").of("Skip to the verdict"),
                header(run),
                new Tag("main")
                        .with("id", "main")
                        .with("tabindex", "-1")
                        .of(
                                Summary.of(headline, answers, KeyFigures.of(run)),
                                contents(sections),
                                unread(run.unread()),
                                Html.join(sections.stream().map(Section::html).toList())),
                footer(run));
        return Frame.around(title(run, headline), body, album.json()).getBytes(StandardCharsets.UTF_8);
    }

    private static List<Answer> answers(RunPage run) {
        List<Answer> answers = new ArrayList<>();
        run.fitted().ifPresent(model -> answers.addAll(ModelAnswers.of(model)));
        List<Answer> data = DataAnswers.of(run);
        // Without a model nothing was compared.
        answers.addAll(run.fitted().isPresent() ? data : data.subList(1, 2));
        return answers;
    }

    private static String title(RunPage run, Headline headline) {
        return Names.brief(run.outcome().model()) + " " + run.when().asOf() + ": " + headline.title();
    }

    private static Html header(RunPage run) {
        return Html.of(
                "header",
                new Tag("p")
                        .with("class", "brand")
                        .of(
                                Html.of("strong", Names.brief(run.outcome().model())),
                                Html.text(" \u00b7 as of " + run.when().asOf())));
    }

    private static Html contents(List<Section> sections) {
        Html links =
                Html.of("ul", Html.join(sections.stream().map(Section::link).toList()));
        return new Tag("nav").with("aria-label", "Contents").of(links);
    }

    private static Html unread(List<String> sentences) {
        if (sentences.isEmpty()) {
            return Html.NONE;
        }
        List<Html> items = sentences.stream()
                .map(sentence -> Html.of("li", Names.sentence(sentence)))
                .toList();
        return new Tag("div")
                .with("class", "unread")
                .of(Html.of("p", "Not all that belongs here could be read:"), Html.of("ul", Html.join(items)));
    }

    private static List<Section> sections(RunPage run, Album album) {
        List<Section> all = new ArrayList<>();
        Optional<FittedModel> model = run.fitted();
        boolean refused = run.gates().stream().anyMatch(Verdict::refused);
        Section gates = new Section("gates", "Gates", GatesSection.of(run.gates()));
        if (refused) {
            all.add(gates);
        }
        add(all, "coefficients", "Coefficients", model.map(fit -> CoefficientsSection.of(fit, album)));
        if (!refused && !gates.body().isEmpty()) {
            all.add(gates);
        }
        add(
                all,
                "change",
                run.change().isPresent() ? "Since last time" : "Version by version",
                Optional.of(ChangeSection.of(run, album)));
        add(all, "findings", "Findings", model.map(fit -> FindingsSection.of(fit.findings())));
        add(all, "fit", "Data and fit", model.map(fit -> FitSection.of(fit, run.charts(), album)));
        add(all, "descent", "The descent", Optional.of(DescentSection.of(run, album)));
        add(all, "data", "Rows and columns", Optional.of(DataSection.of(run)));
        add(all, "run", "Time", Optional.of(RunSection.of(run)));
        Optional<Provenance> provenance = run.provenance().or(() -> model.map(FittedModel::provenance));
        add(all, "provenance", "Provenance", provenance.map(ProvenanceSection::of));
        add(all, "files", "Files", Optional.of(FilesSection.of(run)));
        return all;
    }

    private static void add(List<Section> all, String id, String title, Optional<Html> body) {
        body.filter(html -> !html.isEmpty()).ifPresent(html -> all.add(new Section(id, title, html)));
    }

    private static Html footer(RunPage run) {
        String made = run.provenance()
                .map(provenance -> provenance.versions().get("plumbline"))
                .map(version -> "Plumbline " + version)
                .orElse("Plumbline");
        String id =
                run.outcome().run().isEmpty() ? "" : ", run " + run.outcome().run();
        return Html.of("footer", Html.of("p", made + id + ". Charts by Apache ECharts."));
    }
}
