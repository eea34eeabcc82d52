package dev.plumbline.job;

import dev.plumbline.model.ExportKind;
import java.util.Optional;

/**
 * One validated run of {@code models export}.
 *
 * @param kind the form
 * @param models directory of all models
 * @param model name of the model
 * @param version of it, empty: the current one
 * @param output the file or directory to create
 * @param allowLoss whether a form that cannot hold the line to six digits is written all the same
 */
public record ExportSettings(
        ExportKind kind, String models, String model, Optional<String> version, String output, boolean allowLoss) {}
