package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import org.apache.spark.SparkUserAppException;
import org.junit.jupiter.api.Test;

class SparkExitTest {
    /** The constructor of Spark 3.5. */
    public static final class OfCode extends RuntimeException {
        final int code;

        public OfCode(int code) {
            this.code = code;
        }
    }

    /** A constructor of some Spark to come. */
    public static final class OfText extends RuntimeException {
        public OfText(String text) {
            super(text);
        }
    }

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

    @Test
    void theConstructorOfSpark35IsFoundToo() {
        assertEquals(82, ((OfCode) SparkExit.exception(OfCode.class, 82)).code);
    }

    @Test
    void anUnknownConstructorIsTold() {
        IllegalStateException error =
                assertThrows(IllegalStateException.class, () -> SparkExit.exception(OfText.class, 82));
        assertTrue(error.getMessage().contains("82"), error.getMessage());
    }
}
