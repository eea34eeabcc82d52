package dev.plumbline.train;

/**
 * A function to minimise. The trainer knows nothing else of the data: not Spark, not blocks, not units.
 */
public interface Objective {
    /** Number of parameters: slopes in model order, then the intercept where the model has one. */
    int parameters();

    /** Loss and gradient at a point. The same point gives the same bits, however often it is asked. */
    Evaluation evaluate(Parameters at);
}
