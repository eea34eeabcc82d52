package dev.plumbline.versions;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Whether every class, field and method that a jar names is there in a Spark home, and nothing is left abstract there
 * that the jar does not have. A run finds only what it comes by; a JVM links a call when it is first made.
 */
final class Linkage implements AutoCloseable {
    private final Path jar;
    private final URLClassLoader classes;
    private final Map<String, Optional<ClassFile>> known = new HashMap<>();

    Linkage(Path jar, Path home) throws IOException {
        this.jar = jar;
        List<URL> places = new ArrayList<>(List.of(url(jar)));
        try (Stream<Path> jars = Files.list(home.resolve("jars"))) {
            jars.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(file -> places.add(url(file)));
        }
        this.classes = new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the classes of a package of the jar, and of those below it, would miss: sentences in order, none twice. */
    Set<String> missing(String folder) throws IOException {
        Set<String> missing = new TreeSet<>();
        try (JarFile content = new JarFile(jar.toFile())) {
            List<String> names = content.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(folder + "/") && name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .toList();
            for (String name : names) {
                check(find(name).orElseThrow(), missing);
            }
        }
        return missing;
    }

    private void check(ClassFile own, Set<String> missing) throws IOException {
        for (ClassFile.Call call : own.calls()) {
            if (!links(call)) {
                missing.add(own.name() + " calls " + call);
            }
        }
        if (!own.isAbstract()) {
            for (String method : promised(own)) {
                if (!inherits(
                        own,
                        candidate -> candidate.has(method)
                                && !candidate.abstractMethods().contains(method))) {
                    missing.add(own.name() + " lacks " + method);
                }
            }
        }
    }

    /** What the JDK has is there wherever the jar runs; and a method handle has every descriptor. */
    private boolean links(ClassFile.Call call) throws IOException {
        if (call.owner().startsWith("java/") || call.owner().startsWith("jdk/")) {
            return true;
        }
        Optional<ClassFile> owner = find(call.owner());
        if (owner.isEmpty() || call.member().isEmpty()) {
            return owner.isPresent();
        }
        boolean method = call.member().contains("(");
        return inherits(owner.get(), candidate -> candidate.has(call.member()))
                && (!method || owner.get().isInterface() == call.ofInterface());
    }

    /** Abstract methods of a class and of all above it; not what Scala makes for a trait's calls of its own parent. */
    private Set<String> promised(ClassFile own) throws IOException {
        Set<String> methods = new HashSet<>();
        inherits(own, candidate -> {
            candidate.abstractMethods().stream()
                    .filter(method -> !method.contains("$$super$"))
                    .forEach(methods::add);
            return false;
        });
        return methods;
    }

    /** Whether the class or something above it is like that. */
    private boolean inherits(ClassFile from, Predicate<ClassFile> like) throws IOException {
        if (like.test(from)) {
            return true;
        }
        for (String parent : from.parents()) {
            Optional<ClassFile> above = find(parent);
            if (above.isPresent() && inherits(above.get(), like)) {
                return true;
            }
        }
        return from.isInterface() && like.test(find("java/lang/Object").orElseThrow());
    }

    private Optional<ClassFile> find(String name) throws IOException {
        Optional<ClassFile> found = known.get(name);
        if (found == null) {
            try (InputStream in = classes.getResourceAsStream(name + ".class")) {
                found = in == null ? Optional.empty() : Optional.of(ClassFile.of(in.readAllBytes()));
            }
            known.put(name, found);
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}
