package dev.plumbline.model;

/**
 * A run that cannot go on for a reason the user can act on: it carries the exit code and a sentence of the form
 * "Cannot X: Y", with where, both values and the way out. Shown without a stack trace; any other exception is a bug
 * of ours and is shown with one.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    public Refusal(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    public Refusal(ExitCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ExitCode code() {
        return code;
    }
}
