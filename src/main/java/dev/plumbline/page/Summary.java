package dev.plumbline.page;

import dev.plumbline.page.Html.Tag;
import java.util.ArrayList;
import java.util.List;

/** What is read in the first minute: the verdict, the figures, and an answer to each question. */
final class Summary {
    private Summary() {}

    static Html of(Headline headline, List<Answer> answers, Html figures) {
        Html verdict = new Tag("div")
                .with("class", "verdict " + headline.mark().word())
                .of(
                        new Tag("h1").of(Marks.sign(headline.mark()), Html.text(headline.title())),
                        new Tag("p").with("class", "lead").of(Names.sentence(headline.sentence())));
        List<Html> lines = new ArrayList<>();
        for (Answer answer : answers) {
            lines.add(new Tag("div")
                    .with("class", "answer " + answer.mark().word())
                    .of(
                            Html.of("dt", Marks.sign(answer.mark()), Html.text(answer.question())),
                            Html.of("dd", answer.text())));
        }
        return Html.join(
                verdict, figures, new Tag("dl").with("class", "answers").of(Html.join(lines)));
    }
}
