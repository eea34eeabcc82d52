package dev.plumbline.trials;

import dev.plumbline.store.StoredNight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What care costs: medians over what the suite ran anyway, and of checkpoints on this disk. Nothing is failed by them. */
public final class Measures {
    private static final Pattern PUBLISH = Pattern.compile("(?m)^publish +([0-9.]+) s$");
    /** Seconds between two checkpoints by default. */
    private static final double EVERY = 60;

    private final List<Double> publications = new ArrayList<>();

    /** Takes the time of a publication from what a run with {@code --timings} printed. */
    public void take(String out) {
        Matcher publish = PUBLISH.matcher(out);
        if (publish.find()) {
            publications.add(Double.parseDouble(publish.group(1)));
        }
    }

    public String text(Path work) throws IOException {
        String checkpoints = "";
        for (int parameters : List.of(2, 2_000)) {
            double seconds = median(StoredNight.checkpointSeconds(work.resolve("measured-" + parameters), parameters));
            checkpoints += String.format(
                    Locale.ROOT,
                    "a checkpoint of %,d parameters: %.1f ms, %.3f %% of the time between two (goal: under 2 %%)%n",
                    parameters,
                    1e3 * seconds,
                    100 * seconds / EVERY);
        }
        return checkpoints
                + (publications.isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "a publication: %.3f s, median of %d (goal: under 1 s)%n",
                                median(publications),
                                publications.size()));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
