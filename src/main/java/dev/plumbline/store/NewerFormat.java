package dev.plumbline.store;

/** Marks a refusal as one of a newer format: nothing is damaged, so nothing may be repaired. */
final class NewerFormat extends Exception {
    private static final long serialVersionUID = 1L;

    NewerFormat(String what) {
        super(what, null, false, false);
    }

    static boolean isCauseOf(dev.plumbline.model.Refusal refusal) {
        return refusal.getCause() instanceof NewerFormat;
    }
}
