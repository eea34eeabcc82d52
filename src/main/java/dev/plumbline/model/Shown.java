package dev.plumbline.model;

import java.util.regex.Pattern;

/** Text of others as a message may show it: on one line, short, and without the credentials it may hold. */
public final class Shown {
    private static final int LONGEST = 200;
    /** A password may hold a slash, a port may not; a name alone is a container of Azure's, not a credential. */
    private static final Pattern PASSWORD = Pattern.compile("://[^/\\s@:]*:(?![0-9]+(?:/|$))[^\\s@]*@");

    private static final Pattern SECRET_PARAMETER = Pattern.compile(
            "((?:secret|password|passwd|pwd|passphrase|token|access[._-]?key)[^=&;\\s]{0,64})=[^&;\\s]*",
            Pattern.CASE_INSENSITIVE);

    /** As Oracle's drivers have it: {@code jdbc:oracle:thin:scott/tiger@//host:1521/service}. */
    private static final Pattern ORACLE =
            Pattern.compile("(jdbc:oracle:[a-z0-9]+:[^/@\\s]*)/[^\\s]*@", Pattern.CASE_INSENSITIVE);

    private static final Pattern SECRET_NAME =
            Pattern.compile("secret|password|passwd|pwd|passphrase|token|access[._-]?key", Pattern.CASE_INSENSITIVE);

    private Shown() {}

    /** On one line, cut to {@value #LONGEST} characters. */
    public static String text(String text) {
        return PlainText.excerpt(masked(text), LONGEST);
    }

    /** The text with the user information and the secret parameters of URIs blotted out. */
    public static String masked(String text) {
        String withoutUser = PASSWORD.matcher(text).replaceAll("://****@");
        String withoutParameters = SECRET_PARAMETER.matcher(withoutUser).replaceAll("$1=****");
        return ORACLE.matcher(withoutParameters).replaceAll("$1/****@");
    }

    /** Whether the text is an address, also one of JDBC, that carries credentials. */
    public static boolean holdsCredentials(String text) {
        boolean address = text.contains("://") || text.regionMatches(true, 0, "jdbc:", 0, 5);
        return address && !masked(text).equals(text);
    }

    /** Whether what goes by this name is a secret. */
    public static boolean isSecretName(String name) {
        return SECRET_NAME.matcher(name).find();
    }
}
