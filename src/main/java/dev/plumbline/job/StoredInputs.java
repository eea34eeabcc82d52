package dev.plumbline.job;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** What has become of the files that a version was trained on, by their length and their time of modification. */
final class StoredInputs {
    private static final int NAMED = 5;

    private final List<Provenance.Input> files;
    private final List<String> changed = new ArrayList<>();

    private StoredInputs(List<Provenance.Input> files) {
        this.files = files;
    }

    /**
     * Looks at every file.
     *
     * @throws Refusal 66 where some are gone, each named with what it was; 74 where one cannot be looked at
     */
    static StoredInputs look(List<Provenance.Input> files, Configuration conf) {
        StoredInputs inputs = new StoredInputs(files);
        List<String> gone = new ArrayList<>();
        for (Provenance.Input file : files) {
            Optional<FileStatus> now = status(file, conf);
            if (now.isEmpty()) {
                gone.add(Shown.text(file.path()) + " (" + bytes(file.length()) + ", modified " + time(file.modified())
                        + ")");
            } else {
                inputs.compare(file, now.get().getLen(), now.get().getModificationTime());
            }
        }
        if (!gone.isEmpty()) {
            throw new Refusal(
                    ExitCode.NO_INPUT,
                    "Cannot train again: " + count(gone.size(), files.size()) + ": " + some(gone)
                            + "; put back what was there, under the same name");
        }
        return inputs;
    }

    private static String count(int gone, int files) {
        return files == 1
                ? "the input file is gone"
                : "of the " + files + " input files " + gone + (gone == 1 ? " is" : " are") + " gone";
    }

    private static Optional<FileStatus> status(Provenance.Input file, Configuration conf) {
        Path path = new Path(file.path());
        try {
            return Optional.of(path.getFileSystem(conf).getFileStatus(path));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            Failure failure = Failure.of(e);
            throw new Refusal(
                    failure.code(), "Cannot look at " + Shown.text(file.path()) + ": " + failure.message(), e);
        }
    }

    private void compare(Provenance.Input file, long length, long modified) {
        difference(file, length, modified).ifPresent(changed::add);
    }

    /** A sentence for a file that is not what it was. */
    static Optional<String> difference(Provenance.Input file, long length, long modified) {
        List<String> ways = new ArrayList<>();
        if (length != file.length()) {
            ways.add("had " + bytes(file.length()) + ", now " + bytes(length));
        }
        if (modified != file.modified()) {
            ways.add("was modified " + time(file.modified()) + ", now " + time(modified));
        }
        return ways.isEmpty()
                ? Optional.empty()
                : Optional.of(Shown.text(file.path()) + ": " + String.join("; ", ways));
    }

    /** A sentence for each file that is not what it was, in reading order. */
    List<String> changed() {
        return List.copyOf(changed);
    }

    List<String> paths() {
        return files.stream().map(Provenance.Input::path).toList();
    }

    static String some(List<String> items) {
        String first = String.join(", ", items.subList(0, Math.min(NAMED, items.size())));
        return items.size() > NAMED ? first + " and " + (items.size() - NAMED) + " more" : first;
    }

    private static String bytes(long count) {
        return count + (count == 1 ? " byte" : " bytes");
    }

    private static String time(long modified) {
        return modified == 0
                ? "an unknown time"
                : Instant.ofEpochMilli(modified).toString();
    }
}
