package dev.plumbline.schedulers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.model.ExitCode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The files of {@code conf/kubernetes}: by the types of Kubernetes, and what each says of the others. */
class KubernetesTest {
    @Test
    void eachFileFitsItsTypes() throws IOException {
        Set<String> kinds = new TreeSet<>();
        for (String file : KubernetesFiles.MANIFESTS) {
            KubernetesFiles.resources(Examples.kubernetes(file)).forEach(resource -> kinds.add(resource.getKind()));
        }
        assertEquals(new TreeSet<>(KubernetesFiles.TYPES.keySet()), kinds);
        assertEquals(List.of(), CronJobRules.faults(KubernetesFiles.only(CronJob.class)));
    }

    @Test
    void aMisspeltKeyIsSeen() throws IOException {
        for (String[] change : new String[][] {
            {"access.yaml", "roleRef:", "roleref:"},
            {"access.yaml", "verbs:", "verb:"},
            {"access.yaml", "automountServiceAccountToken", "automountToken"},
            {"network.yaml", "podSelector:", "podSelectors:"},
            {"network.yaml", "policyTypes:", "policyType:"},
            {"storage.yaml", "accessModes:", "accessMode:"},
            {"nightly.yaml", "secretKeyRef:", "secretRef:"},
            {"nightly.yaml", "serviceAccountName:", "serviceAccountname:"},
            {"executor-pod.template", "seccompProfile:", "secCompProfile:"},
        }) {
            String good = Examples.kubernetes(change[0]);
            assertTrue(good.contains(change[1]), change[1]);
            String broken = good.replaceFirst(change[1], change[2]);
            assertThrows(JsonProcessingException.class, () -> KubernetesFiles.resources(broken), change[2]);
        }
    }

    @Test
    void aPodIsTriedAgainWhereTheCodeSaysSo() throws IOException {
        var rules = KubernetesFiles.only(CronJob.class)
                .getSpec()
                .getJobTemplate()
                .getSpec()
                .getPodFailurePolicy()
                .getRules();
        for (ExitCode code : ExitCode.values()) {
            if (code != ExitCode.OK) {
                assertEquals(
                        code.retryable() ? "Count" : "FailJob",
                        CronJobRules.action(rules, code.code()),
                        code.toString());
            }
        }
        Examples.DEATHS.forEach(death -> assertEquals("Count", CronJobRules.action(rules, death)));
        assertEquals("FailJob", CronJobRules.action(rules, 1));
        assertEquals("Ignore", rules.get(0).getAction(), "an evicted pod must not reach the rules for codes");
    }

    /** Both CronJobs give a night the same time and the same tries. */
    @Test
    void aNightHasTheTimeThatTheOtherCronJobGivesIt() throws IOException {
        CronJob here = KubernetesFiles.only(CronJob.class);
        CronJob other = CronJobRules.jobs(Examples.text("cronjob.yaml")).get(0);
        assertEquals(other.getSpec().getSchedule(), here.getSpec().getSchedule());
        assertEquals(
                other.getSpec().getJobTemplate().getSpec().getActiveDeadlineSeconds(),
                here.getSpec().getJobTemplate().getSpec().getActiveDeadlineSeconds());
        assertEquals(
                other.getSpec().getJobTemplate().getSpec().getBackoffLimit(),
                here.getSpec().getJobTemplate().getSpec().getBackoffLimit());
        assertEquals(
                CronJobRules.pod(other).getTerminationGracePeriodSeconds(),
                KubernetesFiles.driver().getTerminationGracePeriodSeconds());
    }

    @Test
    void theDriverIsThePodAndSpeaksForTheNight() throws IOException, InterruptedException {
        String said = CronJobRules.started(
                KubernetesFiles.container(),
                Map.of("JOB_NAME", "plumbline-29931195", "POD_IP", "10.1.2.3", "POD_NAME", "the-pod"));
        assertEquals(
                "0 --conf spark.driver.host=10.1.2.3 --conf spark.kubernetes.driver.pod.name=the-pod"
                        + " --class dev.plumbline.cli.Main local:///opt/plumbline/plumbline.jar"
                        + " train --config /etc/plumbline/nightly.properties --as-of 2026-11-27",
                said);
        assertTrue(CronJobRules.started(KubernetesFiles.container(), Map.of("JOB_NAME", "by-hand"))
                .startsWith("64 Cannot tell the night"));
        assertEquals("client", KubernetesFiles.setting("spark.submit.deployMode"), "cluster mode ends with 0");
        assertEquals(
                "COPY target/plumbline.jar /opt/plumbline/plumbline.jar",
                Examples.kubernetes("Dockerfile")
                        .strip()
                        .lines()
                        .reduce((a, b) -> b)
                        .orElseThrow());
    }

    @Test
    void driverAndExecutorsMeetOnThePortsThatAreOpen() throws IOException {
        NetworkPolicy policy = KubernetesFiles.only(NetworkPolicy.class);
        Map<String, String> label = policy.getSpec().getPodSelector().getMatchLabels();
        assertEquals(
                label,
                KubernetesFiles.only(CronJob.class)
                        .getSpec()
                        .getJobTemplate()
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getLabels());
        label.forEach(
                (key, value) -> assertEquals(value, KubernetesFiles.setting("spark.kubernetes.executor.label." + key)));
        var rule = policy.getSpec().getIngress().get(0);
        assertEquals(label, rule.getFrom().get(0).getPodSelector().getMatchLabels());
        Set<String> open = rule.getPorts().stream()
                .map(port -> port.getPort().getIntVal().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                Set.of(
                        KubernetesFiles.setting("spark.driver.port"),
                        KubernetesFiles.setting("spark.blockManager.port")),
                open);
        Set<String> told = KubernetesFiles.container().getPorts().stream()
                .map(ContainerPort::getContainerPort)
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(open, told);
    }

