package dev.plumbline.explain;

import dev.plumbline.explain.UnusableColumn.Reason;
import java.util.ArrayList;
import java.util.List;

/** Finds the features that cannot have a slope of their own, each with its name and why. */
public final class UnusableColumns {
    private UnusableColumns() {}

    /**
     * Constant and collinear columns in model order. Of columns that depend on each other the later ones are named, so
     * that what is left after dropping them is independent. O(columns^3); see {@link Elimination} for what counts as
     * collinear.
     *
     * @param columns exact products, ranges and names
     * @param intercept whether the model has an intercept: without one, only a column of zeros is constant
     */
    public static List<UnusableColumn> find(ColumnProducts columns, boolean intercept) {
        List<UnusableColumn> found = new ArrayList<>();
        List<Integer> varying = new ArrayList<>();
        for (int i = 0; i < columns.names().size(); i++) {
            boolean weightless = columns.products()[i][i].signum() <= 0;
            if (weightless || isConstant(columns.min()[i], columns.max()[i], intercept)) {
                found.add(constant(columns.names().get(i)));
            } else {
                varying.add(i);
            }
        }
        if (Elimination.mayBeDependent(columns, varying)) {
            found.addAll(new Elimination(columns).dependent(varying));
        }
        found.sort((a, b) -> Integer.compare(
                columns.names().indexOf(a.name()), columns.names().indexOf(b.name())));
        return List.copyOf(found);
    }

    /** Constant columns alone, where no products were taken. */
    public static List<UnusableColumn> constant(List<String> names, double[] min, double[] max, boolean intercept) {
        List<UnusableColumn> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (isConstant(min[i], max[i], intercept)) {
                found.add(constant(names.get(i)));
            }
        }
        return List.copyOf(found);
    }

    private static boolean isConstant(double min, double max, boolean intercept) {
        return min == max && (intercept || min == 0);
    }

    private static UnusableColumn constant(String name) {
        return new UnusableColumn(name, Reason.CONSTANT, List.of());
    }
}
