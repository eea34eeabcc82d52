package dev.plumbline.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void aPageIsSmallAlsoOfTwentyFeaturesTwoThousandEpochsAndSixtyNights() {
        for (Map.Entry<String, RunPage> sample : Samples.all().entrySet()) {
            byte[] page = Page.of(sample.getValue());
            assertTrue(page.length < 1_500_000, sample.getKey() + " has " + page.length + " bytes");
        }
    }

    @Test
    void theSameRunIsTheSamePage() {
        assertArrayEquals(Page.of(Samples.hostile()), Page.of(Samples.hostile()));
        assertTrue(new String(Page.of(Samples.demo()), StandardCharsets.UTF_8).startsWith("<!doctype html>"));
    }
}
