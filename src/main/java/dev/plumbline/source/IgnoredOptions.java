package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;

/** Refuses options that say how text is read where the format has no text, and the other way round. */
final class IgnoredOptions {
    private IgnoredOptions() {}

    /**
     * @param format what the table is read as
     * @throws Refusal 78 for the first option that this format would ignore
     */
    static void refuse(SourceSettings settings, String format) {
        if (format.equals("csv")) {
            if (!settings.options().isEmpty()) {
                String key = settings.options().keySet().iterator().next();
                throw refusal(
                        "--option " + Excerpt.of(key),
                        "it is for Spark's own readers, and the input is read as csv, whose options are --delimiter,"
                                + " --no-header, --missing and --trim");
            }
            return;
        }
        String what = "it is for CSV only, and the input is read as " + Excerpt.of(format);
        if (settings.delimiter() != ',') {
            throw refusal("--delimiter", what);
        }
        if (!settings.header()) {
            throw refusal("--no-header", what);
        }
        if (settings.trim()) {
            throw refusal("--trim", what);
        }
        if (!settings.missing().isEmpty()) {
            throw refusal(
                    "--missing " + Excerpt.of(settings.missing().get(0)),
                    what + ", where a missing value is null; write nulls, or leave such rows out of the input");
        }
    }

    private static Refusal refusal(String option, String why) {
        return new Refusal(ExitCode.CONFIG, "Cannot use " + option + ": " + why);
    }
}
