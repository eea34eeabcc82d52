package dev.plumbline.cli;

import dev.plumbline.model.ExitCode;
import java.util.Properties;

/**
 * Whether what started the driver starts it again. A standalone master does under {@code --supervise}, as often as the
 * driver does not end with 0, and tells nobody the code.
 */
enum Supervision {
    NONE,
    UNTIL_ZERO;

    static Supervision ofThisJvm() {
        return of(System.getProperties());
    }

    /** By the properties that Spark gives a driver. Other masters, and client mode, know nothing of it. */
    static Supervision of(Properties properties) {
        boolean supervised = "true".equals(properties.getProperty("spark.driver.supervise"))
                && "cluster".equals(properties.getProperty("spark.submit.deployMode"))
                && properties.getProperty("spark.master", "").startsWith("spark://");
        return supervised ? UNTIL_ZERO : NONE;
    }

    /** What the process ends with: to start a verdict again would come to the same verdict, for ever. */
    ExitCode left(ExitCode code) {
        return this == UNTIL_ZERO && !code.retryable() ? ExitCode.OK : code;
    }
}
