package dev.plumbline.cli;

import static dev.plumbline.model.ExitCode.CONFIG;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("PLACE", "/data", "TRICK", "${label}", "NOTHING", "");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${as-of}.csv                  | 2024-03-01.csv
            d/${as-of:yyyy/MM/dd}/x       | d/2024/03/01/x
            ${as-of-1d}                   | 2024-02-29
            ${as-of+31d:yyyyMMdd}         | 20240401
            ${as-of:MMM}                  | Mar
            ${env:PLACE}/a                | /data/a
            ${region}-${region}           | eu-eu
            $${region}                    | ${region}
            $region, $, $1 \\ {}          | $region, $, $1 \\ {}
            ${env:TRICK}                  | ${label}
            ${yesterday}                  | 2024-02-29
            ${place}                      | /data
            """)
    void aPlaceholderIsFilledInOnce(String text, String filled) {
        List<String> inputs = Typed.train(
                        ENVIRONMENT,
                        "--as-of",
                        "2024-03-01",
                        "--var",
                        "region=eu",
                        "--var",
                        "yesterday=${as-of-1d}",
                        "--var",
                        "place=${env:PLACE}",
                        "--input",
                        text)
                .source()
                .inputs();
        assertEquals(List.of("in.csv", filled), inputs);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${regoin}            | did you mean region?
            ${}                  | nothing is known of '${}'
            ${env:NOT_THERE}     | environment variable NOT_THERE is not set
            ${env:DB_PASSWORD}   | looks like a secret
            ${as-of              | never closed
            ${as-of:bogus}       | not a pattern for a day
            ${as-of:HH}          | not a pattern for a day
            ${as-of-99999d}      | nothing is known
            {{ ds }}             | the scheduler should have filled in
            ${env:NOTHING}       | its value is empty
            """)
    void whatCannotBeFilledInIsRefused(String text, String why) {
        Typed.refused(
                CONFIG,
                Map.of("DB_PASSWORD", "hunter2", "NOTHING", ""),
                Typed.trainLine("--var", "region=eu", "--input", text),
                "Cannot use --input",
                why);
    }

    @Test
    void aVariableMayNotTakeAnotherMeaning() {
        Typed.refused(CONFIG, Map.of(), Typed.trainLine("--var", "as-of=2026-01-01"), "--var as-of", "meaning");
        Typed.refused(CONFIG, Map.of(), Typed.trainLine("--var", "env:X=1"), "--var env:X");
    }

    @Test
    void theDayItselfMayComeFromTheEnvironmentOnly() {
        assertEquals(
                "2025-12-31",
                Typed.train(Map.of("DAY", "2025-12-31"), "--as-of", "${env:DAY}")
                        .store()
                        .asOf()
                        .toString());
        Typed.refused(CONFIG, Map.of(), Typed.trainLine("--as-of", "${as-of-1d}"), "--as-of", "cannot stand in it");
    }
}
