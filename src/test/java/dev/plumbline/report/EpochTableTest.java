package dev.plumbline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.HistoryLine;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EpochTableTest {
    @Test
    void aShortDescentIsShownWhole() {
        assertEquals("""
                epoch  objective  mse  gradient  seconds
                1              1    2       0.5     0.25
                2            0.5    1       0.5     0.25
                """, EpochTable.render(List.of(epoch(1, Double.NaN), epoch(2, Double.NaN))));
    }

    @Test
    void theHeldOutErrorHasAColumnWhereThereIsOne() {
        assertEquals("""
                epoch  objective  mse  held-out mse  gradient  seconds
                1              1    2             3       0.5     0.25
                """, EpochTable.render(List.of(epoch(1, 3))));
    }

    @Test
    void aLongDescentKeepsItsFirstAndLastEpochAndNeverRepeatsOne() {
        for (int count : new int[] {1, 19, 20, 21, 22, 30, 100, 450, 100_000}) {
            List<HistoryLine> epochs = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                epochs.add(epoch(i, Double.NaN));
            }
            List<Integer> shown = EpochTable.render(epochs)
                    .lines()
                    .skip(1)
                    .map(line -> Integer.parseInt(line.split(" ")[0]))
                    .toList();
            assertEquals(Math.min(count, 20), shown.size(), "of " + count);
            assertEquals(1, shown.get(0));
            assertEquals(count, shown.get(shown.size() - 1));
            assertEquals(shown, List.copyOf(new TreeSet<>(shown)), "of " + count);
        }
    }

    @Test
    void noEpochsAreAnEmptyTable() {
        assertEquals("epoch  objective  mse  gradient  seconds\n", EpochTable.render(List.of()));
    }

    private static HistoryLine epoch(long number, double holdout) {
        return new HistoryLine(
                number,
                1.0 / number,
                2.0 / number,
                holdout,
                0.5,
                0.25,
                CoordinateSystem.RAW,
                0,
                new double[0],
                0,
                new double[0],
                0);
    }
}
