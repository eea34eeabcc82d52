package dev.plumbline.job;

import dev.plumbline.explain.UnusableColumn;
import dev.plumbline.source.RejectReason;
import dev.plumbline.source.ScanAccount;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the features that have no value in any row that could be used. One of them is enough for every row to be
 * rejected, so they are looked for only where no row is left. How often each column has no value is known from the scan;
 * only where rows lack a label or weight too, a feature that may have its values in just these rows is read once more by
 * itself.
 */
final class EmptyColumns {
    private EmptyColumns() {}

    /**
     * The empty ones among the features, in model order.
     *
     * @param account of all features together
     * @param alone gives the account of a table with this feature only
     */
    static List<UnusableColumn> of(ScanAccount account, List<String> features, Function<String, ScanAccount> alone) {
        if (account.rows().used() > 0) {
            return List.of();
        }
        long unlabelled = account.missing().entrySet().stream()
                .filter(column -> !features.contains(column.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return features.stream()
                .filter(feature -> account.isEmpty(feature)
                        || isSuspected(feature, account, unlabelled) && isEmpty(feature, alone.apply(feature)))
                .map(feature -> new UnusableColumn(feature, UnusableColumn.Reason.EMPTY, List.of()))
                .toList();
    }

    private static boolean isSuspected(String feature, ScanAccount account, long unlabelled) {
        long missing = account.missing().get(feature);
        long rows = account.wholeRows();
        return missing > 0 && unlabelled > 0 && unlabelled < rows && missing + unlabelled >= rows;
    }

    private static boolean isEmpty(String feature, ScanAccount alone) {
        Set<String> reasons = alone.rows().rejectedByReason().keySet();
        return alone.rows().used() == 0
                && reasons.equals(Set.of(RejectReason.MISSING.id()))
                && alone.missing().get(feature) > 0;
    }
}
