package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.util.Optional;

/** The {@code run.json} of a run: written once, and the same for every attempt. */
final class RunFile {
    private final FileStore files;
    private final String path;

    RunFile(FileStore files, String path) {
        this.files = files;
        this.path = path;
    }

    /** @throws Refusal 76 for one that is damaged or of a newer format */
    Optional<RunDocument> read() throws IOException {
        return files.readIfPresent(path, Layout.RUN_LIMIT).map(bytes -> RunDocument.decode(bytes, files.locate(path)));
    }

    /** @throws Refusal 76 where the file tells of another run, or is of a newer format */
    void write(RunDocument document) throws IOException {
        byte[] ours = document.encode();
        IOException failure = null;
        try {
            if (files.createIfAbsent(path, FileStore.Content.of(ours))) {
                return;
            }
        } catch (IOException unclear) {
            failure = unclear;
        }
        Optional<byte[]> there = files.readIfPresent(path, Layout.RUN_LIMIT);
        if (there.isEmpty()) {
            throw failure == null ? new IOException("it is there and cannot be read: " + files.locate(path)) : failure;
        }
        if (Seal.problem(there.get()).isPresent()) {
            // Cut short on a disk without hard links: the id says that it is ours, so it is mended.
            files.replaceIfUnchanged(path, there, ours);
            return;
        }
        Optional<String> difference =
                RunDocument.decode(there.get(), files.locate(path)).difference(document.identity());
        if (difference.isPresent()) {
            throw new Refusal(
                    ExitCode.STATE_REFUSED,
                    "Cannot go on with run " + document.identity().run() + ": in " + files.locate(path) + " "
                            + difference.get() + "; move that directory aside, then start the same command again");
        }
    }
}
