package dev.plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static List<Integer> kept(int most, int count) {
        Thinning<Integer> thinning = new Thinning<>(most);
        IntStream.range(0, count).forEach(thinning::add);
        return thinning.kept();
    }

    @Test
    void whatFitsStaysAsItIs() {
        for (int count = 0; count <= 39; count++) {
            assertEquals(IntStream.range(0, count).boxed().toList(), kept(40, count));
        }
    }

    @Test
    void ofAnyLengthTheFirstOnesAndTheLastStayInOrderAndNoGapIsFarWiderThanTheOthers() {
        for (int most : List.of(8, 9, 40, 41)) {
            for (int count = most; count < 3_000; count++) {
                List<Integer> kept = kept(most, count);
                String told = count + " in " + most + ": " + kept;
                assertTrue(kept.size() <= most, told);
                assertTrue(kept.size() >= most / 2, told);
                int first = most / 4;
                assertEquals(IntStream.range(0, first).boxed().toList(), kept.subList(0, first), told);
                assertEquals(count - 1, kept.get(kept.size() - 1), told);
                int distance = kept.get(first + 1) - kept.get(first);
                for (int i = first + 1; i < kept.size(); i++) {
                    int gap = kept.get(i) - kept.get(i - 1);
                    boolean last = i == kept.size() - 1;
                    assertTrue(last ? gap >= 1 && gap <= distance : gap == distance, told);
                }
            }
        }
    }
}
