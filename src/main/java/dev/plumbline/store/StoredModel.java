package dev.plumbline.store;

import dev.plumbline.model.FittedModel;
import dev.plumbline.model.ModelName;
import java.time.Instant;

/**
 * A published version as it was loaded, every checksum right.
 *
 * @param name of the model
 * @param version of it
 * @param model what was learned
 * @param run that published it
 * @param created when, to the second
 */
public record StoredModel(ModelName name, ModelVersion version, FittedModel model, String run, Instant created) {}
