package dev.plumbline.schedulers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyOnExitCodesRequirement;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** CronJobs with a night in them: the rules by which Kubernetes' server accepts them, and what they do. */
final class CronJobRules {
    private static final int LONGEST_NAME = 52;

    private CronJobRules() {}

    static List<CronJob> jobs(String yaml) throws IOException {
        List<CronJob> jobs = new ArrayList<>();
        for (JsonNode document : Examples.documents(yaml)) {
            jobs.add(Examples.as(CronJob.class, document));
        }
        return jobs;
    }

    static PodSpec pod(CronJob job) {
        return job.getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
    }

    /** As the controller of jobs does it: the first rule that fits, else the failure counts. */
    static String action(List<PodFailurePolicyRule> rules, int code) {
        for (PodFailurePolicyRule rule : rules) {
            PodFailurePolicyOnExitCodesRequirement codes = rule.getOnExitCodes();
            if (codes != null
                    && codes.getValues().contains(code) == codes.getOperator().equals("In")) {
                return rule.getAction();
            }
        }
        return "Count";
    }

    /** Runs the container's command, with echo for Plumbline: its exit code and what it says. */
    static String started(Container container, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = container.getCommand().stream()
                .map(word -> word.replaceAll("/opt/[a-z]+/(scripts/plumbline|bin/spark-submit)", "echo"))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(Set.of("JOB_NAME", "AS_OF"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        return process.exitValue() + " " + said.strip();
    }

    static List<String> faults(CronJob job) {
        List<String> faults = new ArrayList<>();
        CronJobSpec spec = job.getSpec();
        expect(faults, job.getMetadata().getName().length() <= LONGEST_NAME, "name");
        faults.addAll(Schedules.faults(spec.getSchedule(), spec.getTimeZone()));
        expect(faults, "Forbid".equals(spec.getConcurrencyPolicy()), "concurrencyPolicy");
        expect(faults, spec.getStartingDeadlineSeconds() >= 10, "startingDeadlineSeconds");
        PodSpec pod = pod(job);
        expect(faults, "Never".equals(pod.getRestartPolicy()), "restartPolicy");
        JobSpec template = spec.getJobTemplate().getSpec();
        Set<String> names = pod.getContainers().stream().map(Container::getName).collect(Collectors.toSet());
        if (template.getPodFailurePolicy() != null) {
            template.getPodFailurePolicy().getRules().forEach(rule -> faults.addAll(faults(rule, names)));
        }
        Set<String> volumes =
                pod.getVolumes().stream().map(volume -> volume.getName()).collect(Collectors.toSet());
        for (Container container : pod.getContainers()) {
            container.getVolumeMounts().forEach(mount -> expect(faults, volumes.contains(mount.getName()), "mount"));
            expect(
                    faults,
                    container
                            .getResources()
                            .getRequests()
                            .get("memory")
                            .equals(container.getResources().getLimits().get("memory")),
                    "a pod that asks for less memory than it takes is the first to go");
        }
        return faults;
    }

    private static List<String> faults(PodFailurePolicyRule rule, Set<String> containers) {
        List<String> faults = new ArrayList<>();
        expect(faults, Set.of("Ignore", "Count", "FailJob").contains(rule.getAction()), "action");
        PodFailurePolicyOnExitCodesRequirement codes = rule.getOnExitCodes();
        boolean byCode = codes != null;
        expect(faults, byCode == rule.getOnPodConditions().isEmpty(), "either codes or conditions");
        if (byCode) {
            expect(faults, Set.of("In", "NotIn").contains(codes.getOperator()), "operator");
            expect(faults, containers.contains(codes.getContainerName()), "containerName");
            expect(faults, List.copyOf(new TreeSet<>(codes.getValues())).equals(codes.getValues()), "order of values");
            expect(
                    faults,
                    !codes.getOperator().equals("In") || !codes.getValues().contains(0),
                    "0 is no failure");
        }
        return faults;
    }

    private static void expect(List<String> faults, boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
