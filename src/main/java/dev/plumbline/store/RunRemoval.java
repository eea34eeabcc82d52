package dev.plumbline.store;

import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Removes the directories of runs that nobody needs any more. Only names of the form that runs and their files have are
 * touched, and a directory with anything else in it is left as it is.
 */
final class RunRemoval {
    /** How long an unfinished run may be taken up again: after that its checkpoints are old news. */
    private static final Duration RESUMABLE = Duration.ofDays(7);
    /** Directories that are looked at, at most, for each that may be removed. */
    private static final int LOOKS = 5;

    private static final Pattern OURS = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{16}");
    private static final Pattern FILE = Pattern.compile("[a-z0-9][a-z0-9_-]*\\.(?:jsonl?|csv|html|txt)");
    private static final Pattern FOLDER = Pattern.compile("[a-z]+");

    private final FileStore files;
    private final Clock clock;
    private final ModelName name;
    private final List<String> left = new ArrayList<>();

    RunRemoval(FileStore files, Clock clock, ModelName name) {
        this.files = files;
        this.clock = clock;
        this.name = name;
    }

    /** Whether a file has a name that Plumbline gives. */
    static boolean isOurFile(String file) {
        return FILE.matcher(file).matches();
    }

    List<String> left() {
        return List.copyOf(left);
    }

    /** Whether a run has said how it ended, in a way that is final; or has left no directory to go on from. */
    boolean hasEnded(String run) throws IOException {
        try {
            Optional<Outcome> status = new RunDirectory(files, clock, name, run).lastStatus();
            return status.isPresent()
                    ? status.get().code().isVerdict()
                    : files.list(Layout.run(name, run)).isEmpty();
        } catch (Refusal unreadable) {
            return false;
        }
    }

    /**
     * Removes the directories of some runs, then older ones than the newest.
     *
     * @param keep how many of the newest runs stay, if they are not among the first
     * @param first runs whose versions were removed
     * @param referenced runs whose directories stay
     * @return those that are gone
     */
    List<String> remove(int keep, Set<String> first, Set<String> referenced) throws IOException {
        List<String> ours = files.list(Layout.runs(name)).stream()
                .filter(run -> OURS.matcher(run).matches())
                .toList();
        List<String> older = ours.subList(0, Math.max(0, ours.size() - keep));
        List<String> wanted =
                new ArrayList<>(ours.stream().filter(first::contains).toList());
        older.stream().filter(run -> !first.contains(run)).forEach(wanted::add);
        List<String> gone = new ArrayList<>();
        int looks = 0;
        for (String run : wanted) {
            if (gone.size() >= Retention.MOST || looks >= LOOKS * Retention.MOST) {
                break;
            }
            if (!referenced.contains(run)) {
                looks++;
                if (removeIfOver(run)) {
                    gone.add(run);
                }
            }
        }
        return gone;
    }

    private boolean removeIfOver(String run) throws IOException {
        try {
            return isOver(run) && remove(run);
        } catch (StrangerException | SymbolicLinkException | NotDirectoryException stranger) {
            left.add(stranger.getMessage());
            return false;
        }
    }

    /** Whether nobody will go on with a run: it has ended, or has written nothing for long. */
    private boolean isOver(String run) throws IOException {
        if (hasEnded(run)) {
            return true;
        }
        String directory = Layout.run(name, run);
        List<String> signs = new ArrayList<>(List.of(directory + "/" + Layout.STATUS));
        files.list(directory + "/checkpoints").forEach(file -> signs.add(directory + "/checkpoints/" + file));
        Instant limit = clock.instant().minus(RESUMABLE);
        for (String sign : signs) {
            if (files.modified(sign).filter(when -> !when.isBefore(limit)).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private boolean remove(String run) throws IOException {
        String directory = Layout.run(name, run);
        List<String> all = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        for (String entry : files.list(directory)) {
            String path = directory + "/" + entry;
            if (FOLDER.matcher(entry).matches()) {
                folders.add(path);
                for (String inner : files.list(path)) {
                    all.add(ours(path, inner));
                }
            } else if (!entry.equals(Layout.STATUS)) {
                all.add(ours(directory, entry));
            }
        }
        return remove(directory, folders, all);
    }

    /** The status goes last: what is cut short is still known to have ended. */
    private boolean remove(String directory, List<String> folders, List<String> all) throws IOException {
        for (String file : all) {
            files.delete(file);
        }
        for (String folder : folders) {
            if (!files.deleteDirectory(folder)) {
                return false;
            }
        }
        files.delete(directory + "/" + Layout.STATUS);
        return files.deleteDirectory(directory);
    }

    private String ours(String directory, String entry) throws StrangerException {
        if (!isOurFile(entry)) {
            throw new StrangerException(files.locate(directory + "/" + entry));
        }
        return directory + "/" + entry;
    }

    /** Something that no run of ours wrote. */
    private static final class StrangerException extends FileSystemException {
        private static final long serialVersionUID = 1L;

        StrangerException(String file) {
            super(file, null, "left where it is, for it is not ours");
        }
    }
}
