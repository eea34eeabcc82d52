package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The checkpoints of one run, {@code checkpoints/00000001.json} and on: each whole or absent, sealed by its SHA-256 and
 * durable before the next epoch begins. The two newest are kept, so that one that is damaged has another behind it.
 */
public final class Checkpoints {
    private static final int KEPT = 2;
    private static final int MOST_LOOKS = 100;

    private final FileStore files;
    private final String directory;
    private final String run;
    private final Supplier<String> writer;
    private String plumbline;
    /** Numbers of files that could not be believed: they do not count among those that are kept. */
    private final TreeSet<Long> damaged = new TreeSet<>();

    /**
     * The checkpoints in a directory.
     *
     * @param run whose they are
     * @param writer version of Plumbline that writes them, asked for at the first
     */
    Checkpoints(FileStore files, String directory, String run, Supplier<String> writer) {
        this.files = files;
        this.directory = directory;
        this.run = run;
        this.writer = writer;
    }

    /**
     * The newest that can be believed, or empty where there is none.
     *
     * @param warnings hears of each that is damaged and therefore passed over
     * @throws Refusal 76 for one of a newer format or of another run
     */
    public Optional<Checkpoint> newest(Consumer<String> warnings) {
        boolean overtaken = true;
        IOException unread = null;
        for (int look = 0; overtaken && look < MOST_LOOKS; look++) {
            overtaken = false;
            for (long number : numbers()) {
                try {
                    return Optional.of(read(path(number)));
                } catch (NoSuchFileException removed) {
                    overtaken = true; // by another process of this run, which has newer ones
                } catch (DamageException damage) {
                    passOver(number, damage, warnings);
                } catch (IOException problem) {
                    unread = problem;
                    passOver(number, problem, warnings);
                }
            }
        }
        if (unread != null) {
            // To begin anew would throw away what may be whole when the storage answers again.
            throw StoreFailure.of("read a checkpoint in " + files.locate(directory) + " (or give --restart)", unread);
        }
        return Optional.empty();
    }

    private void passOver(long number, IOException problem, Consumer<String> warnings) {
        if (damaged.add(number)) {
            String why = problem instanceof DamageException ? problem.getMessage() : StoreFailure.reason(problem);
            warnings.accept("passed over the checkpoint " + files.locate(path(number)) + ": " + why);
        }
    }

    private Checkpoint read(String path) throws IOException {
        CheckpointDocument document;
        try (InputStream in = files.open(path)) {
            document = CheckpointReader.read(in, files.locate(path));
        }
        if (!document.run().equals(run)) {
            throw new Refusal(
                    ExitCode.STATE_REFUSED,
                    "Cannot go on from " + files.locate(path) + ": it belongs to run "
                            + PlainText.excerpt(document.run(), 80) + ", not to run " + run
                            + "; put the file back where it was, or begin anew with --restart");
        }
        return document.checkpoint();
    }

    /** Keeps one more; older ones than the one before it are removed, and so are those that were passed over. */
    public void add(Checkpoint checkpoint) {
        List<Long> before = numbers();
        long number = before.isEmpty() ? 1 : before.get(0) + 1;
        plumbline = plumbline == null ? writer.get() : plumbline;
        FileStore.Content content = new CheckpointDocument(plumbline, run, checkpoint).content();
        while (!created(path(number), content) && !isThere(path(number), content)) {
            number++; // another process of this run was faster
        }
        before.stream()
                .sorted(Comparator.<Long>comparingInt(each -> damaged.contains(each) ? 1 : 0)
                        .thenComparing(Comparator.reverseOrder()))
                .skip(KEPT - 1)
                .forEach(this::discard);
    }

    private boolean created(String path, FileStore.Content content) {
        return ModelStore.attempt("write the checkpoint " + files.locate(path), () -> {
            files.makeDirectories(directory);
            return files.createIfAbsent(path, content);
        });
    }

    /** Where an answer was lost and the client asked again, it was this process that was faster. */
    private boolean isThere(String path, FileStore.Content content) {
        return ModelStore.attempt("read the checkpoint " + files.locate(path), () -> {
            try {
                return Fingerprint.of(files, path).equals(Fingerprint.of(content));
            } catch (NoSuchFileException removed) {
                return false;
            }
        });
    }

    /** An old one that cannot be removed takes room and does no harm: the next attempt tries again. */
    private void discard(long number) {
        try {
            files.delete(path(number));
        } catch (IOException ignored) {
            return;
        }
    }

    /** Whether there is no file of a checkpoint, good or bad. */
    boolean isEmpty() {
        return numbers().isEmpty();
    }

    /**
     * Removes all, the oldest first: the run begins anew, or needs them no more.
     *
     * @throws Refusal where one cannot be removed
     */
    public void clear() {
        List<Long> all = numbers();
        ModelStore.attempt("remove the checkpoints in " + files.locate(directory), () -> {
            for (int i = all.size() - 1; i >= 0; i--) {
                files.delete(path(all.get(i)));
            }
            return null;
        });
        damaged.clear();
    }

    /** The newest first. */
    private List<Long> numbers() {
        return ModelStore.attempt(
                "list " + files.locate(directory),
                () -> files.list(directory).stream()
                        .map(NumberedFile::numberOf)
                        .filter(number -> number > 0)
                        .sorted(Comparator.reverseOrder())
                        .toList());
    }

    private String path(long number) {
        return directory + "/" + NumberedFile.name(number);
    }
}
