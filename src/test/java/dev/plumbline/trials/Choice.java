package dev.plumbline.trials;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the command line of the suite asks for.
 *
 * @param form short or long
 * @param listed whether the cases are only listed
 * @param only names of cases; empty for all of the form
 * @param seed of all chance
 * @param work directory for all that cases make
 */
public record Choice(Case.Extent form, boolean listed, Set<String> only, long seed, Path work) {
    /**
     * @param usual the form where the words name none
     * @throws IllegalArgumentException with a sentence, for a command line that is wrong
     */
    public static Choice of(List<String> words, Path work, Case.Extent usual) {
        Choice choice = new Choice(usual, false, Set.of(), 1, work);
        List<String> rest = new ArrayList<>(words);
        while (!rest.isEmpty()) {
            choice = choice.after(rest.remove(0), rest);
        }
        return choice;
    }

    private Choice after(String word, List<String> rest) {
        return switch (word) {
            case "--short" -> new Choice(Case.Extent.SHORT, listed, only, seed, work);
            case "--long" -> new Choice(Case.Extent.LONG, listed, only, seed, work);
            case "--list" -> new Choice(form, true, only, seed, work);
            case "--only" ->
                new Choice(
                        form,
                        listed,
                        new TreeSet<>(Arrays.asList(value(word, rest).split(","))),
                        seed,
                        work);
            case "--seed" -> new Choice(form, listed, only, number(value(word, rest)), work);
            case "--work" -> new Choice(form, listed, only, seed, Path.of(value(word, rest)));
            default ->
                throw new IllegalArgumentException("Cannot use '" + word
                        + "': the options are --short, --long, --list, --only NAME,..., --seed N, --work DIR");
        };
    }

    private static String value(String option, List<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("Cannot use " + option + ": its value is missing");
        }
        return rest.remove(0);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Cannot use --seed '" + text + "': it must be a whole number", e);
        }
    }

    /** The cases that are run: those that are named, else all of the form. */
    public List<Case> from(List<Case> all) {
        Set<String> unknown = new TreeSet<>(only);
        all.forEach(each -> unknown.remove(each.name()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "Cannot use --only " + String.join(",", unknown) + ": no such case; --list shows them");
        }
        return all.stream()
                .filter(each -> only.isEmpty()
                        ? form == Case.Extent.LONG || each.extent() == Case.Extent.SHORT
                        : only.contains(each.name()))
                .toList();
    }
}
