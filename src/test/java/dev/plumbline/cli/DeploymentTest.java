package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DeploymentTest {
    private static Parsed inTheCluster(String... words) {
        return new Arguments(new Surroundings(Map.of(), Typed.TODAY, false, Deployment.IN_THE_CLUSTER)).parse(words);
    }

    @Test
    void aRelativePathIsRefusedWhereTheDriverIsElsewhere() {
        for (List<String> words : List.of(
                List.of("train", "--input", "data", "--label", "y", "--models", "/m"),
                List.of("train", "--input", "/a", "--input", "data", "--label", "y", "--models", "/m"),
                List.of("train", "--input", "/data", "--label", "y", "--models", "m"),
                List.of("predict", "--input", "/data", "--models", "/m", "--output", "out"),
                List.of("generate", "--output", "./out"))) {
            Refusal refusal = assertThrows(Refusal.class, () -> inTheCluster(words.toArray(String[]::new)));
            assertEquals(ExitCode.CONFIG, refusal.code(), words.toString());
            assertTrue(refusal.getMessage().contains("cluster mode"), refusal.getMessage());
        }
    }

    @Test
    void theDefaultOfModelsIsARelativePathToo() {
        Refusal refusal =
                assertThrows(Refusal.class, () -> inTheCluster("train", "--input", "hdfs://h/data", "--label", "y"));
        assertTrue(refusal.getMessage().startsWith("Cannot use --models ./plumbline-models: "), refusal.getMessage());
    }

    @Test
    void pathsThatEveryMachineSeesAreTaken() {
        for (String place : List.of("/m", "hdfs://h:8020/m", "s3a://bucket/m", "file:///m", "hdfs:/m")) {
            assertInstanceOf(
                    Parsed.Run.class,
                    inTheCluster("train", "--input", place + "/table", "--label", "y", "--models", place));
        }
    }

    @Test
    void sparkSaysWhereTheDriverIs() {
        Properties properties = new Properties();
        assertEquals(Deployment.AT_THE_COMMAND_LINE, Deployment.of(properties));
        properties.setProperty("spark.submit.deployMode", "client");
        assertEquals(Deployment.AT_THE_COMMAND_LINE, Deployment.of(properties));
        properties.setProperty("spark.kubernetes.submitInDriver", "true");
        assertEquals(Deployment.IN_THE_CLUSTER, Deployment.of(properties));
        Properties cluster = new Properties();
        cluster.setProperty("spark.submit.deployMode", "cluster");
        assertEquals(Deployment.IN_THE_CLUSTER, Deployment.of(cluster));
    }
}
