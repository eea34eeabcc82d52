package dev.plumbline.cli;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text of others as a message may show it: on one line, short, and without the credentials it may hold. */
final class Shown {
    private static final int LONGEST = 200;
    /** A password may hold a slash, a port may not; a name alone is a container of Azure's, not a credential. */
    private static final Pattern PASSWORD = Pattern.compile("://[^/\\s@:]*:(?![0-9]+(?:/|$))[^\\s@]*@");

    private static final Pattern SECRET_PARAMETER = Pattern.compile(
            "((?:secret|password|token|access[._-]?key)[^=&;\\s]{0,64})=[^&;\\s]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern SECRET_NAME =
            Pattern.compile("secret|password|token|access[._-]?key", Pattern.CASE_INSENSITIVE);

    private Shown() {}

    static String text(String text) {
        String masked = masked(text);
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < masked.length() && i < LONGEST; i++) {
            char c = masked.charAt(i);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        return masked.length() > LONGEST ? shown + "..." : shown.toString();
    }

    /** The text with the user information and the secret parameters of URIs blotted out. */
    static String masked(String text) {
        String withoutUser = PASSWORD.matcher(text).replaceAll("://****@");
        return SECRET_PARAMETER.matcher(withoutUser).replaceAll("$1=****");
    }

    /** Whether the text is a URI that carries credentials. */
    static boolean holdsCredentials(String text) {
        return text.contains("://") && !masked(text).equals(text);
    }

    /** Whether what goes by this name is a secret. */
    static boolean isSecretName(String name) {
        return SECRET_NAME.matcher(name).find();
    }
}
