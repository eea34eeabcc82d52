package dev.plumbline.cli;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may stand in a value for something known only at run time: {@code ${as-of}}, {@code ${as-of:yyyy/MM/dd}},
 * {@code ${as-of-1d}}, {@code ${env:NAME}} and the names of {@code --var}. {@code $${} is a literal {@code ${}. What
 * is filled in is not looked at again.
 *
 * @param asOf the day, or empty while that day itself is worked out
 * @param environment of the process
 * @param variables given with {@code --var}
 */
record Placeholders(Optional<LocalDate> asOf, Map<String, String> environment, Map<String, String> variables) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(\\}?)");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:([^}]+)}");
    private static final Pattern DAY = Pattern.compile("as-of(?:([+-][0-9]{1,4})d)?(?::(.*))?");
    private static final String ENVIRONMENT = "env:";

    /** The environment variable that a text names, where it is nothing but its name: {@code ${env:NAME}}. */
    static Optional<String> variable(String text) {
        Matcher reference = REFERENCE.matcher(text);
        return reference.matches() ? Optional.of(reference.group(1)) : Optional.empty();
    }

    /** Names that a variable may not have. */
    static boolean reserved(String variable) {
        return variable.startsWith("as-of") || variable.startsWith(ENVIRONMENT);
    }

    /** The value with everything filled in; refuses (78) what cannot be, and what a scheduler left unrendered. */
    Value fill(String name, Value value) {
        List<String> filled = new ArrayList<>();
        for (String text : value.texts()) {
            filled.add(fill(name, text, value));
        }
        return new Value(filled, value.origin(), value.reference());
    }

    private String fill(String name, String text, Value value) {
        if (text.contains("{{")) {
            throw refusal(name, value, "it still holds '{{', which the scheduler should have filled in");
        }
        if (!text.contains("${")) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            matcher.appendReplacement(out, Matcher.quoteReplacement(replacement(name, matcher, value)));
        }
        return matcher.appendTail(out).toString();
    }

    private String replacement(String name, Matcher matcher, Value value) {
        String inner = matcher.group(1);
        if (inner == null) {
            return "${";
        }
        if (matcher.group(2).isEmpty()) {
            throw refusal(name, value, "'${' is never closed; write $${ for the characters themselves");
        }
        if (inner.startsWith(ENVIRONMENT)) {
            return ofEnvironment(name, inner.substring(ENVIRONMENT.length()), value);
        }
        Matcher day = DAY.matcher(inner);
        if (day.matches()) {
            return ofDay(name, day, value);
        }
        String known = variables.get(inner);
        if (known == null) {
            throw refusal(
                    name,
                    value,
                    "nothing is known of '${" + Shown.text(inner) + "}'; give --var " + Shown.text(inner) + "=..."
                            + Nearest.question(inner, variables.keySet()));
        }
        return known;
    }

    private String ofEnvironment(String name, String variable, Value value) {
        if (!value.secret() && Shown.isSecretName(variable)) {
            throw refusal(
                    name,
                    value,
                    "environment variable " + Shown.text(variable)
                            + " looks like a secret, and this value is written into the run's records");
        }
        String known = environment.get(variable);
        if (known == null) {
            throw refusal(name, value, "environment variable " + Shown.text(variable) + " is not set");
        }
        return known;
    }

    private String ofDay(String name, Matcher day, Value value) {
        LocalDate base = asOf.orElseThrow(() -> refusal(name, value, "${as-of} cannot stand in it"));
        try {
            LocalDate moved = day.group(1) == null ? base : base.plusDays(Integer.parseInt(day.group(1)));
            String pattern = day.group(2);
            return pattern == null
                    ? moved.toString()
                    : DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(moved);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw refusal(
                    name, value, "'" + Shown.text(day.group(2)) + "' is not a pattern for a day, such as yyyy/MM/dd");
        }
    }

    private static Refusal refusal(String name, Value value, String why) {
        return new Refusal(
                ExitCode.CONFIG,
                "Cannot use --" + name + ": " + why + value.origin().suffix());
    }
}
