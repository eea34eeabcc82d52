package dev.plumbline;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** Our own compiled classes, read once for all rules. */
final class Classes {
    static final JavaClasses OURS = new ClassFileImporter().importPath(Path.of("target", "classes"));

    private Classes() {}
}
