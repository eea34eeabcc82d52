package dev.plumbline.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What can be said of a stored {@code history.jsonl} without holding it in memory. The file of a run grows by every
 * attempt: one that is resumed tells the epochs after its checkpoint once more, and one that was killed may leave a line
 * that is cut short. The first telling of each epoch counts.
 */
final class HistoryFile {
    private static final Pattern SECONDS = Pattern.compile("\"seconds\":[^,}]*");

    private HistoryFile() {}

    /** Whether the last line has no end. */
    static boolean isTorn(FileStore files, String path) throws IOException {
        byte[] buffer = new byte[1 << 13];
        int last = '\n';
        try (InputStream in = files.open(path)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                last = count > 0 ? buffer[count - 1] : last;
            }
        } catch (NoSuchFileException absent) {
            return false;
        }
        return last != '\n';
    }

    /** The first telling of each epoch, in order; every other line is left out. */
    static FileStore.Content firstTellings(FileStore files, String path) {
        return out -> tell(files, path, (epoch, line) -> {
            out.write(line);
            out.write('\n');
        });
    }

    /** What is missing before or between the first tellings, in a sentence. */
    static Optional<String> gap(FileStore files, String path) throws IOException {
        Gap gap = new Gap();
        tell(files, path, (epoch, line) -> gap.hear(epoch));
        return gap.first == 0
                ? Optional.empty()
                : Optional.of("epochs " + gap.first + " to " + gap.last + " are missing in " + files.locate(path)
                        + ": they were lost when an earlier attempt ended; the model is the same");
    }

    /** Tells the first telling of each epoch, in order. */
    static void tell(FileStore files, String path, Listener listener) throws IOException {
        Epoch[] last = {new Epoch(0, 0)};
        LogLines.each(files, path, line -> {
            Optional<Epoch> epoch = epoch(line);
            if (epoch.isPresent() && epoch.get().isAfter(last[0])) {
                last[0] = epoch.get();
                listener.hear(last[0], line);
            }
        });
    }

    /** The epoch that a line tells, if it is a whole line. */
    private static Optional<Epoch> epoch(byte[] line) {
        long epoch = 0;
        long backOff = 0;
        try (JsonParser json = Json.parser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (value == JsonToken.VALUE_NUMBER_INT && key.equals("epoch")) {
                    epoch = json.getLongValue();
                } else if (value == JsonToken.VALUE_NUMBER_INT && key.equals("back_off")) {
                    backOff = json.getLongValue();
                }
                json.skipChildren();
            }
            boolean whole = json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
            return whole && epoch > 0 ? Optional.of(new Epoch(backOff, epoch)) : Optional.empty();
        } catch (IOException torn) { // not JSON, or not even text: bytes in memory fail in no other way
            return Optional.empty();
        }
    }

    /** Hears of each first telling. */
    interface Listener {
        void hear(Epoch epoch, byte[] line) throws IOException;
    }

    /** A place in a descent that may have begun anew with slower rates. */
    record Epoch(long backOff, long number) {
        boolean isAfter(Epoch other) {
            return backOff > other.backOff || backOff == other.backOff && number > other.number;
        }
    }

    /** Finds the first gap. A descent that backs off can leave its epochs at any time; after that it begins at 1. */
    private static final class Gap {
        private Epoch before = new Epoch(0, 0);
        private long first;
        private long last;

        void hear(Epoch epoch) {
            long expected = epoch.backOff() == before.backOff() ? before.number() + 1 : 1;
            if (first == 0 && epoch.number() > expected) {
                first = expected;
                last = epoch.number() - 1;
            }
            before = epoch;
        }
    }

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
