package dev.plumbline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name must exist, or the map leads astray. */
class MapTest {
    private static final List<String> WRITTEN = List.of(
            "README.md",
            "CONTRIBUTING.md",
            "docs/architecture.md",
            "docs/deploy.md",
            "docs/exports.md",
            "docs/findings.md",
            "docs/formats.md",
            "docs/gates.md",
            "docs/library.md",
            "docs/nightly.md",
            "docs/options.md",
            "docs/performance.md",
            "docs/statistics.md",
            "docs/why-b-is-slow.md",
            "conf/plumbline.properties");

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*(\\.[A-Z][A-Za-z0-9]*)?");
    private static final Pattern PATH =
            Pattern.compile("(?:src|docs|scripts|conf|\\.ci)/[A-Za-z0-9_./-]*[A-Za-z0-9_-]");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--([a-z][a-z0-9-]*[a-z0-9])");
    private static final Pattern COMMAND = Pattern.compile("scripts/plumbline (?:--.* -- )?([a-z]+)");

    /** Types of the JDK and of Spark, and words of files, that documents speak of. */
    private static final Set<String> FOREIGN_TYPES =
            Set.of("BigDecimal", "Inf", "Math", "NaN", "StrictMath", "Serializable", "SparkUserAppException");
    /** Options of spark-submit and of our own scripts. */
    private static final Set<String> FOREIGN_OPTIONS = Set.of(
            "master",
            "conf",
            "driver-memory",
            "executor-memory",
            "deploy-mode",
            "properties-file",
            "packages",
            "jars",
            "class",
            "kill",
            "principal",
            "keytab",
            "full",
            "help",
            "version",
            "add-modules",
            "collector",
            "short",
            "supervise");

    @Test
    void everyTypeThatIsNamedExists() throws IOException {
        Set<String> types;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            types = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        Predicate<String> known = name -> types.contains(name.replaceAll("\\..*", "")) || FOREIGN_TYPES.contains(name);
        assertNothing(
                "types",
                document -> code(document)
                        .filter(word -> TYPE.matcher(word).matches())
                        .filter(known.negate()));
    }

    @Test
    void everyPathThatIsNamedExists() throws IOException {
        assertNothing(
                "paths",
                document -> Stream.concat(
                        matches(PATH, text(document)).filter(path -> !Files.exists(Path.of(path))),
                        matches(LINK, text(document))
                                .filter(link -> !Files.exists(Path.of(document).resolveSibling(link)))));
    }

    @Test
    void everyOptionThatIsNamedExists() throws IOException {
        String cli = sources("src/main/java/dev/plumbline/cli");
        Predicate<String> known = name -> FOREIGN_OPTIONS.contains(name)
                || Stream.of(name, name.replaceFirst("^no-", ""))
                        .anyMatch(form -> cli.contains("\"" + form + "\"") || cli.contains("\"--" + form + "\""));
        assertNothing("options", document -> matches(OPTION, text(document)).filter(known.negate()));
    }

    @Test
    void everyCommandThatIsNamedExists() throws IOException {
        String cli = sources("src/main/java/dev/plumbline/cli");
        assertNothing(
                "commands",
                document -> matches(COMMAND, text(document)).filter(name -> !cli.contains("\"" + name + "\"")));
    }

    @Test
    void everySettingOfTheSampleIsAnOption() throws IOException {
        String cli = sources("src/main/java/dev/plumbline/cli");
        List<String> keys = matches(Pattern.compile("(?m)^#?([a-z][a-z-]*) ="), text("conf/plumbline.properties"))
                .toList();
        assertTrue(keys.size() > 20, "keys found: " + keys);
        List<String> unknown =
                keys.stream().filter(key -> !cli.contains("\"" + key + "\"")).toList();
        assertEquals(List.of(), unknown, "keys of conf/plumbline.properties that are no options");
    }

    @Test
    void everyPackageStandsOnTheMap() throws IOException {
        TreeSet<String> rows = matches(Pattern.compile("(?m)^\\| `([a-z]+)` \\|"), text("docs/architecture.md"))
                .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> missing = new TreeSet<>();
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/dev/plumbline"))) {
            folders.filter(Files::isDirectory)
                    .forEach(folder -> missing.add(folder.getFileName().toString()));
        }
        missing.removeAll(rows);
        assertEquals(new TreeSet<>(), missing, "packages that docs/architecture.md does not show");
    }

    /** What a document names and should not. */
    private interface Search {
        Stream<String> in(String document) throws IOException;
    }

    private static void assertNothing(String what, Search search) throws IOException {
        TreeSet<String> wrong = new TreeSet<>();
        for (String document : documents()) {
            search.in(document).forEach(name -> wrong.add(document + ": " + name));
        }
        assertEquals(new TreeSet<>(), wrong, what + " that are named but do not exist");
    }

    private static List<String> documents() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("docs/reference"))) {
            return Stream.concat(WRITTEN.stream(), pages.map(Path::toString).sorted())
                    .toList();
        }
    }

    private static Stream<String> code(String document) throws IOException {
        return matches(CODE, text(document));
    }

    private static String text(String document) throws IOException {
        return Files.readString(Path.of(document));
    }

    private static String sources(String folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    /** The first group of each match, or the whole match where there is none. */
    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.groupCount() > 0 ? match.group(1) : match.group());
    }
}
