package dev.plumbline.trials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.store.FileStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a run says of how it ended.
 *
 * @param json the object of {@code status.json}, which is also the last line of standard output
 */
public record Status(JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 1 << 16;

    /** By a run itself: on standard output or, where the cluster started its driver and has that, in {@code status.json}. */
    public static Status of(Run run, Command command) throws IOException {
        if (!command.isElsewhere()) {
            return new Status(run.status());
        }
        return stored(command).orElseThrow(() -> new Unexpected("no status of " + command.words()));
    }

    /** In {@code status.json} beside the models, wherever those are kept; empty before the run began. */
    public static Optional<Status> stored(Command command) throws IOException {
        FileStore store = command.store();
        String runs = Models.NAME.value() + "/runs";
        List<String> ofTheDay = store.list(runs).stream()
                .filter(run -> run.startsWith(command.day()))
                .toList();
        Unexpected.unless(ofTheDay.size() <= 1, () -> "not one run of the day: " + ofTheDay);
        if (ofTheDay.isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> text = store.readIfPresent(runs + "/" + ofTheDay.get(0) + "/status.json", MOST_BYTES);
        return text.isEmpty() ? Optional.empty() : Optional.of(new Status(JSON.readTree(text.get())));
    }

    /** Waits for the last word of a run that nothing else tells the end of. */
    public static Status awaited(Command command, int seconds) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            Optional<Status> now = stored(command);
            if (now.isPresent() && now.get().isLast()) {
                return now.get();
            }
            Thread.sleep(100);
        }
        throw new Unexpected("no last word within " + seconds + " s: " + stored(command));
    }

    public int code() {
        return json.path("code").asInt(-1);
    }

    public String message() {
        return json.path("message").asText();
    }

    public String version() {
        return json.path("version").asText();
    }

    /** Id of the run. */
    public String run() {
        return json.path("run").asText();
    }

    /** Whether it is the last word: while a run goes on its status says that it has not ended. */
    public boolean isLast() {
        return !message().endsWith("has not said how it ended");
    }
}
