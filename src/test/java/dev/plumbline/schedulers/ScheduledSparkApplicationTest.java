package dev.plumbline.schedulers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** {@code scheduled-spark-application.yaml}, by a schema made after the operator's types. */
class ScheduledSparkApplicationTest {
    private static final String FILE = "scheduled-spark-application.yaml";

    @Test
    void itFitsTheSchema() throws IOException {
        assertEquals(Set.of(), faults(Examples.text(FILE)));
        JsonNode spec = spec();
        assertEquals(
                List.of(),
                Schedules.faults(
                        spec.path("schedule").asText(), spec.path("timeZone").asText()));
        for (String pod : List.of("driver", "executor")) {
            SecurityContext context = Examples.as(
                    SecurityContext.class, spec.path("template").path(pod).path("securityContext"));
            assertTrue(context.getRunAsNonRoot(), pod);
        }
    }

    @Test
    void aMistakeIsSeen() throws IOException {
        String good = Examples.text(FILE);
        for (String[] change : new String[][] {
            {"v1beta2\nkind", "v1beta1\nkind"},
            {"kind: ScheduledSparkApplication", "kind: SparkApplication"},
            {"  timeZone:", "  timezone:"},
            {"concurrencyPolicy: Forbid", "concurrencyPolicy: Forbidden"},
            {"mode: cluster", "mode: clustered"},
            {"    type: Java", "    type: Kotlin"},
            {"type: OnFailure", "type: OnError"},
            {"onFailureRetries: 1", "onFailureRetry: 1"},
            {"onFailureRetryInterval: 900", "onFailureRetryInterval: 0"},
            {"cores: 1", "cores: one"},
            {"instances: 2", "instance: 2"},
            {"terminationGracePeriodSeconds", "terminationGraceSeconds"},
            {"    mainApplicationFile:", "    mainFile:"},
            {"arguments: [train,", "arguments: [1,"},
            {"  template:", "  templates:"},
        }) {
            assertTrue(good.contains(change[0]), change[0]);
            assertFalse(
                    faults(good.replaceFirst(change[0].replace("[", "\\["), change[1]))
                            .isEmpty(),
                    change[1]);
        }
        String misspelt = good.replace("runAsNonRoot", "runAsNonroot");
        JsonNode driver = Examples.documents(misspelt)
                .get(0)
                .path("spec")
                .path("template")
                .path("driver");
        assertThrows(
                JsonProcessingException.class,
                () -> Examples.as(SecurityContext.class, driver.path("securityContext")));
    }

    @Test
    void itRunsWhatIsBuiltHere() throws IOException, ClassNotFoundException {
        JsonNode template = spec().path("template");
        assertEquals(
                List.of("train", "--config", "/etc/plumbline/nightly.properties"),
                StreamSupport.stream(template.path("arguments").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
        String main = template.path("mainClass").asText();
        assertEquals(
                main, Class.forName(main, false, getClass().getClassLoader()).getName());
        String spark = template.path("sparkVersion").asText();
        assertTrue(
                Files.readString(Path.of("pom.xml")).contains("<spark.version>" + spark + "</spark.version>"), spark);
    }

    /** Its day is that of the driver's clock, so a night and its retries must fit into one. */
    @Test
    void aNightAndItsRetriesEndBeforeMidnight() throws IOException {
        JsonNode spec = spec();
        JsonNode restarts = spec.path("template").path("restartPolicy");
        String[] schedule = spec.path("schedule").asText().split(" ");
        Duration start = Duration.ofHours(Integer.parseInt(schedule[1])).plusMinutes(Integer.parseInt(schedule[0]));
        Duration submissions =
                Duration.ofSeconds(restarts.path("onSubmissionFailureRetries").asLong()
                        * restarts.path("onSubmissionFailureRetryInterval").asLong());
        Duration grace = Duration.ofSeconds(spec.path("template")
                .path("driver")
                .path("terminationGracePeriodSeconds")
                .asLong());
        Duration run = Examples.deadline()
                .plus(grace)
                .plus(submissions)
                .plusSeconds(restarts.path("onFailureRetryInterval").asLong());
        Duration end = start.plus(
                run.multipliedBy(1 + restarts.path("onFailureRetries").asLong()));
        assertTrue(end.compareTo(Duration.ofDays(1)) < 0, end.toString());
    }

    private static JsonNode spec() throws IOException {
        return Examples.documents(Examples.text(FILE)).get(0).path("spec");
    }

    private static Set<ValidationMessage> faults(String yaml) throws IOException {
        List<JsonNode> documents = Examples.documents(yaml);
        assertEquals(1, documents.size());
        try (InputStream in =
                ScheduledSparkApplicationTest.class.getResourceAsStream("scheduled-spark-application.schema.json")) {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
            return schema.validate(documents.get(0));
        }
    }
}