    @Test
    void theDriverMayDoWhatSparkDoesThereAndNothingElse() throws IOException {
        Role role = KubernetesFiles.only(Role.class);
        RoleBinding binding = KubernetesFiles.only(RoleBinding.class);
        ServiceAccount account = KubernetesFiles.only(ServiceAccount.class);
        String namespace = KubernetesFiles.only(Namespace.class).getMetadata().getName();
        assertEquals(role.getMetadata().getName(), binding.getRoleRef().getName());
        assertEquals(
                account.getMetadata().getName(), binding.getSubjects().get(0).getName());
        assertEquals(account.getMetadata().getName(), KubernetesFiles.driver().getServiceAccountName());
        for (String file : List.of("access.yaml", "network.yaml", "storage.yaml", "nightly.yaml")) {
            for (HasMetadata resource : KubernetesFiles.resources(Examples.kubernetes(file))) {
                if (!(resource instanceof Namespace)) {
                    assertEquals(namespace, resource.getMetadata().getNamespace(), file);
                }
            }
        }
        assertEquals(namespace, KubernetesFiles.setting("spark.kubernetes.namespace"));
        assertTrue(
                role.getRules().stream()
                        .filter(rule -> rule.getResources().contains("persistentvolumeclaims"))
                        .noneMatch(rule -> rule.getVerbs().toString().matches(".*(delete|create|patch|update).*")),
                "models must outlive every run");
        assertTrue(role.getRules().stream()
                .noneMatch(rule -> rule.getResources().contains("secrets")
                        || rule.getVerbs().contains("*")
                        || rule.getResources().contains("*")));
    }

    /** The namespace refuses pods of another kind. */
    @Test
    void allPodsAreConfinedAsTheNamespaceAsks() throws IOException {
        assertEquals(
                "restricted",
                KubernetesFiles.only(Namespace.class)
                        .getMetadata()
                        .getLabels()
                        .get("pod-security.kubernetes.io/enforce"));
        for (PodSpec pod : List.of(
                KubernetesFiles.driver(), KubernetesFiles.only(Pod.class).getSpec())) {
            assertTrue(pod.getSecurityContext().getRunAsNonRoot());
            assertEquals(
                    "RuntimeDefault",
                    pod.getSecurityContext().getSeccompProfile().getType());
            for (Container container : pod.getContainers()) {
                assertEquals(false, container.getSecurityContext().getAllowPrivilegeEscalation());
                assertEquals(
                        List.of("ALL"),
                        container.getSecurityContext().getCapabilities().getDrop());
            }
        }
        assertEquals(false, KubernetesFiles.only(Pod.class).getSpec().getAutomountServiceAccountToken());
    }

    @Test
    void executorsSeeTheInputWhereTheDriverDoes() throws IOException {
        String volume = "spark.kubernetes.executor.volumes.persistentVolumeClaim.sales.";
        String path = KubernetesFiles.setting(volume + "mount.path");
        String claim = KubernetesFiles.setting(volume + "options.claimName");
        assertTrue(KubernetesFiles.container().getVolumeMounts().stream()
                .anyMatch(mount ->
                        mount.getMountPath().equals(path) && mount.getName().equals("input")));
        assertTrue(KubernetesFiles.driver().getVolumes().stream()
                .anyMatch(each -> each.getName().equals("input")
                        && each.getPersistentVolumeClaim().getClaimName().equals(claim)));
        assertTrue(Examples.text("nightly.properties").contains("\ninput = " + path + "/"));
        String models =
                KubernetesFiles.only(PersistentVolumeClaim.class).getMetadata().getName();
        assertTrue(KubernetesFiles.driver().getVolumes().stream()
                .anyMatch(each -> each.getName().equals("models")
                        && each.getPersistentVolumeClaim().getClaimName().equals(models)));
        assertEquals("Secret plumbline-s3", secret());
    }

    /** What holds the keys, alike for driver and executors. */
    private static String secret() throws IOException {
        Set<String> names = KubernetesFiles.container().getEnv().stream()
                .filter(variable -> variable.getName().startsWith("AWS_"))
                .map(variable -> variable.getValueFrom().getSecretKeyRef().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(1, names.size());
        String name = names.iterator().next();
        for (String key : List.of(
                "AWS_ACCESS_KEY_ID      " + name + ":access-key", "AWS_SECRET_ACCESS_KEY  " + name + ":secret-key")) {
            assertTrue(
                    Examples.kubernetes("spark-defaults.conf")
                            .contains("# spark.kubernetes.executor.secretKeyRef." + key),
                    key);
        }
        return "Secret " + name;
    }

    /** The map of settings has what the pod is told to read there. */
    @Test
    void theMapOfSettingsIsMadeOfTheFilesThatAreNamed() throws IOException {
        String readme = Examples.kubernetes("README.md");
        for (String file : List.of(
                "conf/kubernetes/spark-defaults.conf",
                "conf/kubernetes/executor-pod.template",
                "conf/schedulers/nightly.properties",
                "conf/log4j2.properties")) {
            assertTrue(readme.contains("--from-file=" + file), file);
            assertTrue(Files.exists(Path.of(file)), file);
        }
        assertEquals(
                "/etc/plumbline/executor-pod.template",
                KubernetesFiles.setting("spark.kubernetes.executor.podTemplateFile"));
        assertEquals(
                KubernetesFiles.setting("spark.kubernetes.container.image"),
                KubernetesFiles.container().getImage());
    }
}
