package dev.plumbline.schedulers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
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
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The files of {@code conf/kubernetes}, each document read strictly into its type. */
final class KubernetesFiles {
    static final List<String> MANIFESTS =
            List.of("access.yaml", "network.yaml", "storage.yaml", "nightly.yaml", "executor-pod.template");
    static final Map<String, Class<? extends HasMetadata>> TYPES = Map.of(
            "Namespace", Namespace.class,
            "ServiceAccount", ServiceAccount.class,
            "Role", Role.class,
            "RoleBinding", RoleBinding.class,
            "NetworkPolicy", NetworkPolicy.class,
            "PersistentVolumeClaim", PersistentVolumeClaim.class,
            "CronJob", CronJob.class,
            "Pod", Pod.class);

    private KubernetesFiles() {}

    static List<HasMetadata> resources(String yaml) throws IOException {
        List<HasMetadata> resources = new ArrayList<>();
        for (JsonNode document : Examples.documents(yaml)) {
            HasMetadata resource = Examples.as(TYPES.get(document.path("kind").asText()), document);
            assertEquals(document.path("apiVersion").asText(), resource.getApiVersion());
            resources.add(resource);
        }
        return resources;
    }

    static <T extends HasMetadata> T only(Class<T> type) throws IOException {
        List<T> found = new ArrayList<>();
        for (String file : MANIFESTS) {
            resources(Examples.kubernetes(file)).stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .forEach(found::add);
        }
        assertEquals(1, found.size(), type.getSimpleName());
        return found.get(0);
    }

    private static Properties spark() throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader(Examples.kubernetes("spark-defaults.conf")));
        return settings;
    }

    static PodSpec driver() throws IOException {
        return CronJobRules.pod(only(CronJob.class));
    }

    static Container container() throws IOException {
        assertEquals(1, driver().getContainers().size());
        return driver().getContainers().get(0);
    }

    /** A setting of Spark that must be there. */
    static String setting(String key) {
        try {
            String value = spark().getProperty(key);
            assertNotEquals(null, value, key);
            return value;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
