package dev.plumbline.schedulers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.model.ExitCode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code cronjob.yaml}, by the types of Kubernetes and the rules by which its server accepts them. */
class CronJobTest {
    private static final String FILE = "cronjob.yaml";

    @Test
    void bothJobsAreAccepted() throws IOException {
        assertEquals(Map.of("plumbline", List.of(), "plumbline-model-age", List.of()), faults(Examples.text(FILE)));
    }

    @Test
    void aMistakeIsSeen() throws IOException {
        String good = Examples.text(FILE);
        for (String[] change : new String[][] {
            {"concurrencyPolicy:", "concurencyPolicy:"},
            {"podFailurePolicy:", "podFailPolicy:"},
            {"onExitCodes:", "onExitCode:"},
            {"backoffLimit: 3", "backoffLimit: three"},
            {"kind: CronJob", "kind: CronJob\nkind: CronJob"},
            {"  schedule:", "   schedule:"},
        }) {
            String broken = changed(good, change);
            assertThrows(JsonProcessingException.class, () -> faults(broken), change[1]);
        }
        for (String[] change : new String[][] {
            {"concurrencyPolicy: Forbid", "concurrencyPolicy: Forbidden"},
            {"timeZone: Etc/UTC", "timeZone: Etc/Utopia"},
            {"schedule: \"15 1 * * *\"", "schedule: \"15 1 * *\""},
            {"startingDeadlineSeconds: 43200", "startingDeadlineSeconds: 5"},
            {"\n          restartPolicy: Never", "\n          restartPolicy: OnFailure"},
            {"values: [66, 69", "values: [69, 66"},
            {"values: [66, 69", "values: [0, 66, 69"},
            {"operator: NotIn", "operator: Outside"},
            {"action: FailJob", "action: Fail"},
            {"containerName: plumbline", "containerName: other"},
            {"- name: models\n", "- name: model\n"},
            {"memory: 8Gi", "memory: 9Gi"},
        }) {
            Map<String, List<String>> faults = faults(changed(good, change));
            assertNotEquals(List.of(), faults.get("plumbline"), change[1]);
        }
    }

    private static String changed(String text, String... change) {
        int at = text.indexOf(change[0]);
        assertTrue(at >= 0, change[0]);
        return text.substring(0, at) + change[1] + text.substring(at + change[0].length());
    }

    @Test
    void aPodIsTriedAgainWhereTheCodeSaysSo() throws IOException {
        List<PodFailurePolicyRule> rules = job().getPodFailurePolicy().getRules();
        for (ExitCode code : ExitCode.values()) {
            if (code != ExitCode.OK) {
                assertEquals(
                        code.retryable() ? "Count" : "FailJob",
                        CronJobRules.action(rules, code.code()),
                        code.toString());
            }
        }
        for (int death : Examples.DEATHS) {
            assertEquals("Count", CronJobRules.action(rules, death));
        }
        for (int foreign : List.of(1, 2, 127, 143)) {
            assertEquals("FailJob", CronJobRules.action(rules, foreign));
        }
        assertEquals("Ignore", rules.get(0).getAction(), "an evicted pod must not reach the rules for codes");
        assertEquals(
                "DisruptionTarget", rules.get(0).getOnPodConditions().get(0).getType());
    }

    @Test
    void aRunThatEndsByItsDeadlineIsNotEndedByItsJob() throws IOException {
        JobSpec job = job();
        Duration longest = Duration.ofSeconds(job.getActiveDeadlineSeconds());
        Duration pods = Examples.deadline().multipliedBy(job.getBackoffLimit() + 1);
        assertTrue(longest.compareTo(pods) > 0, longest + ", pods " + pods);
        assertTrue(longest.compareTo(Duration.ofDays(1)) < 0, longest + " would reach into the next night");
    }

    @Test
    void theNightIsTheDayBeforeTheJobWasDue() throws IOException, InterruptedException {
        String words = "train --config /etc/plumbline/nightly.properties --as-of ";
        for (String[] night : new String[][] {
            {"2026-11-29T01:15:00Z", "2026-11-28"},
            {"2024-03-01T00:00:00Z", "2024-02-29"},
            {"2027-01-01T23:59:00Z", "2026-12-31"},
        }) {
            long minutes = Instant.parse(night[0]).getEpochSecond() / 60;
            assertEquals(
                    "0 " + words + night[1],
                    CronJobRules.started(container("plumbline"), Map.of("JOB_NAME", "plumbline-" + minutes)));
        }
        assertEquals(
                "0 " + words + "2026-01-02",
                CronJobRules.started(container("plumbline"), Map.of("JOB_NAME", "by-hand", "AS_OF", "2026-01-02")));
        String refused = CronJobRules.started(container("plumbline"), Map.of("JOB_NAME", "by-hand"));
        assertTrue(refused.startsWith("64 Cannot tell the night: the job's name by-hand"), refused);
    }

    @Test
    void theAgeOfTheModelIsAskedOfTheScriptForIt() throws IOException {
        List<String> command = container("model-age").getCommand();
        assertEquals(4, command.size());
        assertTrue(Examples.text(command.get(0).replace("/opt/plumbline/conf/schedulers/", ""))
                .startsWith("#!/bin/sh"));
        String settings = Examples.text("nightly.properties");
        assertTrue(settings.contains("\nmodels = " + command.get(1) + "\n"), command.get(1));
        assertTrue(settings.contains("\nmodel = " + command.get(2) + "\n"), command.get(2));
    }

    private static JobSpec job() throws IOException {
        return CronJobRules.jobs(Examples.text(FILE))
                .get(0)
                .getSpec()
                .getJobTemplate()
                .getSpec();
    }

    private static Container container(String name) throws IOException {
        return CronJobRules.jobs(Examples.text(FILE)).stream()
                .flatMap(job -> CronJobRules.pod(job).getContainers().stream())
                .filter(container -> container.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, List<String>> faults(String yaml) throws IOException {
        return CronJobRules.jobs(yaml).stream()
                .collect(Collectors.toMap(job -> job.getMetadata().getName(), CronJobRules::faults));
    }
}
