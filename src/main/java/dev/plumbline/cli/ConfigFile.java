package dev.plumbline.cli;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A settings file: the properties format as {@link Properties} reads it, in UTF-8, but strict. A key that stands
 * twice, a key without a value, an escape that would silently lose its backslash and bytes that are not UTF-8 are
 * refused (78) with their line.
 */
final class ConfigFile {
    /** A list of 5,000 features is about 100 kB; a file past this is not a settings file. */
    static final int MOST_BYTES = 1 << 20;

    private static final Pattern LOST_BACKSLASH = Pattern.compile("\\\\(?:[\\\\tnrf=:#! ]|u[0-9a-fA-F]{4})|\\\\(.?)");

    private final String path;
    private final Map<String, Value> entries = new LinkedHashMap<>();

    private ConfigFile(String path) {
        this.path = path;
    }

    /** The file's values by key, in the order of the file. */
    static Map<String, Value> read(String path) {
        ConfigFile file = new ConfigFile(path);
        file.parse(file.decode(file.bytes()));
        return file.entries;
    }

    private byte[] bytes() {
        try {
            Path local = Path.of(path);
            if (!Files.exists(local)) {
                throw refusal(
                        "there is no such file (settings are read from the disk of the machine that the driver runs on)");
            }
            if (!Files.isRegularFile(local)) {
                throw refusal("it is not a file");
            }
            try (InputStream in = Files.newInputStream(local)) {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw refusal("it is longer than " + MOST_BYTES + " bytes");
                }
                return bytes;
            }
        } catch (IOException | InvalidPathException e) {
            throw refusal("it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw refusal(line, "byte " + in.position() + " of the file is not UTF-8");
        }
        String text = out.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void parse(String text) {
        String[] lines = text.split("\r\n|\n|\r", -1);
        for (int i = 0; i < lines.length; i++) {
            int first = i + 1;
            StringBuilder logical = new StringBuilder(lines[i]);
            boolean comment = isBlankOrComment(lines[i]);
            while (!comment && continues(lines[i]) && i + 1 < lines.length) {
                i++;
                logical.append('\n').append(lines[i]);
            }
            if (!comment) {
                add(first, logical.toString());
            }
        }
    }

    private static boolean isBlankOrComment(String line) {
        String content = line.stripLeading();
        return content.isEmpty() || content.charAt(0) == '#' || content.charAt(0) == '!';
    }

    /** An odd number of backslashes at the end. */
    private static boolean continues(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        return (line.length() - end) % 2 == 1;
    }

    private void add(int line, String logical) {
        Matcher escapes = LOST_BACKSLASH.matcher(logical.replace("\\\n", ""));
        while (escapes.find()) {
            if (escapes.group(1) != null) {
                throw refusal(
                        line,
                        "'" + Shown.text(escapes.group())
                                + "' is not an escape of properties files; write '\\\\' for '\\'");
            }
        }
        Properties one = new Properties();
        try {
            one.load(new StringReader(logical));
        } catch (IOException | IllegalArgumentException e) {
            throw refusal(line, "it is not of the form key=value");
        }
        for (String key : one.stringPropertyNames()) {
            if (one.getProperty(key).isEmpty()) {
                throw refusal(line, "'" + Shown.text(key) + "' has no value; write key=value");
            }
            Value old = entries.put(key, Value.of(one.getProperty(key), new Origin.File(path, line)));
            if (old != null) {
                throw refusal(
                        line,
                        "'" + Shown.text(key) + "' was given before, at "
                                + old.origin().text());
            }
        }
    }

    private Refusal refusal(String why) {
        return new Refusal(ExitCode.CONFIG, "Cannot use --config " + Shown.text(path) + ": " + why);
    }

    private Refusal refusal(int line, String why) {
        return new Refusal(ExitCode.CONFIG, "Cannot read " + new Origin.File(path, line).text() + ": " + why);
    }
}
