package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommaListTest {
    @Test
    void itemsStandBetweenCommasAndKeepTheirBlanks() {
        assertEquals(Optional.of(List.of("a", " b", "c d")), CommaList.parse("a, b,c d"));
        assertEquals(Optional.of(List.of("a,b", "\"", "c\"d")), CommaList.parse("\"a,b\",\"\"\"\",c\"d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "a,", ",a", "a,,b", "\"a", "\"a\"b", "\"\"", "a,\"\""})
    void whatHasAnEmptyItemOrAnOpenQuoteIsNoList(String text) {
        assertEquals(Optional.empty(), CommaList.parse(text));
    }

    @Test
    void whatIsFormattedIsReadBack() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<String> items = IntStream.rangeClosed(0, random.nextInt(4))
                    .mapToObj(i -> random.ints(1 + random.nextInt(5), 0, 4)
                            .mapToObj(c -> "a,\" ".substring(c, c + 1))
                            .reduce("", String::concat))
                    .toList();
            assertEquals(Optional.of(items), CommaList.parse(CommaList.format(items)), "seed " + seed);
        }
    }
}
