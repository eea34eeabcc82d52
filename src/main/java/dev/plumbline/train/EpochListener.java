package dev.plumbline.train;

/** Hears of each epoch in order: history, checkpoints, progress. */
public interface EpochListener {
    /** Hears and says nothing. */
    EpochListener NONE = (record, state) -> {};

    /**
     * The point from which the descent starts or goes on, before its first step.
     *
     * @param start with the epochs done before; its rates are those of the plan, or of the last epoch before a resume
     */
    default void started(EpochRecord start) {}

    /**
     * An epoch is done and its parameters have been evaluated.
     *
     * @param record the epoch
     * @param state from which the descent can go on; what a checkpoint stores
     */
    void finished(EpochRecord record, TrainingState state);

    /**
     * The descent ran away, and begins anew from its start with slower rates: what was heard of its epochs does not count.
     *
     * @param halvings of the rates so far, those before the first epoch included
     */
    default void backedOff(int halvings) {}

    /** The descent is over, one way or another: nothing more comes. */
    default void ended() {}
}
