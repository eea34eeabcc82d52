package dev.plumbline.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns a run reads.
 *
 * @param label the predicted column, or {@link SourceSettings#NO_LABEL} where none is read
 * @param features in model order
 * @param weight the column of row weights, where there is one
 */
public record Columns(String label, List<String> features, Optional<String> weight) {
    public Columns {
        features = List.copyOf(features);
    }

    /** Whether a label is read. */
    boolean hasLabel() {
        return !label.equals(SourceSettings.NO_LABEL);
    }

    /**
     * Where in a scan each needed column stands, in the order of {@link #needed}: features from 0 on in model order, then
     * the label, then the weight, which keeps its slot where there is no label.
     */
    Map<String, Integer> slots() {
        Map<String, Integer> slots = new LinkedHashMap<>();
        features.forEach(feature -> slots.put(feature, slots.size()));
        if (hasLabel()) {
            slots.put(label, features.size());
        }
        weight.ifPresent(column -> slots.put(column, features.size() + 1));
        return slots;
    }

    /** Features in model order, then the label: the columns of moments. */
    public List<String> modelColumns() {
        List<String> columns = new ArrayList<>(features);
        columns.add(label);
        return List.copyOf(columns);
    }

    /** Everything that is read: features in model order, then the label, then the weight. */
    List<String> needed() {
        List<String> needed = new ArrayList<>(features);
        if (hasLabel()) {
            needed.add(label);
        }
        weight.ifPresent(needed::add);
        return needed;
    }
}
