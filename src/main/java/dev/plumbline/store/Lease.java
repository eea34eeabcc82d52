package dev.plumbline.store;

/**
 * The right of one run to work on a model for a while, so that two runs do not waste work. It is renewed in the
 * background until it is closed. Nothing that is published rests on it.
 */
public final class Lease implements AutoCloseable {
    Lease() {}

    /** @throws dev.plumbline.model.Refusal 75 where another run has taken over */
    public void requireHeld() {}

    /** Gives the lease back, if it is still held. */
    @Override
    public void close() {}
}
