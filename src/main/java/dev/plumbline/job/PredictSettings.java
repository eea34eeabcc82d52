package dev.plumbline.job;

import dev.plumbline.source.SourceSettings;
import java.util.Optional;

/**
 * One validated run of {@code predict}.
 *
 * @param source what to read; label, features and weight are empty, because the model names the columns
 * @param models directory of all models
 * @param model name of the model
 * @param version the version to apply; empty: the current one
 * @param output directory to create, with {@code prediction} beside the input's columns
 * @param outputFormat {@code csv} or {@code parquet}; empty: that of the input
 */
public record PredictSettings(
        SourceSettings source,
        String models,
        String model,
        Optional<String> version,
        String output,
        Optional<String> outputFormat) {}
