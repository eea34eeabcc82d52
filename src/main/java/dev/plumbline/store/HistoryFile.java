package dev.plumbline.store;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What can be said of a stored {@code history.jsonl} without holding it in memory. */
final class HistoryFile {
    private static final Pattern SECONDS = Pattern.compile("\"seconds\":[^,}]*");

    private HistoryFile() {}

    /** Whether a stored history is, line by line, what {@code content} would be but for the clock. */
    static boolean sameApartFromTime(FileStore files, String path, FileStore.Content content) throws IOException {
        try (BufferedReader stored =
                new BufferedReader(new InputStreamReader(files.open(path), StandardCharsets.UTF_8))) {
            Comparison comparison = new Comparison(stored);
            content.writeTo(comparison);
            return comparison.same() && stored.readLine() == null;
        }
    }

    /** Compares the lines written to it with those of a reader. */
    private static final class Comparison extends OutputStream {
        private final BufferedReader other;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private boolean same = true;

        Comparison(BufferedReader other) {
            this.other = other;
        }

        boolean same() {
            return same && line.size() == 0;
        }

        @Override
        public void write(int b) throws IOException {
            if (b != '\n') {
                line.write(b);
                return;
            }
            String theirs = other.readLine();
            same &= theirs != null && timeless(theirs).equals(timeless(line.toString(StandardCharsets.UTF_8)));
            line.reset();
        }

        private static String timeless(String text) {
            return SECONDS.matcher(text).replaceFirst("");
        }
    }
}
