package dev.plumbline.model;

/**
 * How far two names are apart: the fewest insertions, deletions, replacements and swaps of neighbours, each letter
 * touched once (Levenshtein's distance with Damerau's swaps, doi:10.1145/363958.363994).
 */
public final class EditDistance {
    private EditDistance() {}

    /** The distance; symmetric, 0 for equal texts. Time: product of the lengths; memory: three rows of {@code b}. */
    public static int between(String a, String b) {
        int[] swapped = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] free = swapped;
            swapped = above;
            above = row;
            row = free;
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], swapped[j - 2] + 1);
                }
            }
        }
        return row[b.length()];
    }
}
