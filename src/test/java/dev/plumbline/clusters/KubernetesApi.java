package dev.plumbline.clusters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A stand-in for the API server of Kubernetes, on loopback: keeps what it is given, and gives it back. Nothing is
 * scheduled. What becomes of pods is the case's to say, each time one is looked at.
 */
final class KubernetesApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ObjectNode> resources = new ConcurrentSkipListMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Node node;
    private final HttpServer server;

    /** What becomes of pods. */
    interface Node {
        /** A pod was asked for. */
        void start(JsonNode pod) throws IOException;

        /** Writes into a pod how it is now. */
        void tell(ObjectNode pod);
    }

    KubernetesApi(Node node) throws IOException {
        this.node = node;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** As Spark takes it for a master. */
    String master() {
        return "k8s://http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A pod that runs, which nobody asked for here. */
    void putPod(String namespace, String name) {
        ObjectNode pod = JSON.createObjectNode().put("kind", "Pod").put("apiVersion", "v1");
        pod.putObject("metadata").put("name", name).put("namespace", namespace).put("uid", name);
        resources.put("/api/v1/namespaces/" + namespace + "/pods/" + name, pod);
    }

    /** Resources of a kind, such as {@code pods}, as they were asked for. */
    List<JsonNode> all(String kind) {
        return resources.entrySet().stream()
                .filter(entry -> entry.getKey().contains("/" + kind + "/"))
                .<JsonNode>map(Map.Entry::getValue)
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod()) {
                case "POST" -> {
                    ObjectNode resource = kept(exchange, path + "/");
                    send(exchange, 201, resource);
                    if (path.endsWith("/pods")) {
                        node.start(resource);
                    }
                }
                case "PATCH" -> send(exchange, 200, kept(exchange, path.substring(0, path.lastIndexOf('/') + 1)));
                case "GET" -> get(exchange, path);
                case "DELETE" -> send(exchange, 200, JSON.createObjectNode().put("kind", "Status"));
                default -> send(exchange, 405, status(405));
            }
        }
    }

    private ObjectNode kept(HttpExchange exchange, String folder) throws IOException {
        ObjectNode resource = (ObjectNode) JSON.readTree(exchange.getRequestBody());
        ObjectNode metadata = resource.withObject("/metadata");
        String path = folder + metadata.path("name").asText();
        metadata.put(
                "uid",
                UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString());
        metadata.put("resourceVersion", "1");
        resources.put(path, resource);
        return resource;
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        ObjectNode one = resources.get(path);
        Map<String, String> query = query(exchange);
        if (one != null) {
            send(exchange, 200, now(one));
        } else if (query.containsKey("watch")) {
            // Nothing is told by itself: the watch ends, and whoever wants to know has to ask.
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(200, -1);
        } else if (path.matches(".*/(pods|configmaps|services|persistentvolumeclaims)")) {
            send(exchange, 200, list(path + "/", query.getOrDefault("labelSelector", "")));
        } else {
            send(exchange, 404, status(404));
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new TreeMap<>();
        String text = exchange.getRequestURI().getQuery();
        for (String part : text == null ? new String[0] : text.split("&")) {
            String[] pair = part.split("=", 2);
            query.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        return query;
    }

    private ObjectNode now(ObjectNode resource) {
        ObjectNode copy = resource.deepCopy();
        if (copy.path("kind").asText().equals("Pod")) {
            node.tell(copy);
        }
        return copy;
    }

    private ObjectNode list(String folder, String selector) {
        ObjectNode list = JSON.createObjectNode().put("kind", "List").put("apiVersion", "v1");
        list.putObject("metadata").put("resourceVersion", "1");
        ArrayNode items = list.putArray("items");
        resources.forEach((path, resource) -> {
            if (path.startsWith(folder) && fits(resource.at("/metadata/labels"), selector)) {
                items.add(now(resource));
            }
        });
        return list;
    }

    /** Conditions of the forms {@code a=b} and {@code a!=b}, with commas between them. */
    private static boolean fits(JsonNode labels, String selector) {
        for (String condition : selector.split(",")) {
            String[] pair = condition.split("!?=", 2);
            boolean wanted = !condition.contains("!=");
            if (pair.length == 2 && labels.path(pair[0]).asText().equals(pair[1]) != wanted) {
                return false;
            }
        }
        return true;
    }

    private static ObjectNode status(int code) {
        return JSON.createObjectNode()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", "Failure")
                .put("code", code);
    }

    private static void send(HttpExchange exchange, int code, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        // A connection that is kept may be closed by its age in the moment in which the client uses it again.
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(code, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
