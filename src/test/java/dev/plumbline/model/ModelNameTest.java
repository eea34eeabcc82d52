package dev.plumbline.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"model", "a", "0a", "sales-2026_v2.1", "v7a", "currently", "console", "com10", "2026-03"})
    void aPlainNameMayBeUsed(String name) {
        assertEquals(Optional.empty(), ModelName.fault(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "..",
                ".",
                "../x",
                "a/b",
                "a\\b",
                "%2e%2e",
                "A",
                "-a",
                "_a",
                ".a",
                "a.",
                "a..b",
                "a b",
                "a\n",
                "current",
                "latest",
                "latest.x",
                "v7",
                "7",
                "con",
                "nul.txt",
                "lpt9",
                "runs",
                "versions",
                "ａ",
                "é"
            })
    void whatCouldMeanSomethingElseMayNot(String name) {
        assertTrue(ModelName.fault(name).isPresent(), name);
    }
}
