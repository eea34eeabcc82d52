package dev.plumbline.cli;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Brings what one place says to one form, and refuses what cannot be said there. */
final class Layer {
    private final Command command;
    private final Map<String, Option> spellings;
    private final Collection<Option> all;
    private final Map<String, Value> values = new LinkedHashMap<>();

    Layer(Command command, Collection<Option> all) {
        this.command = command;
        this.spellings = command.spellings();
        this.all = all;
    }

    /** The values by canonical name: {@code standardize} for both spellings, {@code option.header} for a key. */
    Map<String, Value> canonical(Map<String, Value> given) {
        given.forEach(this::add);
        return values;
    }

    private void add(String name, Value value) {
        Option option = spellings.get(name);
        if (option == null && name.indexOf('.') > 0) {
            Option keyed = spellings.get(name.substring(0, name.indexOf('.')));
            if (keyed != null && keyed.form() == Option.Form.KEYED) {
                addKey(keyed, name.substring(name.indexOf('.') + 1), value);
                return;
            }
        }
        if (option == null) {
            refuseUnknown(name, value);
        } else if (!option.built()) {
            throw notBuilt(option.dashed(), value.origin());
        } else if (option.isFlag()) {
            addFlag(option, value);
        } else if (option.form() == Option.Form.KEYED) {
            several(option, value).forEach(text -> addKeyed(option, text, value.origin()));
        } else if (option.form() == Option.Form.REPEATABLE) {
            values.put(name, Value.of(several(option, value), value.origin()));
        } else {
            values.put(name, value);
        }
    }

    /** On the command line, and in a program, each value is one; elsewhere one text is a list. */
    private static List<String> several(Option option, Value value) {
        if (value.origin() instanceof Origin.CommandLine || value.origin() instanceof Origin.Program) {
            return value.texts();
        }
        return CommaList.parse(value.text())
                .orElseThrow(() -> new Refusal(
                        ExitCode.CONFIG,
                        "Cannot use " + option.dashed() + " " + Shown.text(value.text()) + ": " + CommaList.RULE
                                + value.origin().suffix()));
    }

    private void addFlag(Option option, Value value) {
        String text = value.text();
        if (!text.equals("true") && !text.equals("false")) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot use " + option.dashed() + " " + Shown.text(text) + ": it must be true or false"
                            + value.origin().suffix());
        }
        String positive = option.name().replaceFirst("^no-", "");
        Option twin = spellings.get(positive);
        boolean negated = !positive.equals(option.name()) && twin != null && twin.form() == Option.Form.SWITCH;
        String name = negated ? positive : option.name();
        boolean on = text.equals("true") != negated;
        Value old = values.put(name, Value.of(String.valueOf(on), value.origin()));
        if (old != null) {
            throw new Refusal(
                    value.origin().code(),
                    "Cannot use --" + name + " and --no-" + name + " together"
                            + value.origin().suffix());
        }
    }

    private void addKeyed(Option option, String text, Origin origin) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new Refusal(
                    origin.code(),
                    "Cannot use " + option.dashed() + ": its value must be " + option.param() + origin.suffix());
        }
        addKey(option, text.substring(0, equals), Value.of(text.substring(equals + 1), origin));
    }

    private void addKey(Option option, String key, Value value) {
        boolean secret = Shown.isSecretName(key);
        boolean variable = option.name().equals(SettingsOptions.VAR.name());
        if (secret && (variable || Placeholders.variable(value.text()).isEmpty())) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot use " + option.dashed() + " " + Shown.text(key)
                            + "=****: a secret must not stand in plain text; name an environment variable that holds"
                            + " it: --option '" + Shown.text(key) + "=${env:NAME}'"
                            + value.origin().suffix());
        }
        if (variable && Placeholders.reserved(key)) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot use --var " + Shown.text(key) + ": this name has a meaning of its own"
                            + value.origin().suffix());
        }
        String name = option.name() + "." + key;
        Optional<String> reference = secret ? Optional.of(value.text()) : Optional.empty();
        if (values.put(name, new Value(value.texts(), value.origin(), reference)) != null) {
            throw new Refusal(
                    value.origin().code(),
                    "Cannot use " + option.dashed() + " " + Shown.text(key) + " twice"
                            + value.origin().suffix());
        }
    }

    /** A key of another command is no mistake: one settings file may serve them all. */
    private void refuseUnknown(String name, Value value) {
        Set<String> known = new TreeSet<>();
        for (Option option : all) {
            known.add(option.name());
            Command.negation(option).ifPresent(negation -> known.add(negation.name()));
        }
        int dot = name.indexOf('.');
        if (known.contains(name) || (dot > 0 && known.contains(name.substring(0, dot)))) {
            return;
        }
        List<String> built = command.builtSpellings();
        throw new Refusal(
                ExitCode.CONFIG,
                "Cannot use '" + Shown.text(name) + "': no option goes by this name"
                        + Nearest.question(name, Nearest.to(name, built).isPresent() ? built : known)
                        + value.origin().suffix());
    }

    /** The sentence for an option that a later version will have. */
    static Refusal notBuilt(String what, Origin origin) {
        return new Refusal(origin.code(), "Cannot use " + what + ": not built in this version" + origin.suffix());
    }
}
