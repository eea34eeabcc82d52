package dev.plumbline.faults;

/** A case that this machine cannot run, and why. */
final class NotHere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotHere(String why) {
        super(why);
    }
}
