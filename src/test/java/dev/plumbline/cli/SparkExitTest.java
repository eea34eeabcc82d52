package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import org.apache.spark.SparkUserAppException;
import org.junit.jupiter.api.Test;

class SparkExitTest {
    @Test
    void theCodeLeavesInSparksOwnException() {
        assertTrue(SparkExit.isSparkThere());
        for (ExitCode code : ExitCode.values()) {
            if (code == ExitCode.OK) {
                SparkExit.handOver(code);
            } else {
                assertEquals(
                        code.code(),
                        assertThrows(SparkUserAppException.class, () -> SparkExit.handOver(code))
                                .exitCode());
            }
        }
    }
}
