package dev.plumbline.page;

import java.nio.charset.StandardCharsets;

/** The page. */
public final class Page {
    private Page() {}

    /** The page of a run, UTF-8. */
    public static byte[] of(RunPage run) {
        return run.toString()
                .replaceAll("\\[[DJ]@[0-9a-f]+|\\[\\[D@[0-9a-f]+", "")
                .replace("<", "&lt;")
                .getBytes(StandardCharsets.UTF_8);
    }
}
