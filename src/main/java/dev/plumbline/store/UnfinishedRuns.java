package dev.plumbline.store;

import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for runs that stopped half-way. A run is finished once it ended with a verdict: another attempt would come to the
 * same. Directories of other days are told by their names alone, so that old ones cost nothing.
 */
final class UnfinishedRuns {
    private final FileStore files;
    private final Clock clock;
    private final ModelName name;

    UnfinishedRuns(FileStore files, Clock clock, ModelName name) {
        this.files = files;
        this.clock = clock;
        this.name = name;
    }

    /** Of that day, but for one of them; those that began last first. What cannot be read is passed over. */
    List<RunIdentity> of(LocalDate asOf, String except) throws IOException {
        List<RunDocument> found = new ArrayList<>();
        for (String id : files.list(Layout.runs(name))) {
            if (id.startsWith(asOf + "-") && !id.equals(except) && RunDirectory.isId(id)) {
                unfinished(id).ifPresent(found::add);
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(RunDocument::created)
                        .thenComparing(document -> document.identity().run())
                        .reversed())
                .map(RunDocument::identity)
                .toList();
    }

    private Optional<RunDocument> unfinished(String id) {
        RunDirectory run = new RunDirectory(files, clock, name, id);
        try {
            Optional<Outcome> status = run.lastStatus();
            if (status.isPresent() && status.get().code().isVerdict()
                    || run.checkpoints().isEmpty()) {
                return Optional.empty();
            }
            return run.document()
                    .filter(document -> document.identity().run().equals(id))
                    .filter(UnfinishedRuns::canBeStartedAgain);
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }

    /** Each start over a table without files is a run of its own, so nobody ever goes on with one that stopped. */
    private static boolean canBeStartedAgain(RunDocument document) {
        return !document.identity().provenance().inputs().isEmpty();
    }
}
