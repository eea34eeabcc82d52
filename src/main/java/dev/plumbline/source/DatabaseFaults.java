package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;

/** What a database says through its driver, by the classes that the standard gives its states. */
final class DatabaseFaults {
    private DatabaseFaults() {}

    /** Whether a failure, or what caused it, comes from a database or from the lack of its driver. */
    static boolean is(Throwable failure) {
        return hasSpoken(failure) || missingDriver(failure) != null;
    }

    /** Whether a failure, or what caused it, is what a database says. */
    static boolean hasSpoken(Throwable failure) {
        return said(failure) != null;
    }

    /** What to tell of it. */
    static Refusal refusal(Throwable failure, String where) {
        String start = "Cannot read " + Excerpt.of(where) + ": ";
        SQLException said = said(failure);
        String missing = missingDriver(failure);
        if (missing != null) {
            return new Refusal(
                    ExitCode.CONFIG,
                    start + "there is no driver for this database" + (missing.isEmpty() ? "" : " (" + missing + ")")
                            + "; start Spark with spark-submit --packages GROUP:ARTIFACT:VERSION or --jars FILE, and"
                            + " name its class with --option driver=CLASS",
                    failure);
        }
        String state = isNetwork(failure) ? "08" : String.valueOf(said.getSQLState());
        String message = Excerpt.of(Shown.masked(String.valueOf(said.getMessage())));
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" ->
                new Refusal(
                        ExitCode.UNAVAILABLE,
                        start + "the database cannot be reached: " + message
                                + "; see that it is up, and run the same command again",
                        failure);
            case "28" ->
                new Refusal(
                        ExitCode.NO_PERMISSION,
                        start + "the database does not let this user in: " + message
                                + "; see --option user=NAME and --option 'password=${env:NAME}'",
                        failure);
            case "42" ->
                new Refusal(
                        ExitCode.CONFIG,
                        start + "the database does not know what was asked for: " + message
                                + "; see --option dbtable or query",
                        failure);
            case "22" ->
                new Refusal(
                        ExitCode.DATA,
                        start + "the database cannot give a value as it was asked for: " + message,
                        failure);
            default -> new Refusal(ExitCode.IO_ERROR, start + "the database says: " + message, failure);
        };
    }

    /** Not every driver gives its failures to connect the state that the standard has for them. */
    private static boolean isNetwork(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SocketException
                    || t instanceof UnknownHostException
                    || t instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static SQLException said(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException said) {
                return said;
            }
        }
        return null;
    }

    /** The name of a driver that is not there, empty where none was named, or null where nothing is missing. */
    private static String missingDriver(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage());
            if (t instanceof ClassNotFoundException && !message.contains("DefaultSource")) {
                return Excerpt.of(message);
            }
            if (t instanceof SQLException && message.contains("No suitable driver")) {
                return "";
            }
        }
        return null;
    }
}
