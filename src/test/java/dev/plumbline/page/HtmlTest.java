package dev.plumbline.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void textCannotBecomeMarkup() {
        assertEquals(
                "<p>&lt;b&gt; &amp; &quot;it&#39;s&quot;</p>",
                Html.of("p", "<b> & \"it's\"").markup());
        assertEquals(
                "<a href=\"&quot; onclick=&quot;x\">y</a>",
                new Html.Tag("a").with("href", "\" onclick=\"x").of("y").markup());
    }

    @Test
    void whatIsNotSeenIsMadeVisible() {
        assertEquals(
                "a\\u0000b\\u202ec\\nd\\u2028",
                Html.text("a\0b\u202ec\nd\u2028").markup());
    }

    @Test
    void namesOfOthersEndNoScript() throws Exception {
        String page = new String(Page.of(Samples.hostile()), StandardCharsets.UTF_8);
        Matcher data = Pattern.compile("(?s)<script type=\"application/json\" id=\"plots\">(.*?)</script>")
                .matcher(page);
        assertTrue(data.find());
        String json = data.group(1);
        assertFalse(json.matches("(?s).*[<>&\u2028\u2029].*"), "JSON holds what a parser of HTML may take for its own");
        String first = new ObjectMapper()
                .readTree(json)
                .get(0)
                .get("yAxis")
                .get(0)
                .get("data")
                .toString();
        assertTrue(first.contains("<"), "the name is the same to who reads the JSON: " + first);
        // Behind it stands ECharts, which has words of its own.
        String markup = page.substring(0, data.start());
        assertTrue(markup.contains("&lt;img"));
        assertFalse(markup.contains("<img"));
        assertFalse(page.contains("\u202e"));
        assertFalse(page.contains("key:secret@"));
    }

    @Test
    void onlyTheScriptsAndTheStyleOfThePageAreAllowed() {
        String page = new String(Page.of(Samples.demo()), StandardCharsets.UTF_8);
        Matcher policy = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"")
                .matcher(page);
        assertTrue(policy.find());
        List<String> parts = List.of(policy.group(1).replace("&#39;", "'").split("; "));
        assertEquals("default-src 'none'", parts.get(0));
        assertEquals("script-src " + Assets.hash(Assets.echarts()) + " " + Assets.hash(Assets.script()), parts.get(1));
        assertEquals("style-src " + Assets.hash(Assets.style()), parts.get(2));
        assertTrue(parts.containsAll(List.of("img-src data:", "base-uri 'none'", "form-action 'none'")));
        assertFalse(policy.group(1).contains("unsafe"));
    }
}
