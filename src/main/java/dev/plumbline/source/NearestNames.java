package dev.plumbline.source;

import dev.plumbline.model.EditDistance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which of the known names a mistyped one may stand for, and lists of names that stay readable. */
final class NearestNames {
    private static final int LISTED = 20;
    private static final int LONGEST = 64;

    private NearestNames() {}

    /** The names nearest to {@code wanted} (at most 3), nearest first; none where all are far. */
    static List<String> of(String wanted, List<String> known) {
        int near = Math.min(wanted.length(), LONGEST) / 3;
        String plain = plain(wanted);
        record Near(String name, int distance) {}
        List<Near> found = new ArrayList<>();
        for (String name : known) {
            int distance = EditDistance.between(plain, plain(name));
            if (distance <= near) {
                found.add(new Near(name, distance));
            }
        }
        found.sort(Comparator.comparingInt(Near::distance));
        return found.stream().limit(3).map(Near::name).toList();
    }

    private static String plain(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }

    /** Names for a message: quoted where they have blanks or signs, cut where they are many. */
    static String list(List<String> names) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(LISTED, names.size()); i++) {
            text.append(i == 0 ? "" : ", ").append(quoted(names.get(i)));
        }
        return names.size() <= LISTED ? text.toString() : text + " and " + (names.size() - LISTED) + " more";
    }

    static String quoted(String name) {
        return name.matches("[\\w.-]+") ? name : "'" + Excerpt.of(name) + "'";
    }
}
