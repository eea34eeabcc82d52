package dev.plumbline.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.platform.SparkVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VersionTableTest {
    private static final VersionRow FIRST = row("4.1.3", new Step("csv", "", "k 3", 2), new Step("65", "", "", 1));

    private static VersionRow row(String spark, Step... steps) {
        return new VersionRow(new Software(spark, "2.13.17", "3.4.2"), List.of(steps));
    }

    private static String line(VersionRow row) {
        return VersionTable.of(List.of(FIRST, row)).lines().skip(2).findFirst().orElseThrow();
    }

    @Test
    void whatIsAsItMustBeIsALine() {
        VersionRow same = row("3.5.6", new Step("csv", "", "k 3", 5), new Step("65", "", "", 2));
        assertEquals(List.of(), same.problems(FIRST));
        assertTrue(line(same).matches("3\\.5\\.6 +2\\.13\\.17 +3\\.4\\.2 +\\S+ +2/2 +same +7 +csv"), line(same));
    }

    @Test
    void otherBitsAreAProblem() {
        VersionRow other = row("4.2.0", new Step("csv", "", "k 3.0000000000000004", 5), new Step("65", "", "", 2));
        assertEquals(List.of("csv: other bits than 4.1.3"), other.problems(FIRST));
        assertTrue(line(other).contains(" DIFFERENT "), line(other));
    }

    @Test
    void figuresThatOnlyOneSparkHasAreAProblem() {
        VersionRow more = row("4.2.0", new Step("csv", "", "k 3", 5), new Step("orc", "", "k 3", 2));
        assertEquals(List.of("orc: other bits than 4.1.3"), more.problems(FIRST));
    }

    @Test
    void anotherEndIsAProblem() {
        VersionRow wrong = row("4.0.2", new Step("csv", "must be 0, exit code 70", "", 5), new Step("65", "", "", 2));
        assertEquals(List.of("csv: must be 0, exit code 70"), wrong.problems(FIRST));
        assertTrue(line(wrong).matches(".* 1/2 +- +7"), line(wrong));
        assertTrue(VersionTable.of(List.of(FIRST, wrong)).endsWith("Spark 4.0.2, csv: must be 0, exit code 70\n"));
    }

    @Test
    void theReadmeHasALineForEachVersionThatIsPromised() throws IOException {
        List<String> named = Pattern.compile("(?m)^(\\d+\\.\\d+\\.\\d+) +2\\.13\\.\\d+ .* same .*$")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult line) -> line.group(1))
                .sorted()
                .toList();
        assertEquals(SparkVersion.TESTED, named);
    }
}
