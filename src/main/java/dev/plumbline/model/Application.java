package dev.plumbline.model;

import java.util.Optional;

/**
 * What came of applying a model to a table.
 *
 * @param rows what became of every row; those that are used have a prediction
 * @param drift of the features since training; empty where the version does not say what they looked like
 */
public record Application(RowAccount rows, Optional<Drift> drift) {}
