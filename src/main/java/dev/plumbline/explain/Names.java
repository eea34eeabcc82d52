package dev.plumbline.explain;

import dev.plumbline.model.PlainText;
import java.util.ArrayList;
import java.util.List;

/** Names of columns as they stand in sentences: quoted, short, and not too many. */
final class Names {
    private static final int LONGEST_NAME = 64;
    private static final int MOST_NAMED = 5;

    private Names() {}

    static String quoted(String name) {
        return "'" + PlainText.excerpt(name, LONGEST_NAME) + "'";
    }

    /** The first few, and how many more there are. */
    static String quoted(List<String> names) {
        List<String> shown = new ArrayList<>();
        names.stream().limit(MOST_NAMED).map(Names::quoted).forEach(shown::add);
        if (names.size() > MOST_NAMED) {
            shown.add(names.size() - MOST_NAMED + " more");
        }
        return Enumeration.of(shown);
    }
}
