package dev.plumbline.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What {@code predict} wrote as CSV, in whatever files: its lines in one order, and nothing but them.
 *
 * @param lines sorted
 */
public record Predictions(List<String> lines) {
    public static Predictions of(Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : Trees.all(directory)) {
            if (file.getFileName().toString().startsWith("part-")) {
                List<String> ofFile = Files.readAllLines(file);
                Unexpected.unless(
                        ofFile.get(0).equals(Tables.HEADER + ",prediction"),
                        () -> file + " begins with " + ofFile.get(0));
                lines.addAll(ofFile.subList(1, ofFile.size()));
            }
        }
        Collections.sort(lines);
        return new Predictions(lines);
    }

    /** Of the shared table by the earlier version, on one machine that nobody disturbs. */
    public static Predictions undisturbed(Lab lab) throws IOException, InterruptedException {
        Path output = lab.here().resolve("predicted");
        Command command = lab.usual().doing(words(lab.shop().table().toString(), output.toString()));
        Run run = lab.run(command);
        Unexpected.unless(run.code() == 0, () -> "undisturbed: " + Expect.told(run));
        return of(output);
    }

    /** What follows the jar: the earlier version and two places. */
    public static String[] words(String input, String output) {
        return new String[] {"predict", "--input", input, "--version", Lab.EARLIER, "--output", output};
    }

    /** @return a phrase for the table */
    public String require(Predictions expected) {
        Unexpected.unless(
                lines.size() == expected.lines.size(),
                () -> lines.size() + " predictions, must be " + expected.lines.size());
        Unexpected.unless(lines.equals(expected.lines), () -> "OTHER BITS in predictions");
        return lines.size() + " predictions, same bits";
    }
}
