package dev.plumbline.schedulers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What files say of exit codes, against the codes themselves. */
class CodesTest {
    private static final List<Integer> RETRYABLE = codes(ExitCode::retryable);
    private static final List<Integer> FINAL = codes(code -> !code.retryable() && code != ExitCode.OK);

    private static List<Integer> codes(Predicate<ExitCode> chosen) {
        return Stream.of(ExitCode.values()).filter(chosen).map(ExitCode::code).toList();
    }

    @Test
    void theScriptForCronRetriesWhatIsRetryable() throws IOException {
        assertEquals(RETRYABLE, Examples.numbers("nightly.sh", "(?m)^ +(6[0-9 |]+)\\) ;;$"));
        assertEquals(Examples.DEATHS, Examples.numbers("nightly.sh", "(?m)^ +(1[0-9 |]+)\\) ;;$"));
    }

    @Test
    void systemdForcesAndPreventsRestartsByTheCode() throws IOException {
        assertEquals(RETRYABLE, Examples.numbers("plumbline.service", "(?m)^RestartForceExitStatus=(.*)$"));
        assertEquals(FINAL, Examples.numbers("plumbline.service", "(?m)^RestartPreventExitStatus=(.*)$"));
    }

    @Test
    void airflowRetriesWhatIsRetryable() throws IOException {
        assertEquals(RETRYABLE, Examples.numbers("plumbline_dag.py", "(?m)^RETRYABLE = \\{(.*)}$"));
        assertEquals(Examples.DEATHS, Examples.numbers("plumbline_dag.py", "(?m)^DIED = \\{-6, -9, -11, (.*)}$"));
    }

    @Test
    void theTableOfTheReadmeHasEveryCode() throws IOException {
        List<String> rows = Pattern.compile("(?m)^\\| [0-9].*$")
                .matcher(Examples.text("README.md"))
                .results()
                .map(MatchResult::group)
                .toList();
        assertEquals(Stream.of(ExitCode.values()).map(CodesTest::row).toList(), rows);
    }

    private static String row(ExitCode code) {
        String treatment;
        if (code == ExitCode.OK) {
            treatment = "no | ends | ends | success | complete | complete";
        } else if (code.retryable()) {
            treatment = "yes | pause | `RestartForceExitStatus` | `AirflowException` | `Count` | once";
        } else {
            treatment = "no | ends | `RestartPreventExitStatus` | `AirflowFailException` | `FailJob` | once, in vain";
        }
        return "| " + code.code() + " | " + code.meaning() + " | " + treatment + " |";
    }

    @Test
    void aRunEndsByItsDeadlineBeforeItsSchedulerEndsIt() throws IOException {
        Duration deadline = Examples.deadline();
        for (int hours : List.of(
                Examples.numbers("plumbline.service", "(?m)^RuntimeMaxSec=([0-9]+)h$")
                        .get(0),
                Examples.numbers("plumbline_dag.py", "execution_timeout=timedelta\\(hours=([0-9]+)\\)")
                        .get(0))) {
            assertTrue(Duration.ofHours(hours).compareTo(deadline.plusMinutes(30)) > 0, hours + " h");
        }
    }

    @Test
    void theWindowOfSystemdHoldsAllStartsOfANightAndNoneOfTheNext() throws IOException {
        String file = "plumbline.service";
        Duration window = Duration.ofHours(
                Examples.numbers(file, "(?m)^StartLimitIntervalSec=([0-9]+)h$").get(0));
        int starts = Examples.numbers(file, "(?m)^StartLimitBurst=([0-9]+)$").get(0);
        int pause = Examples.numbers(file, "(?m)^RestartSec=([0-9]+)min$").get(0);
        Duration night = Examples.deadline().plusMinutes(pause).multipliedBy(starts);
        assertTrue(
                window.compareTo(night) > 0 && window.compareTo(Duration.ofDays(1)) < 0, window + ", night " + night);
    }
}
