package dev.plumbline.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar that is compiled with one version of a library and meets another. */
class LinkageTest {
    private static final Map<String, String> LIBRARY = Map.of(
            "lib.Scan",
                    "package lib; public class Scan { public static long LIMIT = 1; public int rows(int of) { return of; } }",
            "lib.Door", "package lib; public interface Door { void open(); default void shut() {} }",
            "lib.Base", "package lib; public class Base { public String name() { return \"\"; } }",
            "lib.Sub", "package lib; public class Sub extends Base {}");
    private static final Map<String, String> OURS = Map.of(
            "ours.Job",
            "package ours; class Job implements lib.Door { public void open() { new lib.Scan().rows((int) lib.Scan.LIMIT);"
                    + " new lib.Sub().name(); shut(); Object[] none = new lib.Scan[0]; none.clone(); } }");

    @TempDir
    Path here;

    private Path jar;

    @BeforeEach
    void compile() throws IOException {
        Path library = jar("library.jar", LIBRARY, "");
        jar = jar("ours.jar", OURS, library.toString());
    }

    private Path jar(String name, Map<String, String> sources, String classpath) throws IOException {
        Path classes = Files.createDirectories(here.resolve(name + "-classes"));
        List<String> words = new ArrayList<>(List.of("-d", classes.toString(), "-cp", classpath));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = here.resolve(name + "-sources").resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            words.add(Files.writeString(file, source.getValue()).toString());
        }
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new));
        assertEquals(0, code);
        Path jar = here.resolve(name);
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                copy(file, out);
            }
        }
        return jar;
    }

    private static void copy(Path file, OutputStream out) throws IOException {
        Files.copy(file, out);
    }

    /** What is missing where the library has these classes instead. */
    private Set<String> with(Map<String, String> changed) throws IOException {
        Map<String, String> sources = new java.util.TreeMap<>(LIBRARY);
        sources.putAll(changed);
        sources.values().removeIf(String::isEmpty);
        Path home = here.resolve("home-" + changed.hashCode());
        jar(home.getFileName() + "/jars/library.jar", sources, "");
        try (Linkage linkage = new Linkage(jar, home)) {
            return linkage.missing("ours");
        }
    }

    @Test
    void theVersionItWasCompiledWithHasEverything() throws IOException {
        assertEquals(Set.of(), with(Map.of()));
    }

    @Test
    void aMethodThatMovedUpIsStillThere() throws IOException {
        assertEquals(
                Set.of(),
                with(Map.of(
                        "lib.Sub",
                        "package lib; public class Sub extends Base { public String name() { return \"s\"; } }")));
    }

    @Test
    void anotherReturnTypeIsAnotherMethod() throws IOException {
        assertEquals(
                Set.of("ours/Job calls lib/Scan.rows(I)I"),
                with(
                        Map.of(
                                "lib.Scan",
                                "package lib; public class Scan { public static long LIMIT = 1; public long rows(int of) { return of; } }")));
    }

    @Test
    void aFieldAndAClassThatAreGoneAreMissed() throws IOException {
        Set<String> missing = with(Map.of("lib.Scan", ""));
        assertTrue(missing.contains("ours/Job calls lib/Scan"), missing.toString());
        assertTrue(missing.contains("ours/Job calls lib/Scan.LIMITJ"), missing.toString());
    }

    @Test
    void aClassThatBecameAnInterfaceIsMissed() throws IOException {
        Set<String> missing = with(Map.of(
                "lib.Base", "package lib; public interface Base { default String name() { return \"\"; } }",
                "lib.Sub", "package lib; public interface Sub extends Base {}"));
        assertTrue(missing.contains("ours/Job calls lib/Sub.name()Ljava/lang/String;"), missing.toString());
    }

    @Test
    void aMethodThatIsAbstractThereIsLacked() throws IOException {
        assertEquals(
                Set.of("ours/Job lacks lock()V"),
                with(Map.of(
                        "lib.Door",
                        "package lib; public interface Door { void open(); void lock(); default void shut() {} }")));
    }
}
