package dev.plumbline.job;

import java.util.Optional;

/**
 * One validated run of {@code models}.
 *
 * @param action what to do
 * @param models directory of all models
 * @param model name of the model; empty only under {@link Action#LIST}: all of them
 * @param version the version to show, empty: the current one; under {@link Action#ROLLBACK} the one to make current
 */
public record ModelsSettings(Action action, String models, Optional<String> model, Optional<String> version) {
    /** What the user wants of the stored models. */
    public enum Action {
        /** The models, or the versions of one. */
        LIST,
        /** One version in full. */
        SHOW,
        /** How a model changed from version to version, and the log of moves. */
        HISTORY,
        /** Another version is made current. */
        ROLLBACK,
        /** What is current is restored from the log of moves. */
        REPAIR
    }
}
