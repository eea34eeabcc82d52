package dev.plumbline.cli;

import java.util.Optional;

/** Which Plumbline this is. */
final class Release {
    private Release() {}

    /** The version of the jar, or that this is none. */
    static String version() {
        return Optional.ofNullable(Release.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }

    static String text() {
        return "plumbline " + version() + "\njava " + Runtime.version() + "\n";
    }
}
