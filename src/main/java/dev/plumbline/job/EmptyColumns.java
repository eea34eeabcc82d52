package dev.plumbline.job;

import dev.plumbline.explain.UnusableColumn;
import dev.plumbline.source.Reject;
import dev.plumbline.source.RejectReason;
import dev.plumbline.source.ScanAccount;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the features that have no value in any row. One of them is enough for every row to be rejected, so they are
 * looked for only where no row is left; a row is rejected for the first of its columns that is missing, so each column
 * that is suspected is read once more by itself.
 */
final class EmptyColumns {
    private EmptyColumns() {}

    /**
     * The empty ones among those that the first rejects name; further ones come to light when these are left out.
     *
     * @param account of all features together
     * @param alone gives the account of a table with this feature only
     */
    static List<UnusableColumn> of(ScanAccount account, List<String> features, Function<String, ScanAccount> alone) {
        if (account.rows().used() > 0) {
            return List.of();
        }
        List<String> suspected = account.rejects().stream()
                .filter(reject -> reject.reason() == RejectReason.MISSING)
                .map(Reject::column)
                .distinct()
                .filter(features::contains)
                .toList();
        return suspected.stream()
                .filter(feature -> isEmpty(feature, alone.apply(feature)))
                .map(feature -> new UnusableColumn(feature, UnusableColumn.Reason.EMPTY, List.of()))
                .toList();
    }

    private static boolean isEmpty(String feature, ScanAccount alone) {
        Set<String> reasons = alone.rows().rejectedByReason().keySet();
        return alone.rows().used() == 0
                && reasons.equals(Set.of(RejectReason.MISSING.id()))
                && alone.rejects().stream().anyMatch(reject -> reject.column().equals(feature));
    }
}
