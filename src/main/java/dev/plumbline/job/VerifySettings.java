package dev.plumbline.job;

import java.util.Optional;

/**
 * One validated run of {@code verify}. How the version was trained is not among them: that stands in its provenance.
 *
 * @param models directory of all models
 * @param model name of the model
 * @param version the version to train again; empty: the current one
 * @param timings whether the stages' times are printed
 */
public record VerifySettings(String models, String model, Optional<String> version, boolean timings) {}
