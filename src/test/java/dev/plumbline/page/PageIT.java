package dev.plumbline.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser. Pictures of what it shows are left in {@code target/page}, for people. */
class PageIT {
    private static final Path PLACE = Path.of("target/page").toAbsolutePath();
    private static final Map<String, Path> PAGES = new LinkedHashMap<>();
    private static Chromium browser;
    private static String look;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = Chromium.onPath();
        boolean required = "1".equals(System.getenv("PLUMBLINE_REQUIRE_BROWSER"));
        assumeTrue(program.isPresent() || required, "no chromium on the PATH");
        Files.createDirectories(PLACE);
        for (Map.Entry<String, RunPage> sample : Samples.all().entrySet()) {
            Path file = PLACE.resolve(sample.getKey() + ".html");
            PAGES.put(sample.getKey(), Files.write(file, Page.of(sample.getValue())));
        }
        try (InputStream in = PageIT.class.getResourceAsStream("look.js")) {
            look = "(function () {" + new String(in.readAllBytes(), StandardCharsets.UTF_8) + "})()";
        }
        browser = Chromium.start(program.orElseThrow(
                () -> new IllegalStateException("Cannot test the page: PLUMBLINE_REQUIRE_BROWSER is 1, and no chromium,"
                        + " chromium-browser or google-chrome is on the PATH")));
        browser.call(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of(
                        "source",
                        "window.violations = []; addEventListener('securitypolicyviolation',"
                                + " e => window.violations.push(e.violatedDirective + ' ' + e.blockedURI));"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.stop();
        }
    }

    private static void scheme(String name) throws Exception {
        List<Map<String, String>> features = List.of(Map.of("name", "prefers-color-scheme", "value", name));
        browser.call("Emulation.setEmulatedMedia", Map.of("features", features));
    }

    private static void width(int pixels) throws Exception {
        browser.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", pixels < 600));
    }

    private static void shoot(String name) throws Exception {
        JsonNode shot = browser.call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.write(
                PLACE.resolve(name + ".png"),
                Base64.getDecoder().decode(shot.get("data").asText()));
    }

    /** The scripts have drawn, and the browser has painted since. */
    private static void settle() throws Exception {
        browser.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
    }

