package dev.plumbline.source;

import java.util.List;
import java.util.Optional;

/**
 * The columns a run reads.
 *
 * @param label the predicted column
 * @param features in model order
 * @param weight the column of row weights, where there is one
 */
public record Columns(String label, List<String> features, Optional<String> weight) {
    public Columns {
        features = List.copyOf(features);
    }
}
