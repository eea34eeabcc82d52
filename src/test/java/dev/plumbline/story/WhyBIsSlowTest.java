package dev.plumbline.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.document.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page says what the code gives; {@code scripts/why-b-is-slow} brings it up to date. */
class WhyBIsSlowTest {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[,.]\\d+)*");

    private static Story story;
    private static Page page;

    @BeforeAll
    static void compute() throws IOException {
        story = new Story();
        page = new Page(Files.readString(WhyBIsSlow.PAGE));
    }

    @Test
    void thePagesTablesAreThoseThatTheCodeGives() {
        Page renewed = page;
        for (Map.Entry<String, String> table : story.tables().entrySet()) {
            renewed = renewed.with(table.getKey(), table.getValue());
        }
        assertEquals(renewed.text(), page.text());
    }

    @Test
    void thePagesPicturesAreThoseThatTheCodeGives() throws IOException {
        for (Map.Entry<String, String> picture : story.pictures().entrySet()) {
            assertTrue(page.text().contains("(figures/" + picture.getKey() + ")"), picture.getKey());
            assertEquals(
                    picture.getValue(),
                    Files.readString(WhyBIsSlow.PICTURES.resolve(picture.getKey())),
                    picture.getKey());
        }
    }

    @Test
    void everyNumberInASentenceIsOneThatTheCodeGives() {
        String prose = page.prose();
        for (String phrase : story.quotes().phrases()) {
            assertTrue(prose.contains(phrase), "not in the page: " + phrase);
        }
        for (String phrase : story.quotes().phrases()) {
            prose = prose.replace(phrase, "");
        }
        // What is left: the start, the ends of ranges, an exponent, a chapter of a book.
        List<String> others = NUMBER.matcher(prose.replaceAll("## Sources.*", ""))
                .results()
                .map(MatchResult::group)
                .filter(number -> number.length() > 2)
                .toList();
        assertEquals(List.of(), others, "numbers that nothing holds to the code");
    }
}
