package dev.plumbline.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a run found.
 *
 * @param machine it ran on, for people
 * @param cores that tasks ran on
 * @param sizes of it
 * @param overheads of Spark and of memory
 * @param curves of the stages that ran
 */
record Measured(String machine, int cores, Sizes sizes, Overheads overheads, List<Curve> curves) {
    Measured {
        curves = List.copyOf(curves);
    }

    Optional<Curve> curve(String name) {
        return curves.stream().filter(curve -> curve.name().equals(name)).findFirst();
    }

    /** Those of these curves that were measured. */
    List<Curve> curves(String... names) {
        List<Curve> found = new ArrayList<>();
        for (String name : names) {
            curve(name).ifPresent(found::add);
        }
        return found;
    }

    /**
     * The model with all its costs: those of Spark as measured; the others fitted, where their curve was measured. A cached
     * byte takes at least what memory takes.
     */
    Model model() {
        Model model = overheads.model();
        model = fitted(model, curves("rows-epoch", "features-epoch"));
        model = model.with(Cost.TABLE_BYTE, Math.max(model.of(Cost.TABLE_BYTE), 1 / overheads.memoryPace()));
        model = fitted(model, curves("rows-moments"));
        model = fitted(model, curves("rows-cache"));
        model = fitted(model, curves("features-moments"));
        return fitted(model, curves("partitions-reading"));
    }

    private static Model fitted(Model model, List<Curve> curves) {
        return curves.isEmpty() ? model : model.fittedOn(curves);
    }
}
