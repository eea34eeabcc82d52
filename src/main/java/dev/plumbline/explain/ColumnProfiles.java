package dev.plumbline.explain;

import dev.plumbline.model.ColumnProfile;
import dev.plumbline.summation.ExactMoments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What each column looks like, from the moments alone. */
public final class ColumnProfiles {
    private ColumnProfiles() {}

    /**
     * One profile for each column of the moments.
     *
     * @param names of the features in model order, then of the label
     * @param moments of the used rows; squares of the columns are enough
     * @param missing rows in which a column had no value, by name; none where a name is not there
     */
    public static List<ColumnProfile> of(List<String> names, ExactMoments moments, Map<String, Long> missing) {
        if (names.size() != moments.columns()) {
            throw new IllegalArgumentException(
                    "Cannot profile columns: " + names.size() + " names, moments of " + moments.columns() + " columns");
        }
        List<ColumnProfile> profiles = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            String name = names.get(j);
            profiles.add(profile(name, j, moments, missing.getOrDefault(name, 0L)));
        }
        return List.copyOf(profiles);
    }

    private static ColumnProfile profile(String name, int j, ExactMoments moments, long missing) {
        boolean empty = moments.count() == 0;
        return new ColumnProfile(
                name,
                moments.count(),
                missing,
                empty ? Double.NaN : moments.min(j),
                empty ? Double.NaN : moments.max(j),
                moments.mean(j),
                Math.sqrt(moments.centredProduct(j, j) / moments.weight()));
    }
}
