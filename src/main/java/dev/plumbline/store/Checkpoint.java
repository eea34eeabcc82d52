package dev.plumbline.store;

import dev.plumbline.train.TrainingState;

/**
 * A place from which a descent goes on as if it had not stopped.
 *
 * @param halvings of the rates in force, as {@code --back-off} made them; 0 without
 * @param state all that the trainer remembers
 */
public record Checkpoint(int halvings, TrainingState state) {}
