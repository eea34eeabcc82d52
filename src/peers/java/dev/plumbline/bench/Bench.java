package dev.plumbline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Runs the stages one after the other, each in its own process where it needs Spark, and prints what they came to.
 * Arguments: the names of stages with commas, the file for JSON or {@code -}, the place.
 */
public final class Bench {
    private final Place place;
    private final Launch launch;
    private final List<Section> sections = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    private Bench(Place place) {
        this.place = place;
        this.launch = new Launch(place);
    }

    public static void main(String[] args) throws Exception {
        Bench bench = new Bench(Place.of(args, 2));
        System.out.print(bench.head());
        bench.makeTables(args[0]);
        for (String name : args[0].split(",")) {
            bench.run(Stages.named(name));
            // Behind each stage, so that a run that is cut short leaves what it has.
            if (!args[1].equals("-")) {
                BenchJson.write(Path.of(args[1]), bench.place, bench.sections);
            }
        }
        System.out.print(bench.summary());
        if (!bench.failed.isEmpty()) {
            throw new IllegalStateException("Cannot tell all: these stages failed: " + String.join(", ", bench.failed));
        }
    }

    /** A stage that fails costs its own figures, not those of the others. */
    private void run(Stage stage) {
        System.err.println("bench: " + stage.name());
        try {
            for (Section section : measure(stage)) {
                System.out.print(SectionText.of(section));
                sections.add(section);
            }
        } catch (Exception e) {
            failed.add(stage.name());
            System.err.println("bench: " + stage.name() + ": " + e.getMessage());
        }
    }

    private String head() {
        return String.format(
                Locale.ROOT,
                "%s%nSpark %s, %s; %,d rows x 1, %,d rows x %d; %d rounds in turn (%d of whole processes)%n%n",
                Machine.text(),
                Machine.sparkVersion(place),
                Place.MASTER,
                place.sizes().rows(),
                place.sizes().wideRows(),
                Sizes.WIDE,
                place.sizes().rounds(),
                place.sizes().slowRounds());
    }

    private void makeTables(String stages) throws IOException {
        boolean missing = Arrays.stream(stages.split(","))
                .flatMap(stage -> Stages.named(stage).tables(place).stream())
                .anyMatch(file -> !Files.exists(file.at(place)));
        if (missing) {
            System.err.println("bench: writing tables into " + place.work());
            launch.submit("tables", List.of(), MakeTables.class, with(place.arguments(), stages));
        }
    }

    private List<Section> measure(Stage stage) throws Exception {
        if (!stage.inSpark()) {
            return stage.measure(place);
        }
        Path found = place.work().resolve(stage.name() + ".json");
        launch.submit(stage.name(), List.of(), StageRun.class, with(place.arguments(), stage.name(), found.toString()));
        return List.of(new ObjectMapper().readValue(found.toFile(), Section[].class));
    }

    private static String[] with(String[] arguments, String... first) {
        String[] all = Arrays.copyOf(first, first.length + arguments.length);
        System.arraycopy(arguments, 0, all, first.length, arguments.length);
        return all;
    }

    private String summary() {
        StringBuilder text = new StringBuilder(
                place.sizes().asIntended() ? "goals\n" : "goals, which are set for tables of other sizes than these\n");
        for (Section section : sections) {
            if (!section.goals().isEmpty()) {
                text.append(' ').append(section.title()).append('\n');
                section.goals().forEach(goal -> text.append(SectionText.line(goal)));
            }
        }
        return text.toString();
    }
}
