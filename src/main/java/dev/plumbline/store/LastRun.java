package dev.plumbline.store;

import dev.plumbline.model.ModelName;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The run of a model that was heard of last. */
final class LastRun {
    /** Looks at so many, whose ids begin with the latest days. */
    private static final int NEWEST = 100;

    private LastRun() {}

    static Optional<String> of(FileStore files, ModelName name) throws IOException {
        List<String> runs = files.list(Layout.runs(name)).stream()
                .filter(RunDirectory::isId)
                .toList();
        Optional<String> last = Optional.empty();
        Instant latest = Instant.MIN;
        for (String run : runs.subList(Math.max(0, runs.size() - NEWEST), runs.size())) {
            Optional<Instant> at = files.modified(Layout.run(name, run) + "/" + Layout.STATUS);
            if (at.isPresent() && !at.get().isBefore(latest)) {
                latest = at.get();
                last = Optional.of(run);
            }
        }
        return last;
    }
}
