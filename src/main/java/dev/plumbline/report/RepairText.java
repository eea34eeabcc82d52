package dev.plumbline.report;

import dev.plumbline.model.PlainText;
import java.util.List;

/**
 * What {@code models repair} found, by kind, each kind a list of sentences or places.
 *
 * @param faults what was wrong with the pointer and the log of moves
 * @param damaged versions that cannot be believed
 * @param unfinished claims of runs that have not published
 * @param leftovers what is not the store's own
 * @param unnamed published versions that never became current
 */
public record RepairText(
        List<String> faults,
        List<String> damaged,
        List<String> unfinished,
        List<String> leftovers,
        List<String> unnamed) {

    public RepairText {
        faults = List.copyOf(faults);
        damaged = List.copyOf(damaged);
        unfinished = List.copyOf(unfinished);
        leftovers = List.copyOf(leftovers);
        unnamed = List.copyOf(unnamed);
    }

    /** Plain text, each line ended by a line feed; empty where nothing was found. */
    public String render() {
        StringBuilder out = new StringBuilder();
        add(out, "found", faults);
        add(out, "damaged", damaged);
        add(out, "unfinished", unfinished);
        add(out, "leftover", leftovers);
        add(out, "note", unnamed);
        return out.toString();
    }

    private static void add(StringBuilder out, String kind, List<String> lines) {
        for (String line : lines) {
            out.append(kind).append(": ").append(PlainText.escape(line)).append('\n');
        }
    }
}
