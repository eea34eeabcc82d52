package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Documents that repeat what commands say of themselves repeat it word for word. */
class ReferenceTest {
    private static final String MENDED = "run scripts/reference, and look at what it changed";

    @Test
    void eachGeneratedDocumentIsWhatTheCommandsSay() throws IOException {
        for (Map.Entry<Path, String> document : ReferenceDocuments.generated().entrySet()) {
            Path file = document.getKey();
            assertTrue(Files.exists(file), file + " is not there: " + MENDED);
            assertEquals(document.getValue(), Files.readString(file), file + " is not what it should be: " + MENDED);
        }
    }

    @Test
    void noPageIsLeftOfACommandThatIsGone() throws IOException {
        assertEquals(
                List.of(),
                ReferenceDocuments.leftovers(ReferenceDocuments.generated().keySet()),
                MENDED);
    }

    @Test
    void theBlocksStandInTheDocuments() throws IOException {
        assertTrue(Files.readString(Path.of("README.md")).contains("<!-- scripts/reference: commands -->"));
        assertTrue(Files.readString(Path.of("README.md")).contains("<!-- scripts/reference: train -->"));
        assertTrue(Files.readString(Path.of("docs/options.md")).contains("<!-- scripts/reference: settings -->"));
    }

    @Test
    void eachCommandHasADescriptionAnExampleAndACodeForSuccess() {
        List<String> bare = new ArrayList<>();
        for (Command command : CommandTable.ALL) {
            Manual manual = command.manual();
            if (manual.description().isEmpty()
                    || manual.examples().isEmpty()
                    || !manual.exits().containsKey(ExitCode.OK)) {
                bare.add(command.name());
            }
        }
        assertEquals(List.of(), bare, "commands to describe by saying(...), example(...) and ends(...)");
    }

    @Test
    void eachGroupOfTrainSaysWhatItSettles() {
        List<String> silent = TrainCommand.COMMAND.groups().stream()
                .filter(group -> group.about().isEmpty())
                .map(OptionGroup::title)
                .toList();
        assertEquals(List.of(), silent, "groups to describe by about(...)");
    }

    @Test
    void whatIsReferredToExists() {
        List<String> wrong = new ArrayList<>();
        for (Command command : CommandTable.ALL) {
            for (String target : command.manual().see()) {
                boolean there = target.startsWith("docs/")
                        ? Files.exists(Path.of(target))
                        : CommandTable.named(target)
                                .or(() -> CommandTable.family(target).map(family -> command))
                                .isPresent();
                if (!there) {
                    wrong.add(command.name() + ": " + target);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void theTableOfExitCodesHasTheirNumbersNamesAndRetries() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("docs/options.md")).stream()
                .filter(line -> line.matches("\\| \\d+ \\| `.*"))
                .map(line -> line.split(" \\| "))
                .map(cells -> cells[0] + " | " + cells[1] + " | " + cells[4].startsWith("yes"))
                .toList();
        List<String> known = Arrays.stream(ExitCode.values())
                .map(code -> "| " + code.code() + " | `" + code.id() + "` | " + code.retryable())
                .toList();
        assertEquals(known, documented);
    }

    @Test
    void eachExampleIsACommandLineThatIsUnderstood() {
        int understood = 0;
        for (Command command : CommandTable.ALL) {
            for (Manual.Entry example : command.manual().examples()) {
                String line = example.name().replaceFirst("^plumbline .* -- ", "plumbline ");
                if (line.startsWith("plumbline ") && !line.contains(" >")) {
                    String[] words = words(line.substring("plumbline ".length()));
                    Typed.parse(Map.of(), words);
                    assertTrue(line.startsWith("plumbline " + command.name()), line);
                    understood++;
                }
            }
        }
        assertTrue(understood > 15, "command lines: " + understood);
    }

    /** As a shell cuts them. */
    private static String[] words(String line) {
        return Pattern.compile("(?:[^ ']|'[^']*')+")
                .matcher(line)
                .results()
                .map(word -> word.group().replace("'", ""))
                .toArray(String[]::new);
    }
}