    private static JsonNode seen() throws Exception {
        return browser.evaluate(look);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"demo", "twenty", "refused", "failed", "unconverged", "diverged", "without-moments", "hostile"})
    void isDrawnReadAndQuietInBothSchemesAndOnAPhone(String name) throws Exception {
        scheme("light");
        width(1280);
        browser.open(PAGES.get(name));
        JsonNode light = seen();
        holds(name + ", light", light);
        shoot(name + "-light");
        scheme("dark");
        settle();
        JsonNode dark = seen();
        holds(name + ", dark", dark);
        boolean drawn = light.get("plots").asInt() > 0;
        assertTrue(!drawn || !light.get("first").equals(dark.get("first")), name + ": charts are as they were by day");
        shoot(name + "-dark");
        scheme("light");
        width(360);
        settle();
        JsonNode phone = seen();
        assertEquals("[]", phone.get("wider").toString(), name + ": what is wider than a phone");
        assertTrue(phone.get("overflow").asInt() <= 0, name + " scrolls sideways on a phone");
        holds(name + ", phone", phone);
        shoot(name + "-phone");
        assertEquals(List.of(), noise(), name + ": what the browser complained of");
        assertEquals(List.of(), requests(PAGES.get(name)), name + ": what was fetched");
    }

    private static void holds(String where, JsonNode seen) {
        assertEquals(seen.get("plots"), seen.get("canvases"), where + ": charts that were drawn");
        for (String none : List.of("blank", "pale", "disordered", "landmarks", "violations")) {
            assertEquals("[]", seen.get(none).toString(), where + ": " + none);
        }
        for (String none : List.of("unlabelled", "figures", "untitled", "unscoped", "strangers", "brokenLinks")) {
            assertEquals(0, seen.get(none).asInt(), where + ": " + none);
        }
        assertEquals(1, seen.get("headings").asInt(), where + ": headings of the first level");
        assertEquals("undefined", seen.get("hurt").asText(), where + ": names that ran");
        assertEquals(seen.get("plots").asInt() > 0 ? 3 : 0, seen.get("scripts").asInt(), where + ": scripts");
    }

    private static List<String> noise() {
        List<String> noise = new ArrayList<>();
        for (String kind : List.of("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")) {
            browser.events(kind).forEach(event -> noise.add(event.toString()));
        }
        return noise;
    }

    private static List<String> requests(Path page) {
        return browser.events("Network.requestWillBeSent").stream()
                .map(event -> event.get("request").get("url").asText())
                .filter(url -> !url.equals(page.toUri().toString()) && !url.startsWith("data:"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "refused", "failed", "hostile"})
    void readsWholeWithoutScripts(String name) throws Exception {
        width(1280);
        browser.call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            browser.open(PAGES.get(name));
            JsonNode seen = seen();
            assertTrue(seen.get("tables").asInt() > 2, name);
            assertEquals(0, seen.get("hidden").asInt(), name + ": tables that are hidden");
            assertEquals(0, seen.get("shownPlots").asInt(), name + ": empty boxes of charts");
            assertEquals(0, seen.get("canvases").asInt(), name + ": scripts were to be off");
            assertEquals("[]", seen.get("pale").toString(), name);
        } finally {
            browser.call("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    @Test
    void printsOnWhitePaperWithItsTablesAndIsAsBeforeAfterwards() throws Exception {
        scheme("dark");
        width(1280);
        browser.open(PAGES.get("demo"));
        browser.evaluate("addEventListener('beforeprint', () => window.printed = {"
                + " ground: getComputedStyle(document.documentElement).getPropertyValue('--surface').trim(),"
                + " closed: document.querySelectorAll('details:not([open])').length })");
        JsonNode pdf = browser.call("Page.printToPDF", Map.of("printBackground", true, "paperWidth", 8.27));
        byte[] bytes = Base64.getDecoder().decode(pdf.get("data").asText());
        Files.write(PLACE.resolve("demo.pdf"), bytes);
        assertTrue(new String(bytes, 0, 5, StandardCharsets.US_ASCII).startsWith("%PDF"));
        JsonNode printed = browser.evaluate("window.printed");
        assertEquals("#ffffff", printed.get("ground").asText());
        assertEquals(0, printed.get("closed").asInt());
        JsonNode after = browser.evaluate("({ open: document.querySelectorAll('details[open]').length,"
                + " paper: document.documentElement.classList.contains('paper') })");
        assertEquals(0, after.get("open").asInt());
        assertEquals(false, after.get("paper").asBoolean());
    }

    @Test
    void aKeyboardReachesTheSkipLinkTheContentsAndTheData() throws Exception {
        scheme("light");
        width(1280);
        browser.open(PAGES.get("demo"));
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            for (String type : List.of("keyDown", "keyUp")) {
                browser.call(
                        "Input.dispatchKeyEvent",
                        Map.of("type", type, "key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9));
            }
            reached.add(browser.evaluate("(e => e.className === 'skip' ? 'skip' : e.closest('nav') ? 'nav'"
                            + " : e.tagName === 'SUMMARY' ? 'data' : e.className)(document.activeElement)")
                    .asText());
            if (i == 0) {
                assertTrue(browser.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
                        .asBoolean());
            }
            assertTrue(
                    browser.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'")
                            .asBoolean(),
                    "focus is not seen on " + reached.get(i));
        }
        assertEquals("skip", reached.get(0));
        assertEquals("nav", reached.get(1));
        assertTrue(reached.contains("data"), reached.toString());
        browser.evaluate("document.querySelector('details.data summary').focus()");
        for (String type : List.of("keyDown", "keyUp")) {
            browser.call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", "Enter", "code", "Enter", "windowsVirtualKeyCode", 13, "text", "\r"));
        }
        browser.await("document.querySelector('details.data').open");
    }

    @Test
    void aPointerOnAChartIsTold() throws Exception {
        scheme("light");
        width(1280);
        browser.open(PAGES.get("hostile"));
        browser.evaluate("document.querySelectorAll('.plot').forEach(plot => echarts.getInstanceByDom(plot)"
                + ".dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: 1 }))");
        settle();
        JsonNode seen = seen();
        assertEquals("undefined", seen.get("hurt").asText());
        assertEquals("[]", seen.get("violations").toString());
        assertEquals(0, seen.get("strangers").asInt());
        assertEquals(List.of(), noise());
        shoot("hostile-told");
    }
}
