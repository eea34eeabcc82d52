package dev.plumbline.job;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.engine.MomentsTable;
import dev.plumbline.engine.Pictures;
import dev.plumbline.engine.ReadTable;
import dev.plumbline.engine.StreamedTable;
import dev.plumbline.explain.UnusableColumn;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.ScanAccount;
import dev.plumbline.source.SourceSettings;
import dev.plumbline.source.TableSource;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/** Reads a table to be fitted: once, and once more where columns are left out that cannot have a slope of their own. */
final class Reading {
    private final TrainSettings settings;
    private final Input input;
    private final Listeners listeners;
    private final Pictures pictures;

    /** @param pictures of the columns, or none */
    Reading(TrainSettings settings, Input input, Listeners listeners, Pictures pictures) {
        this.settings = settings;
        this.input = input;
        this.listeners = listeners;
        this.pictures = pictures;
    }

    /**
     * The table with every row accounted for and every feature usable.
     *
     * @param accounted hears what became of the rows before anything is refused for it
     * @throws Refusal for bad rows beyond what is allowed, unusable columns, a holdout without rows
     */
    ReadTable read(TableSource opened, Consumer<ScanAccount> accounted) {
        ReadTable current = load(opened);
        for (; ; ) {
            List<UnusableColumn> unusable = unusableOrClosed(current, accounted);
            if (unusable.isEmpty()) {
                return current;
            }
            List<String> features = current.source().columns().features();
            current.close();
            List<String> left = ColumnCheck.without(features, unusable);
            if (!settings.dropUnusable() || left.isEmpty()) {
                throw ColumnCheck.refusal(unusable, left);
            }
            unusable.forEach(column -> listeners.note("left out: " + column.sentence()));
            current = load(input.open(settings.source().withFeatures(left)));
        }
    }

    private ReadTable load(TableSource source) {
        source.notes().forEach(listeners::note);
        return settings.engine().kind() == EngineSettings.Kind.MOMENTS
                ? MomentsTable.load(context(), source, settings.engine(), pictures)
                : CachedTable.load(context(), source, settings.engine(), pictures)
                        .telling(listeners::note);
    }

    /** In a session that goes on afterwards a refused table must not stay in the cache. */
    private List<UnusableColumn> unusableOrClosed(ReadTable table, Consumer<ScanAccount> accounted) {
        try {
            return unusable(table, accounted);
        } catch (Throwable refused) { // Spark throws checked exceptions without declaring them
            table.close();
            throw refused;
        }
    }

    private List<UnusableColumn> unusable(ReadTable table, Consumer<ScanAccount> accounted) {
        List<String> features = table.source().columns().features();
        ScanAccount account = table.source().account(table.reports());
        if (settings.dropUnusable()) {
            List<UnusableColumn> empty = EmptyColumns.of(account, features, this::scanOf);
            if (!empty.isEmpty()) {
                return empty;
            }
        }
        accounted.accept(account);
        account.enforce(settings.source().badRows());
        requireHoldout(table);
        return ColumnCheck.unusable(table.training(), features, settings.intercept());
    }

    /** Few rows may all fall on one side of a holdout. */
    private void requireHoldout(ReadTable table) {
        if (table.heldOut().isEmpty()) {
            return;
        }
        long training = table.training().count();
        long heldOut = table.heldOut().get().count();
        if (training == 0 || heldOut == 0) {
            throw new Refusal(
                    ExitCode.DATA,
                    "Cannot hold out " + settings.engine().holdoutPercent() + "% of the rows: of "
                            + (training + heldOut) + " used rows " + heldOut + " are held out and " + training
                            + " are left to train on; give more rows, another --holdout or another --seed");
        }
    }

    /** What becomes of the rows where this is the only feature. */
    private ScanAccount scanOf(String feature) {
        SourceSettings alone = settings.source().withFeatures(List.of(feature));
        return StreamedTable.count(context(), input.open(alone)).account();
    }

    private JavaSparkContext context() {
        return input.context();
    }
}
