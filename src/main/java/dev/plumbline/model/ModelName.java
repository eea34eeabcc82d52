package dev.plumbline.model;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which names a model may have. The name becomes a directory on any store, a word in messages and a cell in tables,
 * so the list of what is allowed is short: it leaves no room for path traversal, look-alike letters or names that
 * some file system or command gives a meaning of its own.
 */
public final class ModelName {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    /** Words for "whichever is newest", directories of the store, and the device names of Windows. */
    private static final Set<String> RESERVED =
            Set.of("current", "latest", "versions", "runs", "moves", "ledger", "con", "prn", "aux", "nul");
    /** What could be taken for a version, and more device names. */
    private static final Pattern RESERVED_FORM = Pattern.compile("v?[0-9]+|(?:com|lpt)[0-9]");

    private ModelName() {}

    /** What is wrong with the name, as the end of a sentence, or empty where it may be used. */
    public static Optional<String> fault(String name) {
        if (!ALLOWED.matcher(name).matches() || name.contains("..") || name.endsWith(".")) {
            return Optional.of("a model's name has 1 to 64 of the characters a-z 0-9 . _ -,"
                    + " begins with a letter or digit, and has no two dots in a row and none at its end");
        }
        // Windows gives its device names that meaning with any extension too.
        String stem = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        if (RESERVED.contains(stem) || RESERVED_FORM.matcher(stem).matches()) {
            return Optional.of("'" + stem + "' is reserved; choose a name such as 'daily-" + stem + "'");
        }
        return Optional.empty();
    }
}
