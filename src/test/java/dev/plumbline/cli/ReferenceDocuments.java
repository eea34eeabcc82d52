package dev.plumbline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The documents that are generated, whole or in blocks between markers, and what they must be. */
final class ReferenceDocuments {
    static final Path FOLDER = Path.of("docs/reference");
    private static final List<Path> WITH_BLOCKS = List.of(Path.of("README.md"), Path.of("docs/options.md"));
    private static final Pattern BLOCK =
            Pattern.compile("<!-- scripts/reference: ([a-z]+) -->\n(.*?)<!-- end -->", Pattern.DOTALL);

    private ReferenceDocuments() {}

    static Map<Path, String> generated() throws IOException {
        Map<Path, String> documents = new TreeMap<>();
        for (ReferencePage page : ReferencePages.all()) {
            documents.put(FOLDER.resolve(page.title() + ".md"), MarkdownPage.of(page));
        }
        for (Path document : WITH_BLOCKS) {
            documents.put(document, filled(Files.readString(document), document.startsWith("docs") ? "" : "docs/"));
        }
        return documents;
    }

    /** The document with each of its blocks as it must be. */
    private static String filled(String document, String docs) {
        return BLOCK.matcher(document)
                .replaceAll(block -> Matcher.quoteReplacement("<!-- scripts/reference: " + block.group(1) + " -->\n"
                        + block(block.group(1), docs) + "<!-- end -->"));
    }

    private static String block(String name, String docs) {
        return switch (name) {
            case "commands" -> commands(docs);
            case "train" -> groups(TrainCommand.COMMAND, docs);
            case "settings" -> paragraphs(docs);
            default -> throw new IllegalArgumentException("there is no block '" + name + "'");
        };
    }

    private static String commands(String docs) {
        List<String> lines = new ArrayList<>(List.of("| command | does |", "|---|---|"));
        for (Manual.Entry entry : CompletionScript.first()) {
            String page = docs + "reference/plumbline-" + entry.name() + ".md";
            String name = CompletionScript.ASKING.contains(entry)
                    ? "`" + entry.name() + "`"
                    : "[`" + entry.name() + "`](" + page + ")";
            lines.add("| " + name + " | " + new MarkdownText(docs).cell(entry.text()) + members(entry.name()) + " |");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String members(String name) {
        return CommandTable.family(name)
                .map(family -> CompletionScript.second(family).stream()
                        .map(member -> "`" + member.name() + "`")
                        .collect(Collectors.joining(", ", " ", "")))
                .orElse("");
    }

    /** A row for each group: its options with their defaults, and what they settle. */
    private static String groups(Command command, String docs) {
        List<String> lines = new ArrayList<>(List.of("| options, with defaults | settle |", "|---|---|"));
        for (OptionGroup group : command.groups()) {
            String options =
                    group.built().stream().map(ReferenceDocuments::named).collect(Collectors.joining(", "));
            lines.add("| " + options + " | " + new MarkdownText(docs).cell(group.about()) + " |");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String named(Option option) {
        String value =
                option.isFlag() ? "" : option.fallback().map(text -> " " + text).orElse("");
        String other = Command.negation(option)
                .map(negation -> ", `" + negation.dashed() + "`")
                .orElse("");
        return "`" + option.dashed() + value + "`" + other;
    }

    private static String paragraphs(String docs) {
        return ReferencePages.SETTINGS.stream()
                .map(text -> new MarkdownText(docs).of(text) + "\n")
                .collect(Collectors.joining("\n"));
    }

    /** Those that are in the folder of the reference and of no page. */
    static List<Path> leftovers(Collection<Path> generated) throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return List.of();
        }
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> !generated.contains(file)).sorted().toList();
        }
    }

    /** {@code scripts/reference}: writes them. */
    public static void main(String... args) throws IOException {
        Map<Path, String> documents = generated();
        for (Path leftover : leftovers(documents.keySet())) {
            Files.delete(leftover);
        }
        Files.createDirectories(FOLDER);
        for (Map.Entry<Path, String> document : documents.entrySet()) {
            Files.writeString(document.getKey(), document.getValue());
        }
        System.out.printf(Locale.ROOT, "%d documents written%n", documents.size());
    }
}
