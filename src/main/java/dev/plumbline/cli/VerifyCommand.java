package dev.plumbline.cli;

import dev.plumbline.job.VerifySettings;
import java.util.List;

/** {@code verify}: trains a version again and compares bit for bit. */
final class VerifyCommand {
    static final Command COMMAND = new Command(
            "verify",
            "Trains a version again from its provenance and compares every figure bit for bit. Publishes nothing.",
            "",
            List.of(StoreOptions.READING, EngineOptions.AGAIN, SettingsOptions.GROUP),
            VerifyCommand::read);

    private VerifyCommand() {}

    private static Request read(Values values) {
        VerifySettings settings = new VerifySettings(
                StoreOptions.models(values),
                StoreOptions.model(values),
                StoreOptions.version(values),
                values.flag(EngineOptions.TIMINGS));
        InputOptions.partitions(values);
        EngineOptions.storage(values);
        StoredOptions again = new StoredOptions(values);
        return commands -> commands.verify(settings, again);
    }
}
