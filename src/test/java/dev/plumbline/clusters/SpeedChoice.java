package dev.plumbline.clusters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is measured.
 *
 * @param rows of the table
 * @param features one table for each number
 * @param epochs of each descent
 * @param rounds runs on each master
 * @param conf settings of Spark that both have
 * @param work directory for tables, models and the cluster
 */
record SpeedChoice(long rows, List<Integer> features, int epochs, int rounds, Map<String, String> conf, Path work) {
    private static final String OPTIONS =
            "the options are --rows N, --features N,..., --epochs N, --rounds N, --conf KEY=VALUE, --work DIR";

    /** @throws IllegalArgumentException with a sentence, for a command line that is wrong */
    static SpeedChoice of(List<String> words, Path work) {
        SpeedChoice choice = new SpeedChoice(2_000_000, List.of(1, 20), 450, 3, Map.of(), work);
        List<String> rest = new ArrayList<>(words);
        while (!rest.isEmpty()) {
            String option = rest.remove(0);
            if (rest.isEmpty()) {
                throw new IllegalArgumentException("Cannot use " + option + ": its value is missing; " + OPTIONS);
            }
            choice = choice.with(option, rest.remove(0));
        }
        return choice;
    }

    private SpeedChoice with(String option, String value) {
        try {
            return switch (option) {
                case "--rows" -> new SpeedChoice(Long.parseLong(value), features, epochs, rounds, conf, work);
                case "--features" -> new SpeedChoice(rows, numbers(value), epochs, rounds, conf, work);
                case "--epochs" -> new SpeedChoice(rows, features, Integer.parseInt(value), rounds, conf, work);
                case "--rounds" -> new SpeedChoice(rows, features, epochs, Integer.parseInt(value), conf, work);
                case "--conf" -> new SpeedChoice(rows, features, epochs, rounds, and(value), work);
                case "--work" ->
                    new SpeedChoice(
                            rows,
                            features,
                            epochs,
                            rounds,
                            conf,
                            Path.of(value).toAbsolutePath().normalize());
                default -> throw new IllegalArgumentException("Cannot use '" + option + "': " + OPTIONS);
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Cannot use " + option + " '" + value + "': it must be a number", e);
        }
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }

    private Map<String, String> and(String setting) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("Cannot use --conf '" + setting + "': write KEY=VALUE");
        }
        Map<String, String> all = new TreeMap<>(conf);
        all.put(setting.substring(0, equals), setting.substring(equals + 1));
        return all;
    }
}
