package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.StorageTrouble;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * Finds the files behind {@code --input}: a path is taken literally if it exists, else as a glob; a directory means all
 * files below it but hidden ones. Files of one input are in the order of their names.
 */
final class InputFiles {
    private static final int NAMED = 10;
    private static final String COPYING = "._COPYING_";
    /** A file found by its own name is asked for its hosts, one call each: only large ones, and not thousands. */
    private static final long WORTH_ASKING = 16L << 20;

    private static final int MOST_ASKED = 200;

    private final Configuration conf;
    private final List<InputFile> files = new ArrayList<>();
    private final BlockHosts hosts = new BlockHosts();
    private final List<String> hidden = new ArrayList<>();
    private final Map<String, String> seen = new HashMap<>();
    private final LoggedTables logged = new LoggedTables();

    private int asked;

    private InputFiles(Configuration conf) {
        this.conf = conf;
    }

    /** What was found, where it lies, and what a person should know about it. */
    record Listing(List<InputFile> files, BlockHosts hosts, List<String> notes) {
        Listing {
            files = List.copyOf(files);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Lists the inputs. Refuses a missing one, a hidden file or a device (66), one that may not be read (77), a file
     * that is found twice (64), a file system that is not known (78).
     */
    static Listing list(Configuration conf, List<String> inputs) {
        InputFiles found = new InputFiles(conf);
        for (String input : inputs) {
            try {
                found.add(input);
            } catch (IOException e) {
                throw unreadable(input, e);
            }
        }
        return new Listing(found.files, found.hosts, found.notes());
    }

    private void add(String input) throws IOException {
        Path path = path(input);
        FileSystem fs = fileSystem(path, input);
        Path literal = fs.makeQualified(path);
        FileStatus status = statusOrNull(fs, literal);
        if (status != null) {
            logged.refuseBelow(fs, status);
            addNamed(fs, status);
            return;
        }
        FileStatus[] matches = glob(fs, path);
        if (matches.length == 0) {
            throw new Refusal(
                    ExitCode.NO_INPUT,
                    "Cannot read " + Excerpt.of(input) + ": there is no such file or directory, and as a pattern it"
                            + " matches nothing (looked for " + Excerpt.of(literal.toString()) + ")");
        }
        Arrays.sort(matches, Comparator.comparing(match -> match.getPath().toString()));
        for (FileStatus match : matches) {
            if (isHidden(match.getPath())) {
                hidden.add(match.getPath().toString());
            } else {
                logged.refuseBelow(fs, match);
                addFound(fs, match, new HashSet<>());
            }
        }
    }

    private static FileStatus[] glob(FileSystem fs, Path path) throws IOException {
        try {
            FileStatus[] matches = fs.globStatus(path);
            return matches == null ? new FileStatus[0] : matches;
        } catch (IOException e) {
            // Not a pattern, an unclosed brace for one, is how Hadoop says it; so nothing matches it.
            if (String.valueOf(e.getMessage()).startsWith("Illegal file pattern")) {
                return new FileStatus[0];
            }
            throw e;
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    ExitCode.NO_INPUT,
                    "Cannot match " + Excerpt.of(path.toString())
                            + ": a file there has a colon in its name, which patterns cannot pass; give the files or"
                            + " the directory by name",
                    e);
        }
    }

    private void addNamed(FileSystem fs, FileStatus status) throws IOException {
        String name = status.getPath().getName();
        if (!status.isDirectory() && name.endsWith(COPYING)) {
            throw new Refusal(
                    ExitCode.DATA,
                    "Cannot read " + Excerpt.of(status.getPath().toString())
                            + ": input not settled, it is still being copied; wait until it has its own name");
        }
        if (!status.isDirectory() && isHidden(status.getPath())) {
            throw new Refusal(
                    ExitCode.NO_INPUT,
                    "Cannot read " + Excerpt.of(status.getPath().toString())
                            + ": a name that begins with _ or . means a hidden file, which is never data; rename it");
        }
        addFound(fs, status, new HashSet<>());
    }

