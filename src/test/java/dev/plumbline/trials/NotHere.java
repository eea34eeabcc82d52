package dev.plumbline.trials;

/** A case that this machine cannot run, and why. */
public final class NotHere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotHere(String why) {
        super(why);
    }
}
