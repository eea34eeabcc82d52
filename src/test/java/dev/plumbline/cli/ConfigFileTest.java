package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    @TempDir
    Path folder;

    private Map<String, Value> read(byte[] bytes) throws IOException {
        Path file = folder.resolve("p.properties");
        Files.write(file, bytes);
        return ConfigFile.read(file.toString());
    }

    private Map<String, Value> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(byte[] bytes, String... fragments) {
        Refusal refusal = assertThrows(Refusal.class, () -> read(bytes));
        assertEquals(ExitCode.CONFIG, refusal.code());
        for (String fragment : fragments) {
            assertTrue(refusal.getMessage().contains(fragment), refusal.getMessage());
        }
    }

    private void refused(String text, String... fragments) {
        refused(text.getBytes(StandardCharsets.UTF_8), fragments);
    }

    @Test
    void theSampleTellsOfEverySettingOfARun() throws IOException {
        String sample = Files.readString(Path.of("conf/plumbline.properties"));
        List<String> missing = TrainCommand.COMMAND.options().stream()
                .filter(Option::built)
                .map(Option::name)
                .filter(name -> !Set.of("config", "print-config").contains(name))
                .filter(name -> !sample.contains("\n#" + name + " =") && !sample.contains("\n" + name + " ="))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void aFileIsReadAsTheJdkReadsIt() throws IOException {
        String text =
                "# comment \\\n! another\na=1\n  b : 2\r\nc 3\rd\t=\te=f\\\n   g\\u00e9\\n\\t\n\n\\#k=#v\nlabel=größe😀\n"
                        + "path=C\\:\\\\data\nlast=x ";
        Properties jdk = new Properties();
        jdk.load(new StringReader(text));
        Map<String, String> ours = new HashMap<>();
        read(text).forEach((key, value) -> ours.put(key, value.text()));
        assertEquals(jdk, ours);
    }

    @Test
    void eachValueKnowsItsLine() throws IOException {
        Map<String, Value> values = read("# a\r\n\r\nepochs=3\r\nfeatures=a,\\\r\n  b\r\nseed=1");
        assertTrue(values.get("epochs").origin().text().endsWith("p.properties:3"));
        assertTrue(values.get("features").origin().text().endsWith("p.properties:4"));
        assertTrue(values.get("seed").origin().text().endsWith("p.properties:6"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() throws IOException {
        assertEquals("3", read("\uFEFFepochs=3").get("epochs").text());
    }

    @Test
    void aKeyThatStandsTwiceIsRefusedWithBothLines() {
        refused("epochs=1\nseed=1\nep\\u006fchs=1\n", "'epochs'", "p.properties:3", "p.properties:1");
    }

    @Test
    void aLineThatIsNoSettingIsRefused() {
        refused("epochs=1\nseed\n", "p.properties:2", "'seed' has no value");
        refused("seed=\n", "p.properties:1", "has no value");
        refused("a=\\u12g4", "p.properties:1", "not an escape");
        refused("path=C:\\data", "p.properties:1", "'\\d' is not an escape", "'\\\\'");
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWithTheirLine() {
        refused(new byte[] {'a', '=', '1', '\n', 'b', '=', (byte) 0xE9, '\n'}, "p.properties:2", "byte 6", "UTF-8");
        refused("a=ö".getBytes(StandardCharsets.UTF_16), "UTF-8");
        refused(new byte[] {'a', '=', (byte) 0xC3}, "UTF-8");
    }

    @Test
    void aHugeFileIsRefusedBeforeItIsRead() throws IOException {
        byte[] bytes = new byte[ConfigFile.MOST_BYTES + 1];
        java.util.Arrays.fill(bytes, (byte) '#');
        refused(bytes, "longer than 1048576 bytes");
        bytes[ConfigFile.MOST_BYTES] = 0;
        assertEquals(Map.of(), read(java.util.Arrays.copyOf(bytes, ConfigFile.MOST_BYTES)));
    }

    @Test
    void aHugeValueIsRefusedQuickly() throws IOException {
        String digits = "9".repeat(1_000_000);
        for (String line :
                new String[] {"epochs=" + digits, "tolerance=0." + digits, digits + "=1", "optimizer=" + digits}) {
            read(line);
            Path file = folder.resolve("p.properties");
            Refusal refusal = assertThrows(
                    Refusal.class, () -> Typed.train("--config", file.toString()), () -> line.substring(0, 9));
            assertEquals(ExitCode.CONFIG, refusal.code());
            assertTrue(refusal.getMessage().length() < 2_000, refusal.getMessage());
        }
    }

    @Test
    void whatIsNoFileIsRefused() {
        for (String path :
                new String[] {folder + "/none", folder.toString(), "hdfs://nn/p.properties", "/dev/null", "a\0b"}) {
            Refusal refusal = assertThrows(Refusal.class, () -> ConfigFile.read(path), path);
            assertEquals(ExitCode.CONFIG, refusal.code());
            assertTrue(refusal.getMessage().contains("--config " + Shown.text(path)), refusal.getMessage());
        }
    }
}
