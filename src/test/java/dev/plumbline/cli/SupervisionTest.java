package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plumbline.model.ExitCode;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SupervisionTest {
    private static final String MASTER = "spark.master";
    private static final String MODE = "spark.submit.deployMode";
    private static final String SUPERVISE = "spark.driver.supervise";

    private static Supervision of(Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        return Supervision.of(properties);
    }

    @Test
    void onlyAStandaloneMasterStartsADriverAgain() {
        assertEquals(Supervision.UNTIL_ZERO, of(Map.of(MASTER, "spark://a:7077", MODE, "cluster", SUPERVISE, "true")));
        assertEquals(Supervision.NONE, of(Map.of(MASTER, "spark://a:7077", MODE, "cluster", SUPERVISE, "false")));
        assertEquals(Supervision.NONE, of(Map.of(MASTER, "spark://a:7077", SUPERVISE, "true")));
        assertEquals(Supervision.NONE, of(Map.of(MASTER, "yarn", MODE, "cluster", SUPERVISE, "true")));
        assertEquals(Supervision.NONE, of(Map.of()));
    }

    @Test
    void aVerdictEndsSupervisionAndWhatMayPassDoesNot() {
        for (ExitCode code : ExitCode.values()) {
            assertEquals(code, Supervision.NONE.left(code));
            assertEquals(code.retryable() ? code : ExitCode.OK, Supervision.UNTIL_ZERO.left(code));
        }
    }
}
