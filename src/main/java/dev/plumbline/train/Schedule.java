package dev.plumbline.train;

/**
 * How the learning rates change over the epochs.
 *
 * @param kind the shape
 * @param decay factor of each step (step, plateau), per epoch (exponential), or rate of the inverse form; in (0, 1)
 * @param every epochs between steps (step), epochs without improvement (plateau)
 */
public record Schedule(Kind kind, double decay, int every) {
    /** The same rates in every epoch. */
    public static final Schedule CONSTANT = new Schedule(Kind.CONSTANT, 0.5, 1);

    /** The shapes a user can name. */
    public enum Kind {
        CONSTANT,
        STEP,
        EXPONENTIAL,
        INVERSE,
        COSINE,
        PLATEAU
    }
}
