package dev.plumbline.cli;

import dev.plumbline.model.Outcome;

/** A validated command, ready to run. */
@FunctionalInterface
interface Request {
    Outcome run(Commands commands);
}
