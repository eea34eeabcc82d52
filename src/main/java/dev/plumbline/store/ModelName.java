package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a model, which is also a directory: a strict allow-list, so that no name can leave its root, mean
 * something to a file system or be taken for another.
 *
 * @param value lower-case letters, digits, dot, dash, underscore; at most 64; begins with a letter or digit
 */
public record ModelName(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Set<String> RESERVED =
            Set.of("current", "latest", "versions", "runs", "moves", "ledger", "con", "prn", "aux", "nul");
    private static final Pattern RESERVED_FORM = Pattern.compile("v?[0-9]+|(com|lpt)[0-9]");

    /** @throws Refusal 64 for a name that is not allowed */
    public ModelName {
        String problem = problem(value);
        if (problem != null) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "Cannot use '" + PlainText.excerpt(value, 80) + "' as the name of a model: " + problem
                            + "; --model takes 1 to 64 lower-case letters, digits, dots, dashes and underscores, and"
                            + " begins with a letter or digit");
        }
    }

    static boolean isAllowed(String value) {
        return problem(value) == null;
    }

    private static String problem(String value) {
        if (!ALLOWED.matcher(value).matches()) {
            return value.length() > 64 ? "it has " + value.length() + " characters" : "a character is not allowed";
        }
        if (value.contains("..") || value.endsWith(".")) {
            return "dots in a row or at the end are not allowed";
        }
        String stem = value.substring(0, value.indexOf('.') < 0 ? value.length() : value.indexOf('.'));
        if (RESERVED.contains(stem) || RESERVED_FORM.matcher(stem).matches()) {
            return "'" + stem + "' is reserved";
        }
        return null;
    }

    @Override
    public String toString() {
        return value;
    }
}
