package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Reads the directory of a run piece by piece. A piece that cannot be believed is left out, and that is told. */
final class RunReader {
    /** Epochs that a picture can show. */
    private static final int MOST_EPOCHS = 400;
    /** Events that a person may want to see. */
    private static final int MOST_EVENTS = 400;
    /** A model of some hundred thousand features: what is larger is no matter for a page. */
    private static final int CANDIDATE_LIMIT = 1 << 25;

    private final FileStore files;
    private final ModelName name;
    private final RunDirectory run;
    private final List<String> unread = new ArrayList<>();

    RunReader(FileStore files, ModelName name, RunDirectory run) {
        this.files = files;
        this.name = name;
        this.run = run;
    }

    StoredRun read(String id) {
        String directory = Layout.run(name, id) + "/";
        return new StoredRun(
                id,
                piece(run::lastStatus),
                piece(() -> run.document().map(RunDocument::identity)),
                list(directory + Layout.EVENTS, path -> EventReader.selection(files, path, MOST_EVENTS)),
                list(directory + Layout.HISTORY, path -> HistoryReader.selection(files, path, MOST_EPOCHS)),
                file(directory + "candidate/model.json", CANDIDATE_LIMIT, this::candidate),
                piece(run::charts),
                file(directory + "gates.json", Layout.MANIFEST_LIMIT, GatesDocument::decode)
                        .orElse(List.of()),
                file(directory + "change.json", CANDIDATE_LIMIT, ChangeDocument::decode),
                unread);
    }

    private FittedModel candidate(byte[] bytes, String where) {
        return ModelReader.candidate(bytes, where, name);
    }

    private <T> Optional<T> file(String path, int limit, BiFunction<byte[], String, T> decode) {
        return piece(() -> ModelStore.attempt("read " + files.locate(path), () -> files.readIfPresent(path, limit))
                .map(bytes -> decode.apply(bytes, files.locate(path))));
    }

    private <T> List<T> list(String path, Lines<T> lines) {
        return piece(() -> Optional.of(ModelStore.attempt("read " + files.locate(path), () -> lines.of(path))))
                .orElse(List.of());
    }

    /** What a file tells, or nothing. A store that does not answer is no matter of one file. */
    private <T> Optional<T> piece(Supplier<Optional<T>> reading) {
        try {
            return reading.get();
        } catch (Refusal refusal) {
            if (refusal.code() == ExitCode.UNAVAILABLE) {
                throw refusal;
            }
            unread.add(refusal.getMessage());
            return Optional.empty();
        }
    }

    /** Reads a log. */
    @FunctionalInterface
    private interface Lines<T> {
        List<T> of(String path) throws IOException;
    }
}
