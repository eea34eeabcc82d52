package dev.plumbline.engine;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.ScanReport;
import dev.plumbline.source.TableSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A reading of a table, and once more where a quoted field crossed the boundary of two splits. */
final class Rereading {
    private Rereading() {}

    /**
     * Reads until the ends of all splits fit together.
     *
     * @param read reads a source as it is cut
     * @param reports of such a reading
     * @param discard lets go of a reading that is not used
     */
    static <T> T settled(
            TableSource source,
            Function<TableSource, T> read,
            Function<T, List<ScanReport>> reports,
            Consumer<T> discard) {
        TableSource current = source;
        for (int round = 0; round < 2; round++) {
            T table = read.apply(current);
            Optional<TableSource> recut = current.recut(reports.apply(table));
            if (recut.isEmpty()) {
                return table;
            }
            discard.accept(table);
            current = recut.get();
        }
        throw new Refusal(
                ExitCode.DATA,
                "Cannot read the table: a quoted field spans the end of a split even with one split per file;"
                        + " check the quotes of the input");
    }
}
