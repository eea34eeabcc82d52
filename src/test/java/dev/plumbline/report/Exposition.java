package dev.plumbline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict reader of OpenMetrics 1.0 as far as gauges go, written from the standard's grammar and not from what we
 * write: each family once, its descriptors before its samples, units at the end of names, labels in order of their
 * escapes, no line behind the end.
 */
public final class Exposition {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern DESCRIPTOR = Pattern.compile("# (HELP|TYPE|UNIT) (" + NAME + ")(?: (.*))?");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"(,?)");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

    private final Map<String, Double> samples = new LinkedHashMap<>();
    private final List<String> families = new ArrayList<>();
    private String family = "";
    private String unit = "";
    private boolean sampled;

    private Exposition() {}

    /** The samples by name and labels in alphabetical order: {@code name{a=x,b=y}}. */
    public static Map<String, Double> samples(String text) {
        Exposition exposition = new Exposition();
        if (!text.endsWith("\n# EOF\n")) {
            throw new AssertionError("no end: " + text);
        }
        String[] lines = text.substring(0, text.length() - "# EOF\n".length()).split("\n", -1);
        if (!lines[lines.length - 1].isEmpty()) {
            throw new AssertionError("no line end before the end");
        }
        for (int i = 0; i < lines.length - 1; i++) {
            exposition.line(lines[i]);
        }
        return exposition.samples;
    }

    private void line(String line) {
        if (line.startsWith("#")) {
            descriptor(line);
        } else {
            sample(line);
        }
    }

    private void descriptor(String line) {
        Matcher matcher = DESCRIPTOR.matcher(line);
        check(matcher.matches(), line);
        String name = matcher.group(2);
        if (!name.equals(family)) {
            check(family.isEmpty() || sampled, "a family without samples before " + line);
            check(!families.contains(name), "a family twice: " + line);
            families.add(name);
            family = name;
            unit = "";
            sampled = false;
        }
        check(!sampled, "a descriptor behind samples: " + line);
        String rest = matcher.group(3);
        switch (matcher.group(1)) {
            case "TYPE" -> check(rest.equals("gauge"), line);
            case "UNIT" -> {
                unit = rest;
                check(name.endsWith("_" + unit), line);
            }
            default -> check(rest.replaceAll("\\\\[\\\\n\"]", "").matches("[^\\\\\"]+"), line);
        }
    }

    private void sample(String line) {
        int open = line.indexOf('{');
        int close = line.lastIndexOf("} ");
        check(open > 0 && close > open, line);
        check(line.substring(0, open).equals(family), "a sample out of its family: " + line);
        Map<String, String> labels = new TreeMap<>();
        Matcher label = LABEL.matcher(line.substring(open + 1, close));
        int at = 0;
        while (label.find() && label.start() == at) {
            check(labels.put(label.group(1), unescaped(label.group(2))) == null, "a label twice: " + line);
            at = label.end();
            if (label.group(3).isEmpty()) {
                break;
            }
        }
        check(at == close - open - 1, line);
        String value = line.substring(close + 2);
        check(NUMBER.matcher(value).matches(), line);
        sampled = true;
        String key = family + labels.toString().replace(", ", ",");
        check(samples.put(key, Double.valueOf(value)) == null, "a sample twice: " + line);
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                char next = text.charAt(++i);
                out.append(next == 'n' ? '\n' : next);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
