package dev.plumbline.store;

import dev.plumbline.model.Provenance;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What makes a run the run it is, as its {@code run.json} has it: two runs that differ in any of it have different ids.
 *
 * @param run id, a hash of all the rest and of the model's name
 * @param asOf the day it speaks for
 * @param provenance inputs, result options and versions
 * @param startedFrom with {@code --warm-start}, the version whose parameters it starts from
 */
public record RunIdentity(String run, LocalDate asOf, Provenance provenance, Optional<ModelVersion> startedFrom) {}
