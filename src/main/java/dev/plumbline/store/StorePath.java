package dev.plumbline.store;

import java.util.UUID;
import java.util.regex.Pattern;

/** Relative paths inside a store, and the names of its temporary files. */
final class StorePath {
    private static final String TEMPORARY = ".tmp-";

    private static final Pattern OWN =
            Pattern.compile(Pattern.quote(TEMPORARY) + "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private StorePath() {}

    /** The path itself, once it is sure to stay inside the root. */
    static String checked(String path) {
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..") || segment.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("Cannot use '" + path + "' inside a store");
            }
        }
        return path;
    }

    static String temporaryName() {
        return TEMPORARY + UUID.randomUUID();
    }

    static boolean isTemporary(String name) {
        return name.startsWith(TEMPORARY);
    }

    /** Whether the name is one that {@link #temporaryName} makes: others hide such a file, but only the store deletes it. */
    static boolean isOwnTemporary(String name) {
        return OWN.matcher(name).matches();
    }
}
