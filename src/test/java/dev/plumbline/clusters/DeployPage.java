package dev.plumbline.clusters;

import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of {@code docs/deploy.md}, run as they stand there. */
final class DeployPage {
    private DeployPage() {}

    /** The command behind the mark of that name. */
    static String command(Path project, String name) throws IOException {
        Matcher block = Pattern.compile("<!-- command: " + name + " -->\n```\n(.*?)\n```\n", Pattern.DOTALL)
                .matcher(Files.readString(project.resolve("docs/deploy.md")));
        Unexpected.unless(block.find(), () -> "docs/deploy.md has no command " + name);
        return block.group(1);
    }

    /**
     * Runs a command to its end, from the directory of the project.
     *
     * @param variables that the page tells to set
     */
    static Run run(Lab lab, String name, Map<String, String> variables) throws IOException, InterruptedException {
        Path project = lab.shop().project();
        List<String> words = new ArrayList<>(List.of("env", "-C", project.toString()));
        variables.forEach((key, value) -> words.add(key + "=" + value));
        words.addAll(List.of("bash", "-c", command(project, name)));
        return lab.program(words).await();
    }
}
