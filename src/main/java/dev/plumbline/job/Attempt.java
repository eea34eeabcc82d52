package dev.plumbline.job;

import dev.plumbline.store.Lease;

/**
 * One attempt of a run: an earlier one may have left a checkpoint, a later one may have to go on.
 *
 * @param record of the run
 * @param lease that must be held whenever something is kept
 * @param ending what may end it before it is done
 */
record Attempt(RunRecord record, Lease lease, Ending ending) {}
