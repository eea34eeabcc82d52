package dev.plumbline.explain;

import dev.plumbline.model.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a person should know about the data, the descent and the fit: {@link FindingKind} says what there can be. */
public final class Findings {
    private Findings() {}

    /** All that holds, in the order of the ids. O(parameters^3). */
    public static List<Finding> of(Circumstances circumstances) {
        List<Finding> found = new ArrayList<>(columns(circumstances.table()));
        circumstances
                .table()
                .terrains()
                .ifPresent(terrains -> found.addAll(new TerrainFindings(terrains, circumstances.course()).all()));
        found.addAll(new CourseFindings(circumstances).all());
        found.addAll(FitFindings.of(circumstances));
        found.sort(Comparator.comparing(Finding::id));
        return List.copyOf(found);
    }

    /** One finding for each unusable column. */
    private static List<Finding> columns(Circumstances.Table table) {
        return table.unusable().stream()
                .map(column -> unusable(column, table.dropped()))
                .toList();
    }

    private static Finding unusable(UnusableColumn column, boolean dropped) {
        FindingKind kind = switch (column.reason()) {
            case EMPTY -> FindingKind.EMPTY_COLUMN;
            case CONSTANT -> FindingKind.CONSTANT_COLUMN;
            case COLLINEAR -> FindingKind.COLLINEAR_COLUMN;
        };
        return dropped
                ? kind.found(column.sentence() + " and was left out", "")
                : kind.found(
                        column.sentence() + ", so it cannot have a slope of its own",
                        "--drop-unusable, or --features without it");
    }
}
