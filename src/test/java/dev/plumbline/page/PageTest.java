package dev.plumbline.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void aPageIsSmallEnoughForMail() throws IOException {
        for (Map.Entry<String, RunPage> sample : Samples.all().entrySet()) {
            byte[] page = Page.of(sample.getValue());
            Files.createDirectories(Path.of("target/page"));
            Files.write(Path.of("target/page/" + sample.getKey() + ".html"), page);
            assertTrue(page.length < 1_500_000, sample.getKey() + " has " + page.length + " bytes");
            System.out.println(sample.getKey() + " " + page.length);
        }
    }

    @Test
    void theSameRunIsTheSamePage() {
        assertArrayEquals(Page.of(Samples.hostile()), Page.of(Samples.hostile()));
        assertTrue(new String(Page.of(Samples.demo()), StandardCharsets.UTF_8).startsWith("<!doctype html>"));
    }
}
