package dev.plumbline.story;

import dev.plumbline.document.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the pictures and tables of {@code docs/why-b-is-slow.md}, and prints what its sentences quote. */
public final class WhyBIsSlow {
    static final Path PAGE = Path.of("docs", "why-b-is-slow.md");
    static final Path PICTURES = Path.of("docs", "figures");

    private WhyBIsSlow() {}

    /** From the project's directory; no arguments. */
    public static void main(String[] args) throws IOException {
        Story story = new Story();
        Files.createDirectories(PICTURES);
        for (Map.Entry<String, String> picture : story.pictures().entrySet()) {
            Files.writeString(PICTURES.resolve(picture.getKey()), picture.getValue());
        }
        Page page = new Page(Files.readString(PAGE));
        for (Map.Entry<String, String> table : story.tables().entrySet()) {
            System.out.println(table.getValue());
            page = page.with(table.getKey(), table.getValue());
        }
        Files.writeString(PAGE, page.text());
        story.quotes().phrases().forEach(System.out::println);
    }
}
