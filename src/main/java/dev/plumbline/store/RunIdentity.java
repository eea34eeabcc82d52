package dev.plumbline.store;

import dev.plumbline.model.Provenance;
import java.time.LocalDate;

/**
 * What makes a run the run it is, as its {@code run.json} has it: two runs that differ in any of it have different ids.
 *
 * @param run id, a hash of all the rest and of the model's name
 * @param asOf the day it speaks for
 * @param provenance inputs, result options, versions, and the version that a warm start starts from
 */
public record RunIdentity(String run, LocalDate asOf, Provenance provenance) {}
