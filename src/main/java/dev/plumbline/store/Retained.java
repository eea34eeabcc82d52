package dev.plumbline.store;

import java.util.List;

/**
 * What was removed by age.
 *
 * @param versions that are no more
 * @param runs whose directories are no more
 * @param left places that were left because something in them is not ours, and why
 */
public record Retained(List<ModelVersion> versions, List<String> runs, List<String> left) {
    public Retained {
        versions = List.copyOf(versions);
        runs = List.copyOf(runs);
        left = List.copyOf(left);
    }
}
