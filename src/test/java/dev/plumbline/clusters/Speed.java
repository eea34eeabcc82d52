package dev.plumbline.clusters;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Cluster;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Processes;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Trees;
import dev.plumbline.trials.Unexpected;
import dev.plumbline.trials.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a cluster costs: the same descent on {@code local[2]} and on two workers of one core, in turn, in one run. */
final class Speed {
    private static final Pattern DESCEND = Pattern.compile("(?m)^descend +([0-9.]+) s$");
    private static final Pattern SECONDS = Pattern.compile("\"seconds\":([-+.0-9eE]+)");

    private final Workshop shop;
    private final SpeedChoice choice;

    private Speed(Workshop shop, SpeedChoice choice) {
        this.shop = shop;
        this.choice = choice;
    }

    /** Where a descent runs. */
    private enum Place {
        LOCAL("local[2]"),
        STANDALONE("standalone, 2 workers x 1 core");

        private final String text;

        Place(String text) {
            this.text = text;
        }
    }

    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        Path project = Path.of(words.get(0)).toAbsolutePath().normalize();
        SpeedChoice choice;
        try {
            choice = SpeedChoice.of(words.subList(2, words.size()), project.resolve("target/cluster-speed"));
        } catch (IllegalArgumentException wrong) {
            System.err.println("cluster: " + wrong.getMessage());
            System.exit(64);
            return;
        }
        Processes.end(choice.work());
        Trees.delete(choice.work());
        new Speed(new Workshop(project, Path.of(words.get(1)), choice.work()), choice).run();
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException {
        Thread end = new Thread(() -> Processes.end(shop.work()), "end of all runs");
        Runtime.getRuntime().addShutdownHook(end);
        System.out.printf(
                Locale.ROOT,
                "%,d rows, %d epochs, %d rounds in turn; medians (least .. most)%n%-9s %-31s %-28s %-28s %s%n",
                choice.rows(),
                choice.epochs(),
                choice.rounds(),
                "features",
                "on",
                "descent, s",
                "whole process, s",
                "median epoch, ms");
        for (int features : choice.features()) {
            try (Lab lab = new Lab(shop, shop.work().resolve(features + "-features"), Case.Extent.LONG, 1)) {
                Map<Place, List<SpeedTimes>> times = rounds(lab, table(lab, features));
                times.forEach((place, all) -> System.out.println(
                        String.format(Locale.ROOT, "%-9d %-31s ", features, place.text) + SpeedTimes.text(all)));
                System.out.println(ratio(features, times));
            }
        }
    }

    private static String ratio(int features, Map<Place, List<SpeedTimes>> times) {
        List<SpeedTimes> local = times.get(Place.LOCAL);
        List<SpeedTimes> standalone = times.get(Place.STANDALONE);
        return String.format(
                Locale.ROOT,
                "%-9d standalone / local[2]: descent %.2f, whole process %.2f (goal: at most 2)",
                features,
                SpeedTimes.median(standalone, SpeedTimes::descent) / SpeedTimes.median(local, SpeedTimes::descent),
                SpeedTimes.median(standalone, SpeedTimes::process) / SpeedTimes.median(local, SpeedTimes::process));
    }

    private Path table(Lab lab, int features) throws IOException, InterruptedException {
        Path table = lab.here().resolve("table");
        Run run = lab.program(List.of(
                        shop.project().resolve("scripts/plumbline").toString(),
                        "generate",
                        "--rows",
                        Long.toString(choice.rows()),
                        "--features",
                        Integer.toString(features),
                        "--parts",
                        "8",
                        "--output",
                        table.toString()))
                .await();
        Unexpected.unless(run.code() == 0, () -> "generate: " + Expect.told(run));
        return table;
    }

    private Map<Place, List<SpeedTimes>> rounds(Lab lab, Path table) throws IOException, InterruptedException {
        Map<Place, List<SpeedTimes>> times = new EnumMap<>(Place.class);
        for (Place place : Place.values()) {
            times.put(place, new ArrayList<>());
        }
        Cluster cluster = Cluster.start(lab, "standalone");
        for (int round = 0; round < choice.rounds(); round++) {
            times.get(Place.LOCAL).add(timed(lab, command(lab, table).spark("spark.master", "local[2,4]")));
            times.get(Place.STANDALONE)
                    .add(timed(
                            lab,
                            command(lab, table)
                                    .spark("spark.master", cluster.address())
                                    .spark("spark.executor.memory", "1g")));
        }
        return times;
    }

    private Command command(Lab lab, Path table) throws IOException {
        Command command = new Command(lab.directory("models"))
                .with("--input", table.toString())
                .with("--label", "y")
                .with("--optimizer", "gd")
                .with("--tolerance", "0")
                .with("--epochs", Integer.toString(choice.epochs()))
                .with("--allow-unconverged", "")
                .with("--as-of", Lab.TODAY)
                .also("--timings");
        for (Map.Entry<String, String> each : choice.conf().entrySet()) {
            command = command.spark(each.getKey(), each.getValue());
        }
        return command;
    }

    private static SpeedTimes timed(Lab lab, Command command) throws IOException, InterruptedException {
        Run run = lab.launch(command).await(3600);
        double process = run.seconds();
        Unexpected.unless(run.code() == 0, () -> Expect.told(run));
        Matcher descend = DESCEND.matcher(run.out());
        Unexpected.unless(descend.find(), () -> "no time of the descent: " + Expect.told(run));
        List<Double> epochs = new ArrayList<>();
        Matcher seconds = SECONDS.matcher(
                Files.readString(command.models().version(Lab.TODAY).resolve("history.jsonl")));
        while (seconds.find()) {
            epochs.add(Double.parseDouble(seconds.group(1)));
        }
        return new SpeedTimes(Double.parseDouble(descend.group(1)), process, SpeedTimes.middle(epochs) * 1e3);
    }
}
