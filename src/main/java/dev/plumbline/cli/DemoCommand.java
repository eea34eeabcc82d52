package dev.plumbline.cli;

import dev.plumbline.job.DemoSettings;
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
            DemoCommand::read);

    private DemoCommand() {}

    private static Request read(Values values) {
        DemoSettings settings = new DemoSettings(StoreOptions.read(values), DescentOptions.seed(values));
        StoredOptions understood = new StoredOptions(values);
        return commands -> commands.demo(settings, understood);
    }
}
