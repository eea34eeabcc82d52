package dev.plumbline.train;

/**
 * Where the parameters of a descent stand, and which way is up there: what an optimizer steps from.
 *
 * @param at the parameters
 * @param gradient of the objective there; one per parameter, not to be changed by those who read it
 */
public record Standing(Parameters at, double[] gradient) {}
