package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plumbline.explain.UnusableColumn;
import dev.plumbline.model.RowAccount;
import dev.plumbline.source.ScanAccount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmptyColumnsTest {
    private static final List<String> FEATURES = List.of("a", "b", "c");

    private final List<String> scanned = new ArrayList<>();

    @Test
    void emptyFeaturesAreKnownFromOneScanWhereEveryRowHasALabel() {
        ScanAccount account = account(0, Map.of("missing", 5L, "too-few-fields", 2L), 5, 4, 5, 0);
        assertEquals(List.of("a", "c"), empty(account));
        assertEquals(List.of(), scanned);
    }

    @Test
    void oneUsableRowLeavesNoFeatureEmpty() {
        assertEquals(List.of(), empty(account(1, Map.of("missing", 5L), 5, 5, 5, 0)));
    }

    @Test
    void aFeatureThatMayHaveItsValuesInRowsWithoutLabelOnlyIsReadByItself() {
        ScanAccount account = account(0, Map.of("missing", 5L), 4, 2, 4, 1);
        assertEquals(List.of("a"), empty(account));
        assertEquals(List.of("a", "c"), scanned);
    }

    @Test
    void withoutAnyLabelNoFeatureIsToBlame() {
        assertEquals(List.of(), empty(account(0, Map.of("missing", 5L), 1, 2, 3, 5)));
        assertEquals(List.of(), scanned);
    }

    /** Where it is read by itself, a has no usable row, c has one. */
    private List<String> empty(ScanAccount account) {
        return EmptyColumns.of(account, FEATURES, feature -> {
                    scanned.add(feature);
                    return account(feature.equals("a") ? 0 : 1, Map.of("missing", 5L), 4, 0, 4, 1);
                })
                .stream()
                .map(UnusableColumn::name)
                .toList();
    }

    private static ScanAccount account(long used, Map<String, Long> rejected, long a, long b, long c, long y) {
        long all = rejected.values().stream().mapToLong(Long::longValue).sum();
        Map<String, Long> missing = new LinkedHashMap<>();
        missing.put("a", a);
        missing.put("b", b);
        missing.put("c", c);
        missing.put("y", y);
        RowAccount rows = new RowAccount(used + all, used, all, 0, rejected);
        return new ScanAccount(rows, List.of(), List.of(), missing, ScanAccount.Unit.LINE);
    }
}
