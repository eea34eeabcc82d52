package dev.plumbline.job;

import java.util.Optional;

/**
 * One validated run of {@code report}.
 *
 * @param models directory of all models
 * @param model name of the model
 * @param which run it is about
 */
public record ReportSettings(String models, String model, Which which) {
    /** Which run. */
    public sealed interface Which {}

    /**
     * The run that published a version.
     *
     * @param version empty: the current one
     */
    public record Version(Optional<String> version) implements Which {}

    /**
     * A run, whatever became of it.
     *
     * @param id as the directory is called
     */
    public record Run(String id) implements Which {}

    /** The run that has said last how it stands, whatever became of it. */
    public record Last() implements Which {}
}
