package dev.plumbline.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.page.Answer.Mark;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    private static final Map<String, String> TITLES = Map.of(
            "demo", "Published, and current",
            "twenty", "Published, and current",
            "refused", "Refused by a gate",
            "failed", "Input refused",
            "unconverged", "Not converged, not published",
            "diverged", "Diverged or not finite");

    @Test
    void theVerdictComesFirst() {
        TITLES.forEach((name, title) -> {
            String page = new String(Page.of(Samples.all().get(name)), StandardCharsets.UTF_8);
            assertTrue(page.contains(title + "</h1>"), name + " is not called " + title);
            assertTrue(page.indexOf(title + "</h1>") < page.indexOf("<h2"), name);
        });
    }

    @Test
    void aNightThatWasRefusedSaysWhichGateAndWhatStaysCurrent() {
        Headline headline = Headline.of(Samples.refused(), java.util.List.of());
        assertEquals(Mark.BAD, headline.mark());
        assertTrue(headline.sentence().contains("'rmse <= 1.05 * current'"), headline.sentence());
        assertTrue(headline.sentence().contains("Version 2026-11-27 stays current"), headline.sentence());
    }

    @Test
    void aDescentThatIsNotFinishedIsToldInStandardErrors() {
        Answer answer =
                ModelAnswers.of(Samples.unconverged().fitted().orElseThrow()).get(2);
        assertEquals(Mark.LOOK, answer.mark());
        assertTrue(
                answer.phrase().contains("not finished") && answer.phrase().contains("42 standard errors"),
                answer.phrase());
    }

    @Test
    void aMoveWithinChanceIsNotCalledOne() {
        Answer calm = DataAnswers.of(Samples.twenty()).get(0);
        Answer moved = DataAnswers.of(Samples.refused()).get(0);
        assertEquals(Mark.GOOD, calm.mark());
        assertTrue(calm.phrase().startsWith("no term moved by more than 3 standard errors"), calm.phrase());
        assertEquals(Mark.LOOK, moved.mark());
        assertTrue(moved.phrase().startsWith("price moved by 6 standard errors"), moved.phrase());
    }
}
