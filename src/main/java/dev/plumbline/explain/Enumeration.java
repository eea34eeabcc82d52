package dev.plumbline.explain;

import java.util.List;

/** Lists in sentences: "a", "a and b", "a, b and c". */
final class Enumeration {
    private Enumeration() {}

    static String of(List<String> items) {
        int last = items.size() - 1;
        if (last <= 0) {
            return String.join("", items);
        }
        return String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }
}
