package dev.plumbline.trials;

import dev.plumbline.store.FileStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where models of a case are kept. A place is a path or a URI, as {@code --models} takes it. */
public interface Storage {
    /** A place that nobody has used. */
    String place(Lab lab, String name) throws IOException;

    /** The product's own store there. */
    FileStore store(String place);

    void copy(String from, String to) throws IOException;

    void delete(String place) throws IOException;

    /** What is there now, on a local disk. */
    Path seen(String place);

    /** Directories that a JVM needs on its classpath to reach it. */
    List<Path> settings();
}
