package dev.plumbline.job;

import dev.plumbline.source.SourceSettings;
import java.util.Optional;

/**
 * One validated run of {@code evaluate}.
 *
 * @param source what to read; label and features are empty, because the model names the columns
 * @param models directory of all models
 * @param model name of the model
 * @param version the version to score; empty: the current one
 * @param json whether the scores are printed as JSON instead of a table
 */
public record EvaluateSettings(
        SourceSettings source, String models, String model, Optional<String> version, boolean json) {}
