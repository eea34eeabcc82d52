package dev.plumbline.job;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.source.GenerateSettings;
import dev.plumbline.source.SyntheticTable;

/** Writes a synthetic table. */
public final class GenerateJob {
    private GenerateJob() {}

    public static Outcome run(GenerateSettings settings, Listeners listeners) {
        try (Session session = Session.open("plumbline generate")) {
            SyntheticTable.write(session.sql(), settings);
        }
        String message = "wrote " + settings.rows() + " rows to " + settings.output();
        listeners.say(message);
        return new Outcome(ExitCode.OK, message, "", "", "", 0, settings.rows());
    }
}
