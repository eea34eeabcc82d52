package dev.plumbline.cli;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The values of one command's options, filled in, and the readers that turn them into numbers, choices and lists.
 * A value that does not fit is refused (78) with the option, the value and what is allowed. How each value was
 * understood is kept, because that text is what identifies a run.
 */
final class Values {
    /** Between the texts of a repeatable option that is told as one. */
    static final String BETWEEN = "\n";

    private final Command command;
    private final Map<String, Value> values;
    private final AsOf asOf;
    private final Map<String, String> environment;
    private boolean asOfAsked;
    private final Map<String, String> understood = new LinkedHashMap<>();

    Values(Command command, Map<String, Value> values, AsOf asOf, Map<String, String> environment) {
        this.command = command;
        this.values = new LinkedHashMap<>(values);
        this.asOf = asOf;
        this.environment = environment;
    }

    LocalDate asOf() {
        asOfAsked = true;
        return asOf.day();
    }

    /** Whether the command speaks for a day, and that day is today because nobody named another. */
    boolean tookToday() {
        return asOfAsked && asOf.value().origin() instanceof Origin.Default;
    }

    /** Variables of the process. */
    Map<String, String> environment() {
        return environment;
    }

    Map<String, Value> all() {
        return values;
    }

    /** Whether the user said anything of this option. */
    boolean given(Option option) {
        Value value = values.get(option.name());
        return value != null && !(value.origin() instanceof Origin.Default);
    }

    /**
     * Forgets an option that contradicts one of a higher layer: what a settings file says for every night gives way
     * to what is typed for one. Says whether it did; within one layer a contradiction is a mistake.
     */
    boolean giveWay(Option lower, Option higher) {
        if (!given(lower) || !given(higher) || rank(lower) >= rank(higher)) {
            return false;
        }
        Optional<Value> fallback = lower.fallback().map(text -> Value.of(text, new Origin.Default()));
        fallback.ifPresentOrElse(value -> values.put(lower.name(), value), () -> values.remove(lower.name()));
        return true;
    }

    private int rank(Option option) {
        return values.get(option.name()).origin().rank();
    }

    boolean flag(Option option) {
        return values.get(option.name()).text().equals("true");
    }

    Optional<String> text(Option option) {
        return Optional.ofNullable(values.get(option.name())).map(Value::text);
    }

    /** The text of an option that the command cannot do without. */
    String required(Option option) {
        return text(option)
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE,
                        "Cannot " + command.name() + ": " + option.dashed() + " " + option.param() + " is missing ("
                                + option.help() + ")"));
    }

    List<String> texts(Option option) {
        Value value = values.get(option.name());
        return value == null ? List.of() : value.texts();
    }

    /** The keys and values of a keyed option, in alphabetical order. */
    Map<String, String> keyed(Option option) {
        Map<String, String> found = new TreeMap<>();
        String prefix = option.name() + ".";
        values.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), value.text());
            }
        });
        return found;
    }

    long integer(Option option, long from, long to) {
        String text = required(option);
        try {
            long number = Numbers.integer(text);
            if (number >= from && number <= to) {
                understood(option, Long.toString(number));
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, with the range.
        }
        throw refusal(option, "it must be a whole number from " + from + " to " + to);
    }

    double decimal(Option option, Numbers.Range range) {
        double number = decimal(option, required(option), range);
        understood(option, Double.toString(number));
        return number;
    }

    /** A number that is part of an option's value. */
    double decimal(Option option, String text, Numbers.Range range) {
        try {
            double number = Numbers.decimal(text);
            if (range.holds(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, with the range.
        }
        throw refusal(option, "it must be a number " + range.text());
    }

    /** One of the words that are built; those of a later version are known. */
    <T> T choice(Option option, Map<String, T> built, Set<String> later) {
        String text = required(option);
        T chosen = built.get(text);
        if (chosen == null && later.contains(text)) {
            throw Layer.notBuilt(
                    option.dashed() + " " + text, values.get(option.name()).origin());
        }
        if (chosen == null) {
            throw refusal(
                    option,
                    "it must be one of " + String.join(", ", built.keySet()) + Nearest.question(text, built.keySet()));
        }
        return chosen;
    }

    /** A list with commas between its items; an item that holds a comma stands in double quotes. */
    List<String> list(Option option) {
        Optional<String> text = text(option);
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> items = CommaList.parse(text.get()).orElseThrow(() -> refusal(option, CommaList.RULE));
        understood(option, CommaList.format(items));
        return items;
    }

    /** Says how a value was understood, where that is not its text. */
    void understood(Option option, String canonical) {
        understood.put(option.name(), canonical);
    }

    /** Result options by name, in the one text that each of its spellings has; a secret by what names it. */
    Map<String, String> resultOptions() {
        Map<String, String> results = new TreeMap<>();
        for (Option option : command.options()) {
            if (option.role() == Option.Role.RESULT && option.form() == Option.Form.KEYED) {
                keyed(option).forEach((key, text) -> {
                    String name = option.name() + "." + key;
                    results.put(name, values.get(name).reference().orElse(text));
                });
            } else if (option.role() == Option.Role.RESULT && values.containsKey(option.name())) {
                results.put(option.name(), understood.getOrDefault(option.name(), String.join(BETWEEN, texts(option))));
            }
        }
        return results;
    }

    /** Refuses an option's value, 76 where it was stored and 78 elsewhere: "Cannot use --epochs 0: why". */
    Refusal refusal(Option option, String why) {
        Value value = values.get(option.name());
        return refusal(value == null ? ExitCode.CONFIG : value.origin().valueCode(), option, why);
    }

    /** Refuses one of the texts of a repeatable option. */
    Refusal refusal(Option option, String text, String why) {
        Origin origin = values.get(option.name()).origin();
        return new Refusal(
                origin.valueCode(),
                "Cannot use " + option.dashed() + " " + Shown.text(text) + ": " + why + origin.suffix());
    }

    /** Refuses a name: 64 where it was typed, 78 where it was configured. */
    Refusal nameRefusal(Option option, String why) {
        return refusal(values.get(option.name()).origin().code(), option, why);
    }

    private Refusal refusal(ExitCode code, Option option, String why) {
        Value value = values.get(option.name());
        String text = option.isFlag() || value == null ? "" : " " + Shown.text(value.text());
        String suffix = value == null ? "" : value.origin().suffix();
        return new Refusal(code, "Cannot use " + option.dashed() + text + ": " + why + suffix);
    }
}
