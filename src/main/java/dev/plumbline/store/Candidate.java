package dev.plumbline.store;

import dev.plumbline.model.FittedModel;

/**
 * What is to be published. The history comes from the run's directory, where it was written epoch by epoch.
 *
 * @param model for {@code model.json}
 * @param terms the whole of {@code terms.csv}
 */
public record Candidate(FittedModel model, byte[] terms) {}
