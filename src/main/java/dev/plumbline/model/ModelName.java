package dev.plumbline.model;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a model. It becomes a directory on any store, a word in messages and a cell in tables, so the list of what
 * is allowed is short: it leaves no room for path traversal, look-alike letters or names that some file system or command
 * gives a meaning of its own.
 *
 * @param value 1 to 64 lower-case letters, digits, dots, dashes and underscores; begins with a letter or digit
 */
public record ModelName(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9_-])?");
    /** Words for "whichever is newest", directories of ours, and the devices of Windows, with any extension. */
    private static final Set<String> RESERVED =
            Set.of("current", "latest", "versions", "runs", "moves", "ledger", "con", "prn", "aux", "nul");

    private static final Pattern RESERVED_FORM = Pattern.compile("v?[0-9]+|(?:com|lpt)[0-9]");

    /** @throws Refusal 64 for a name that is not allowed */
    public ModelName {
        Optional<String> fault = fault(value);
        if (fault.isPresent()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "Cannot use '" + PlainText.excerpt(value, 80) + "' as --model, the name of a model: "
                            + fault.get());
        }
    }

    /** What is wrong with the name, as the end of a sentence, or empty where it may be used. */
    public static Optional<String> fault(String name) {
        if (!ALLOWED.matcher(name).matches() || name.contains("..")) {
            return Optional.of("a model's name has 1 to 64 of the characters a-z 0-9 . _ -,"
                    + " begins with a letter or digit, has no two dots in a row and does not end with a dot");
        }
        String stem = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        if (RESERVED.contains(stem) || RESERVED_FORM.matcher(stem).matches()) {
            return Optional.of("this word is reserved; choose a name such as 'daily-" + stem + "'");
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
