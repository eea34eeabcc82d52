package dev.plumbline.cli;

import dev.plumbline.model.Shown;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;

/** Whether a run would write into what it reads, as far as the names tell. */
final class OutputPlace {
    private OutputPlace() {}

    /** Refuses (78) an output that is, or is inside, one of the inputs. */
    static void check(Values values, Option option, String output, List<String> inputs) {
        for (String input : inputs) {
            if (inside(output, input)) {
                throw values.refusal(
                        option,
                        "it is inside the input " + Shown.text(input)
                                + ", so that the next run would read it as data; write elsewhere");
            }
        }
    }

    private static boolean inside(String output, String input) {
        try {
            Path place = comparable(output);
            Path table = comparable(input);
            return place.startsWith(table) || (isGlob(input) && matches(place, table));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isGlob(String input) {
        return input.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    private static boolean matches(Path place, Path glob) {
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            for (Path at = place; at != null; at = at.getParent()) {
                if (matcher.matches(at)) {
                    return true;
                }
            }
            return false;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** A URI of a remote store becomes a path below its scheme and host, which no local path is below. */
    private static Path comparable(String place) {
        if (place.startsWith("file:")) {
            return local(pathOf(place));
        }
        int mark = place.indexOf("://");
        if (mark < 0) {
            return local(place);
        }
        String whole = place.substring(0, mark).toLowerCase(Locale.ROOT) + "/" + place.substring(mark + 3);
        return Path.of("//remote", whole).normalize();
    }

    private static String pathOf(String fileUri) {
        try {
            String path = new URI(fileUri).getPath();
            return path == null ? fileUri.substring("file:".length()) : path;
        } catch (URISyntaxException e) {
            return fileUri.substring("file:".length());
        }
    }

    /** Links are followed as far as the path exists. */
    private static Path local(String text) {
        Path path = Path.of(text).toAbsolutePath().normalize();
        Path existing = path;
        while (existing != null && !existing.toFile().exists()) {
            existing = existing.getParent();
        }
        if (existing == null) {
            return path;
        }
        try {
            return existing.toRealPath().resolve(existing.relativize(path));
        } catch (java.io.IOException e) {
            return path;
        }
    }
}
