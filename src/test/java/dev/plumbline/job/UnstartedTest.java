package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.net.BindException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnstartedTest {
    private static final String MASTER = "spark://host:7077";

    @Test
    void aWrongSettingOfSparkIsAWrongConfiguration() {
        for (Throwable wrong : List.of(
                new NumberFormatException("Illegal value for config key spark.memory.fraction: \"abc\""),
                new IllegalArgumentException("spark.network.timeout is invalid"),
                new ClassNotFoundException("nope.Nope"),
                new RuntimeException("in another thread", new ClassNotFoundException("nope.Nope")),
                new BindException("Cannot assign requested address: Service 'sparkDriver' failed"))) {
            Refusal refusal = Unstarted.refusal(wrong, MASTER).orElseThrow();
            assertEquals(ExitCode.CONFIG, refusal.code(), wrong.toString());
            assertTrue(refusal.getMessage().startsWith("Cannot start Spark: "), refusal.getMessage());
        }
    }

    @Test
    void aSparkThatStoppedWhileItStartedHasNoMaster() {
        Refusal refusal = Unstarted.refusal(
                        new IllegalStateException("Cannot call methods on a stopped SparkContext."), MASTER)
                .orElseThrow();
        assertEquals(ExitCode.UNAVAILABLE, refusal.code());
        assertTrue(refusal.getMessage().contains(MASTER), refusal.getMessage());
    }

    @Test
    void whatHasACodeKeepsItAndABugIsABug() {
        for (Throwable other : List.of(
                new IllegalArgumentException("host", new UnknownHostException("namenode")),
                new NullPointerException())) {
            assertEquals(Optional.empty(), Unstarted.refusal(other, MASTER), other.toString());
        }
    }
}
