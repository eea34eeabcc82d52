package dev.plumbline.explain;

import dev.plumbline.model.EditDistance;
import java.util.List;
import java.util.Locale;

/** The name a user may have meant: the one with the fewest edits, case aside. */
final class NearestName {
    private NearestName() {}

    static String to(String wanted, List<String> names) {
        String nearest = names.get(0);
        int fewest = Integer.MAX_VALUE;
        for (String name : names) {
            int edits = EditDistance.between(wanted.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (edits < fewest) {
                fewest = edits;
                nearest = name;
            }
        }
        return nearest;
    }
}
