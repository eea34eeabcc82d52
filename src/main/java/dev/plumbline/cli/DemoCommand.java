package dev.plumbline.cli;

import dev.plumbline.job.DemoSettings;
import dev.plumbline.model.ExitCode;
import java.util.List;

/** {@code demo}: the first descent, told. */
final class DemoCommand {
    private static final Option MODEL = StoreOptions.MODEL.or("demo");

    static final Command COMMAND = new Command(
                    "demo",
                    "Makes noisy points on a line, fits it three ways and shows why one of them is enough.",
                    "",
                    List.of(
                            OptionGroup.of("Demonstration", DescentOptions.SEED, StoreOptions.MODELS, MODEL),
                            SettingsOptions.GROUP),
                    DemoCommand::read)
            .saying(
                    "Writes 10,000 points on y = 3 x + 5 with noise, and descends from k = 0 and b = 0 with one learning"
                            + " rate for both, with a rate for each, and in standardized coordinates. A table shows how far each"
                            + " came; the last one is checked by the gates and published.")
            .example("plumbline demo", "the first descent, told")
            .example("plumbline demo --seed 7", "other points")
            .ends(ExitCode.OK, ExitCode.UNAVAILABLE, ExitCode.CANNOT_CREATE, ExitCode.IO_ERROR, ExitCode.NO_PERMISSION)
            .file("plumbline-demo/seed-N", "the points")
            .file("MODELS/demo/versions/VERSION/", "the model")
            .see("train", "docs/why-b-is-slow.md");

    private DemoCommand() {}

    private static Request read(Values values) {
        DemoSettings settings = new DemoSettings(StoreOptions.read(values), DescentOptions.seed(values));
        StoredOptions understood = new StoredOptions(values);
        return commands -> commands.demo(settings, understood);
    }
}
