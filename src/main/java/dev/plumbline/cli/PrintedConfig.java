package dev.plumbline.cli;

import dev.plumbline.model.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The settings of a run as {@code --print-config} shows them: each value, and where it came from. */
final class PrintedConfig {
    private static final String ROW = "%-18s %-40s %s\n";

    private PrintedConfig() {}

    static String of(Command command, Values values) {
        StringBuilder text = new StringBuilder();
        text.append("# plumbline ").append(command.name()).append('\n');
        for (OptionGroup group : command.groups()) {
            text.append("# ").append(group.title()).append('\n');
            for (Option option : group.options()) {
                if (option.built()) {
                    append(text, option, values.all());
                }
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Option option, Map<String, Value> values) {
        List<String> names = new ArrayList<>();
        values.keySet().forEach(name -> {
            if (name.equals(option.name())
                    || (option.form() == Option.Form.KEYED && name.startsWith(option.name() + "."))) {
                names.add(name);
            }
        });
        if (names.isEmpty()) {
            text.append(String.format(Locale.ROOT, ROW, option.name(), "-", "not set"));
        }
        for (String name : names) {
            Value value = values.get(name);
            for (String one : value.texts()) {
                String shown = value.secret() ? "****" : Shown.text(one);
                text.append(String.format(
                        Locale.ROOT,
                        ROW,
                        Shown.text(name),
                        shown,
                        value.origin().text()));
            }
        }
    }
}
