package dev.plumbline.explain;

import java.util.List;
import java.util.Locale;

/** The name a user may have meant: the one with the fewest edits (Levenshtein 1966), case aside. */
final class NearestName {
    private NearestName() {}

    static String to(String wanted, List<String> names) {
        String nearest = names.get(0);
        int fewest = Integer.MAX_VALUE;
        for (String name : names) {
            int edits = edits(wanted.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (edits < fewest) {
                fewest = edits;
                nearest = name;
            }
        }
        return nearest;
    }

    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
