package dev.plumbline.job;

import dev.plumbline.model.PredictionBand;
import dev.plumbline.source.SourceSettings;
import java.util.Map;
import java.util.Optional;

/**
 * One validated run of {@code predict}.
 *
 * @param source what to read; label, features and weight are empty, because the model names the columns
 * @param models directory of all models
 * @param model name of the model
 * @param version the version to apply; empty: the current one
 * @param output what to write
 * @param interval that stands beside each prediction; empty: none
 */
public record PredictSettings(
        SourceSettings source,
        String models,
        String model,
        Optional<String> version,
        Output output,
        Optional<Interval> interval) {
    /**
     * Where and in what the predictions are written.
     *
     * @param place directory to create
     * @param format {@code csv}, {@code parquet} or any that Spark writes; empty: that of the input
     * @param options given on to Spark's writer
     */
    public record Output(String place, Optional<String> format, Map<String, String> options) {
        public Output {
            options = Map.copyOf(options);
        }
    }

    /**
     * An interval.
     *
     * @param kind of what
     * @param confidence between 0 and 1
     */
    public record Interval(PredictionBand.Kind kind, double confidence) {}
}
