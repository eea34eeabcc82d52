package dev.plumbline.cli;

import dev.plumbline.job.TrainSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings that a version's result options stand for: read by the very code that reads a command line. Only how
 * and where comes from the command line of today.
 */
final class StoredOptions implements Function<Map<String, String>, TrainSettings> {
    private static final Command TRAIN = TrainCommand.COMMAND;
    private static final Origin STORED = new Origin.Stored();
    private static final List<Option> OF_TODAY =
            List.of(StoreOptions.MODELS, InputOptions.PARTITIONS, EngineOptions.STORAGE, EngineOptions.TIMINGS);
    /** A database is named by its format. */
    private static final List<Option> NAMING_A_TABLE =
            List.of(InputOptions.INPUT, InputOptions.TABLE, InputOptions.FORMAT);
    /** A day of the past is as good as it was, whatever this machine's clock says. */
    private static final LocalDate ANY_DAY = LocalDate.of(9999, 12, 30);

    private final Values today;

    StoredOptions(Values today) {
        this.today = today;
    }

    /** Refuses: 76 what this Plumbline does not know or understand, 78 a secret that is not at hand. */
    @Override
    public TrainSettings apply(Map<String, String> stored) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Option option : TRAIN.options()) {
            option.fallback().ifPresent(text -> values.put(option.name(), Value.of(text, new Origin.Default())));
        }
        stored.forEach((name, text) -> add(values, name, text));
        for (Option option : OF_TODAY) {
            Optional.ofNullable(today.all().get(option.name())).ifPresent(value -> values.put(option.name(), value));
        }
        for (Option needed : List.of(ColumnOptions.LABEL, SettingsOptions.AS_OF)) {
            if (!values.containsKey(needed.name())) {
                throw refusal("its version does not say which " + needed.dashed() + " it was trained with");
            }
        }
        if (NAMING_A_TABLE.stream().noneMatch(option -> values.containsKey(option.name()))) {
            throw refusal("its version was trained on the rows that a program had, and does not say where they are");
        }
        AsOf asOf = AsOf.given(values.get(SettingsOptions.AS_OF.name()), ANY_DAY);
        return TrainCommand.settings(new Values(TRAIN, values, asOf, today.environment()));
    }

    private void add(Map<String, Value> values, String name, String text) {
        int dot = name.indexOf('.');
        Option option = TRAIN.spellings().get(dot < 0 ? name : name.substring(0, dot));
        boolean keyed = option != null && option.form() == Option.Form.KEYED;
        if (option == null || !option.built() || keyed == dot < 0) {
            throw refusal("its version was trained with --" + Shown.text(name) + " " + Shown.text(text)
                    + ", an option that this Plumbline does not have");
        }
        if (option.isFlag() && !text.equals("true") && !text.equals("false")) {
            throw refusal("its version was trained with " + option.dashed() + " " + Shown.text(text)
                    + ", which is neither true nor false");
        }
        // What stands at its default was never asked for, and so contradicts nothing.
        if (!option.fallback().equals(Optional.of(text))) {
            values.put(
                    name, keyed ? keyed(option, name.substring(dot + 1), text) : Value.of(texts(option, text), STORED));
        }
    }

    private static List<String> texts(Option option, String text) {
        return option.form() == Option.Form.REPEATABLE ? List.of(text.split(Values.BETWEEN)) : List.of(text);
    }

    /** A secret is stored as the name of what holds it. */
    private Value keyed(Option option, String key, String text) {
        if (!Shown.isSecretName(key)) {
            return Value.of(text, STORED);
        }
        String variable = Placeholders.variable(text)
                .orElseThrow(() -> refusal("its version does not say which variable holds the secret " + option.dashed()
                        + " " + Shown.text(key)));
        String secret = today.environment().getOrDefault(variable, "");
        if (secret.isEmpty()) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot train again: environment variable " + Shown.text(variable) + " is not set, and the version"
                            + " was trained with " + option.dashed() + " '" + Shown.text(key) + "=" + Shown.text(text)
                            + "'; secrets are never stored");
        }
        return new Value(List.of(secret), STORED, Optional.of(text));
    }

    private static Refusal refusal(String why) {
        return new Refusal(ExitCode.STATE_REFUSED, "Cannot train again: " + why);
    }
}
