package dev.plumbline.cli;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the layers together: command line over environment over settings file over default. Each layer is first
 * brought to one form: a switch has one name, and each key of a keyed option is a value of its own.
 */
final class Layers {
    private final Command command;
    private final Surroundings surroundings;

    Layers(Command command, Surroundings surroundings) {
        this.command = command;
        this.surroundings = surroundings;
    }

    /**
     * @param typed what the command line says, by the names that were typed
     * @param all the options of every command: what a shared settings file may hold
     */
    Values values(Map<String, Value> typed, Collection<Option> all) {
        Map<String, Value> merged = new LinkedHashMap<>();
        for (Option option : command.options()) {
            option.fallback().ifPresent(text -> merged.put(option.name(), Value.of(text, new Origin.Default())));
        }
        Map<String, Value> top = new Layer(command, all).canonical(typed);
        Collection<Option> spellings = command.spellings().values();
        Map<String, Value> environment =
                new Layer(command, all).canonical(EnvironmentOptions.read(surroundings.environment(), spellings, all));
        configPath(top, environment).ifPresent(path -> merged.putAll(fromFile(path, all)));
        merged.putAll(environment);
        merged.putAll(top);
        return filled(merged);
    }

    private Optional<String> configPath(Map<String, Value> top, Map<String, Value> environment) {
        String name = SettingsOptions.CONFIG.name();
        return Optional.ofNullable(top.getOrDefault(name, environment.get(name)))
                .map(value ->
                        fillWith(Optional.empty(), Map.of()).fill(name, value).text());
    }

    private Map<String, Value> fromFile(String path, Collection<Option> all) {
        Map<String, Value> entries = ConfigFile.read(path);
        for (Option option : List.of(SettingsOptions.CONFIG, SettingsOptions.PRINT_CONFIG)) {
            Value found = entries.get(option.name());
            if (found != null) {
                throw new Refusal(
                        ExitCode.CONFIG,
                        "Cannot use " + option.name() + " in a settings file"
                                + found.origin().suffix());
            }
        }
        return new Layer(command, all).canonical(entries);
    }

    private Values filled(Map<String, Value> merged) {
        Value given = merged.get(SettingsOptions.AS_OF.name());
        AsOf asOf = given == null
                ? AsOf.today(surroundings.today())
                : AsOf.given(
                        fillWith(Optional.empty(), Map.of()).fill(SettingsOptions.AS_OF.name(), given),
                        surroundings.today());
        Map<String, String> variables = new LinkedHashMap<>();
        String prefix = SettingsOptions.VAR.name() + ".";
        Placeholders ofVariables = fillWith(asOf, Map.of());
        merged.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                variables.put(
                        name.substring(prefix.length()),
                        ofVariables.fill(name, value).text());
            }
        });
        Placeholders ofAll = fillWith(asOf, variables);
        Map<String, Value> filled = new LinkedHashMap<>();
        merged.forEach((name, value) ->
                filled.put(name, checked(name, (name.startsWith(prefix) ? ofVariables : ofAll).fill(name, value))));
        filled.put(SettingsOptions.AS_OF.name(), asOf.value());
        return new Values(command, filled, asOf, surroundings.environment());
    }

    static Value checked(String name, Value value) {
        for (String text : value.texts()) {
            if (text.isEmpty()) {
                throw new Refusal(
                        ExitCode.CONFIG,
                        "Cannot use --" + name + ": its value is empty"
                                + value.origin().suffix());
            }
            if (text.indexOf(Arguments.UNDECODED) >= 0) {
                throw new Refusal(
                        ExitCode.CONFIG,
                        "Cannot use --" + name + " " + Shown.text(text)
                                + ": letters outside ASCII were lost on their way here; set LC_ALL=C.UTF-8"
                                + value.origin().suffix());
            }
            if (!value.secret() && Shown.holdsCredentials(text)) {
                throw new Refusal(
                        ExitCode.CONFIG,
                        "Cannot use --" + name + " " + Shown.text(text)
                                + ": it carries credentials, which would be written into logs and records; let Spark"
                                + " or Hadoop read them from a credential provider"
                                + value.origin().suffix());
            }
        }
        return value;
    }

    private Placeholders fillWith(AsOf asOf, Map<String, String> variables) {
        return fillWith(Optional.of(asOf), variables);
    }

    private Placeholders fillWith(Optional<AsOf> asOf, Map<String, String> variables) {
        return new Placeholders(asOf.map(AsOf::day), surroundings.environment(), variables);
    }
}
