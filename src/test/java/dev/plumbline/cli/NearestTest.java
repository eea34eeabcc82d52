package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plumbline.model.EditDistance;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource({"a,a,0", "'',abc,3", "abc,'',3", "label,lable,1", "epoch,epochs,1", "kitten,sitting,3", "ca,abc,3"})
    void theDistanceCountsEditsAndSwaps(String a, String b, int distance) {
        assertEquals(distance, EditDistance.between(a, b));
        assertEquals(distance, EditDistance.between(b, a));
    }

    @Test
    void whatIsFarFromEverythingHasNoNeighbour() {
        assertEquals(Optional.of("seed"), Nearest.to("sede", List.of("label", "seed")));
        assertEquals(Optional.empty(), Nearest.to("completely-other", List.of("label", "seed")));
        assertEquals(Optional.empty(), Nearest.to("x".repeat(1_000_000), List.of("label")));
        assertEquals(Optional.empty(), Nearest.to("a", List.of()));
    }
}
