package dev.plumbline.report;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Which rows of a long table are shown: those that tell most, in their own order. */
final class Telling {
    private Telling() {}

    /**
     * Positions, ascending.
     *
     * @param scores how much each row tells, no NaN; of equal ones the first is taken
     * @param most how many
     */
    static int[] of(double[] scores, int most) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .limit(most)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
