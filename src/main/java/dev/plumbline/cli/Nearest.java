package dev.plumbline.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name that a mistyped one was meant to be. */
final class Nearest {
    private static final int LONGEST = 100;

    private Nearest() {}

    /** The nearest of the names, unless even that one is far off; the first in alphabetical order where several tie. */
    static Optional<String> to(String typed, Collection<String> names) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        int limit = Math.max(2, typed.length() / 2);
        return names.stream()
                .sorted()
                .min(Comparator.comparingInt(name -> distance(typed, name)))
                .filter(name -> distance(typed, name) <= limit);
    }

    /** "; did you mean X?", or nothing. */
    static String question(String typed, Collection<String> names) {
        return to(typed, names).map(name -> "; did you mean " + name + "?").orElse("");
    }

    /** Levenshtein's distance with transpositions of neighbours; O(product of the lengths). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 ? j : j == 0 ? i : cheapest(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(int[][] d, String a, String b, int i, int j) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
