package dev.plumbline.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences as Markdown: options and placeholders are code, documents are links.
 *
 * @param up the way from the document to docs
 */
record MarkdownText(String up) {
    private static final Pattern NAME = Pattern.compile(
            "`[^`]+`|(?<![\\w-])--[a-z][a-z0-9-]*[a-z0-9]|\\$\\{[^}]*\\}|docs/((?:[a-z]+/)?([a-z0-9-]+)\\.md)");

    String of(String sentence) {
        StringBuilder text = new StringBuilder();
        Matcher name = NAME.matcher(sentence);
        int from = 0;
        while (name.find()) {
            text.append(sentence, from, name.start());
            text.append(named(name));
            from = name.end();
        }
        return text.append(sentence.substring(from)).toString();
    }

    String cell(String sentence) {
        return inTable(of(sentence));
    }

    static String inTable(String text) {
        return text.replace("|", "\\|");
    }

    private String named(Matcher name) {
        if (name.group(1) == null) {
            return name.group().startsWith("`") ? name.group() : "`" + name.group() + "`";
        }
        String decision = name.group(2).replaceAll("^(\\d{4})-.*", "$1");
        return "[" + (decision.length() == 4 ? decision : name.group(1)) + "](" + up + name.group(1) + ")";
    }
}
