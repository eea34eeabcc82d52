package dev.plumbline.store;

import dev.plumbline.model.ModelName;
import java.util.Optional;

/**
 * A run's right to a version: only the claimant writes there.
 *
 * @param name of the model
 * @param version that was claimed
 * @param run id of the run that holds it
 * @param published whether this run has published it already, so that there is nothing left to train
 */
public record Claim(ModelName name, ModelVersion version, String run, boolean published) {
    private static final int FORMAT = 1;

    static byte[] encode(String run, String token) {
        return Json.line(json -> {
            json.writeNumberField("format", FORMAT);
            json.writeStringField("run", run);
            json.writeStringField("token", token);
        });
    }

    /** The run that holds a claim, or empty for a file that no run of ours wrote whole. */
    static Optional<String> runOf(byte[] bytes, String where) {
        try {
            JsonFields fields = Json.read(bytes, where).format(FORMAT);
            String run = fields.text("run");
            fields.text("token");
            fields.end();
            return Optional.of(run);
        } catch (dev.plumbline.model.Refusal unreadable) {
            return Optional.empty();
        }
    }
}
