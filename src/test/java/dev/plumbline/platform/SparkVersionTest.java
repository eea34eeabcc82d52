package dev.plumbline.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkVersionTest {
    private static final String SCALA = "2.13.16";

    @ParameterizedTest
    @ValueSource(strings = {"3.5.0", "3.5.6", "3.5.1-amzn-0", "3.5.3.1.2.7000-5", "4.0.0", "4.1.99", "4.2.0-SNAPSHOT"})
    void aSparkOfATestedLineIsTakenWithoutAWord(String spark) {
        assertEquals(Optional.empty(), new SparkVersion(spark, SCALA).check());
    }

    @ParameterizedTest
    @CsvSource({
        "2.4.8,2.13.0",
        "3.4.4,2.13.8",
        "3.3.0.3.3.7180-2,2.13.8",
        "3.5.6,2.12.18",
        "4.1.3,3.3.1",
        "3.2.1,2.12.15"
    })
    void aSparkThatIsTooOldOrHasAnotherScalaIsRefusedWithWhatIsKnownToWork(String spark, String scala) {
        Refusal refusal = assertThrows(Refusal.class, () -> new SparkVersion(spark, scala).check());
        assertEquals(ExitCode.CONFIG, refusal.code());
        assertEquals(
                "Cannot run on Spark " + spark + " with Scala " + scala + ": Plumbline needs Spark 3.5 or later with"
                        + " Scala 2.13, and is tested on 3.5.6, 4.0.2, 4.1.0, 4.1.3 and 4.2.0; submit with one of these",
                refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.3.0", "4.10.0", "5.0.0-preview1", "3.6.0", "10.5"})
    void aSparkThatNobodyTriedIsWarnedOf(String spark) {
        String warning = new SparkVersion(spark, SCALA).check().orElseThrow();
        assertEquals(
                "warning: Plumbline was never tried on Spark " + spark
                        + " with Scala 2.13.16, only on 3.5.6, 4.0.2, 4.1.0, 4.1.3 and 4.2.0; it goes on",
                warning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dev", "next-4", "4", "99999999999.1"})
    void aVersionThatSaysNothingIsWarnedOfAndLetThrough(String spark) {
        assertTrue(new SparkVersion(spark, SCALA).check().orElseThrow().startsWith("warning: "));
        assertEquals(Optional.empty(), new SparkVersion("4.1.3", "").check());
    }

    @Test
    void theSparkOfTheseTestsIsAmongTheTested() {
        SparkVersion here = SparkVersion.here();
        assertTrue(SparkVersion.TESTED.contains(here.spark()), here.toString());
        assertTrue(here.scala().startsWith("2.13."), here.toString());
        assertEquals(Optional.empty(), here.check());
    }

    @Test
    void whatIsNotThereSaysNothing() {
        assertEquals("", Named.text("org.apache.spark.absent$", "SPARK_VERSION"));
        assertEquals("", Named.text("org.apache.spark.package$", "absent"));
    }
}
