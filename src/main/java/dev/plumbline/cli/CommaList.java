package dev.plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A list with commas between its items; an item that holds a comma or a quote stands in double quotes, as in CSV. */
final class CommaList {
    static final String RULE = "it must be a list a,b,c without empty items; an item that holds a comma stands in"
            + " double quotes, in which a quote is written twice";

    private CommaList() {}

    /** The items, or empty where the text is no such list. Blanks belong to the items. */
    static Optional<List<String>> parse(String text) {
        List<String> items = new ArrayList<>();
        int at = 0;
        while (at <= text.length()) {
            boolean quoted = at < text.length() && text.charAt(at) == '"';
            int end = quoted ? closingQuote(text, at) : nextComma(text, at);
            if (end < 0) {
                return Optional.empty();
            }
            String item = quoted ? text.substring(at + 1, end).replace("\"\"", "\"") : text.substring(at, end);
            int behind = quoted ? end + 1 : end;
            if (item.isEmpty() || (behind < text.length() && text.charAt(behind) != ',')) {
                return Optional.empty();
            }
            items.add(item);
            at = behind + 1;
        }
        return Optional.of(items);
    }

    static String format(List<String> items) {
        return items.stream()
                .map(item ->
                        item.indexOf(',') >= 0 || item.startsWith("\"") ? '"' + item.replace("\"", "\"\"") + '"' : item)
                .collect(Collectors.joining(","));
    }

    private static int nextComma(String text, int from) {
        int comma = text.indexOf(',', from);
        return comma < 0 ? text.length() : comma;
    }

    private static int closingQuote(String text, int opening) {
        int at = text.indexOf('"', opening + 1);
        while (at >= 0 && at + 1 < text.length() && text.charAt(at + 1) == '"') {
            at = text.indexOf('"', at + 2);
        }
        return at;
    }
}