    private void addFound(FileSystem fs, FileStatus status, Set<String> above) throws IOException {
        String identity = identity(status);
        if (status.isDirectory()) {
            if (!above.add(identity)) {
                throw new Refusal(
                        ExitCode.NO_INPUT,
                        "Cannot read " + Excerpt.of(status.getPath().toString())
                                + ": a symbolic link leads back to a directory above it");
            }
            FileStatus[] children = children(fs, status.getPath());
            LoggedTables.refuse(fs, status, children);
            Arrays.sort(children, Comparator.comparing(child -> child.getPath().toString()));
            for (FileStatus child : children) {
                if (isHidden(child.getPath())) {
                    hidden.add(child.getPath().toString());
                } else {
                    addFound(fs, child, above);
                }
            }
            above.remove(identity);
            return;
        }
        String path = status.getPath().toString();
        String first = seen.putIfAbsent(identity, path);
        if (first != null) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "Cannot read " + Excerpt.of(path) + " twice: "
                            + (first.equals(path)
                                    ? "it is given more than once"
                                    : "it is the same file as " + Excerpt.of(first))
                            + "; leave one out of --input");
        }
        files.add(InputFile.of(status));
        if (status instanceof LocatedFileStatus located) {
            hosts.add(path, located.getBlockLocations());
        } else if (!isLocal(status.getPath()) && status.getLen() >= WORTH_ASKING && asked++ < MOST_ASKED) {
            hosts.add(path, fs.getFileBlockLocations(status, 0, status.getLen()));
        }
    }

    /** With the hosts of their blocks, which a store like HDFS tells in the same answer. */
    private static FileStatus[] children(FileSystem fs, Path directory) throws IOException {
        if (isLocal(directory)) {
            return fs.listStatus(directory);
        }
        List<FileStatus> children = new ArrayList<>();
        RemoteIterator<LocatedFileStatus> listed = fs.listLocatedStatus(directory);
        while (listed.hasNext()) {
            children.add(listed.next());
        }
        return children.toArray(FileStatus[]::new);
    }

    private static boolean isLocal(Path path) {
        return "file".equals(path.toUri().getScheme());
    }

    /** The name under which a file is known however it was reached; refuses what is neither file nor directory. */
    private static String identity(FileStatus status) throws IOException {
        Path path = status.getPath();
        if (!isLocal(path)) {
            return path.toString();
        }
        java.nio.file.Path local = java.nio.file.Path.of(path.toUri().getPath());
        if (!status.isDirectory() && !Files.isRegularFile(local)) {
            throw new Refusal(
                    ExitCode.NO_INPUT,
                    "Cannot read " + Excerpt.of(path.toString())
                            + ": it is a pipe, a socket, a device or a broken link; give a regular file");
        }
        return local.toRealPath().toString();
    }

    private List<String> notes() {
        if (hidden.isEmpty()) {
            return List.of();
        }
        StringBuilder note = new StringBuilder("skipped " + hidden.size() + " hidden: ");
        for (int i = 0; i < Math.min(NAMED, hidden.size()); i++) {
            note.append(i == 0 ? "" : ", ").append(Excerpt.of(hidden.get(i)));
        }
        return List.of(hidden.size() > NAMED ? note + " and " + (hidden.size() - NAMED) + " more" : note.toString());
    }

    static boolean isHidden(Path path) {
        String name = path.getName();
        return name.startsWith("_") || name.startsWith(".") || name.endsWith(COPYING);
    }

    /** A path as the user means it: only {@code scheme:/} makes a scheme, so that {@code a:b.csv} is a file. */
    private static Path path(String input) {
        if (input.isEmpty()) {
            throw new Refusal(ExitCode.USAGE, "Cannot read an input without a name: --input is empty");
        }
        if (!input.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:/.*")) {
            return new Path(null, null, input);
        }
        String authority = input.replaceFirst("(?s)^[^:]*:/*([^/]*).*", "$1");
        if (authority.indexOf('@') > 0
                && authority.indexOf(':') >= 0
                && authority.indexOf(':') < authority.indexOf('@')) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot read an input whose address holds a password: put credentials into Hadoop's settings");
        }
        return new Path(input);
    }

    private FileSystem fileSystem(Path path, String input) throws IOException {
        String scheme = path.toUri().getScheme();
        if ("http".equals(scheme) || "https".equals(scheme)) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot read " + Excerpt.of(input) + ": download it first, " + scheme
                            + " is no file system whose files can be listed and cut");
        }
        try {
            return path.getFileSystem(conf);
        } catch (UnsupportedFileSystemException e) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot read " + Excerpt.of(input) + ": no file system is known for " + scheme
                            + ":; add its connector (spark-submit --packages)",
                    e);
        }
    }

    private static FileStatus statusOrNull(FileSystem fs, Path path) throws IOException {
        try {
            return fs.getFileStatus(path);
        } catch (FileNotFoundException e) {
            return null;
        }
    }

    /** What to say where reading a file fails on the driver. */
    static Refusal unreadable(String path, IOException e) {
        String start = "Cannot read " + Excerpt.of(path) + ": ";
        String message = String.valueOf(e.getMessage());
        if (e instanceof CsvInput.Damaged) {
            return new Refusal(ExitCode.DATA, start + message, e);
        }
        Optional<StorageTrouble> trouble = StorageTrouble.of(e);
        if (trouble.isPresent()) {
            return new Refusal(trouble.get().code(), start + told(trouble.get(), path, message), e);
        }
        if (e instanceof FileNotFoundException) {
            return new Refusal(ExitCode.NO_INPUT, start + "it is not there (any more)", e);
        }
        return new Refusal(ExitCode.IO_ERROR, start + Excerpt.of(message), e);
    }

    private static String told(StorageTrouble trouble, String path, String message) {
        return switch (trouble) {
            case FORBIDDEN ->
                "permission denied; it is not skipped"
                        + (path.contains("://") ? "; the store says " + Excerpt.of(message) : "");
            case NO_BUCKET -> "there is no such bucket";
            case UNREACHABLE -> Excerpt.of(message) + "; see that the store is up, and run the same command again";
        };
    }
}
