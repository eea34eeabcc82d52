package dev.plumbline.job;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.report.HistoryTable;
import dev.plumbline.report.RepairText;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.ModelVersion;
import dev.plumbline.store.MoveEntry;
import dev.plumbline.store.Repaired;
import dev.plumbline.store.RolledBack;
import dev.plumbline.store.VersionEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was current, and making another version current: {@code models history}, {@code rollback}, {@code repair}. */
final class MovesJob {
    private final ModelStore store;
    private final ModelName name;
    private final String models;
    private final Listeners listeners;

    MovesJob(ModelStore store, ModelsSettings settings, Listeners listeners) {
        this.store = store;
        this.name = new ModelName(settings.model().orElseThrow());
        this.models = settings.models();
        this.listeners = listeners;
    }

    Outcome rollback(ModelVersion to) {
        RolledBack done = store.rollBack(name, to);
        String message;
        if (done.already()) {
            message = name + " " + to + " is current already";
        } else {
            message = "rolled back " + name + " from "
                    + done.from().map(ModelVersion::toString).orElse("no version") + " to " + to;
        }
        return outcome(message + (done.current() ? "" : "; another run has moved on since"), to.toString());
    }

    Outcome repair() {
        Repaired repaired = store.repair(name);
        listeners.print(new RepairText(
                        repaired.faults(),
                        repaired.damaged(),
                        repaired.unfinished(),
                        repaired.leftovers(),
                        repaired.unnamed())
                .render());
        ModelVersion version = repaired.version();
        String message = switch (repaired.done()) {
            case NOTHING -> name + " " + version + " is current, as the log of moves says; nothing was changed";
            case FOLLOWED -> "restored " + name + ": " + version + " is current, as the log of moves says";
            case MOVED ->
                "repaired " + name + ": " + version
                        + " is current, the newest of the log of moves that can be believed";
            case KEPT ->
                "repaired " + name + ": the log of moves is lost or does not say where it ends, so " + version
                        + " stays current";
            case NEWEST ->
                "repaired " + name + ": neither the log of moves nor current.json can tell what was current, so "
                        + version + " is, the newest version that can be believed";
        };
        return outcome(message, version.toString());
    }

    Outcome history() {
        List<VersionEntry> entries = store.versions(name);
        if (entries.isEmpty()) {
            throw new Refusal(
                    ExitCode.NO_INPUT,
                    "Cannot show the history of " + name + ": no version is published in " + models
                            + "; check --models and --model");
        }
        List<HistoryTable.Line> lines = entries.stream().map(this::line).toList();
        List<HistoryTable.MoveLine> moves = new ArrayList<>();
        store.moves(name).forEach(move -> moves.add(line(move)));
        listeners.print(new HistoryTable(lines, moves).render());
        long damaged = lines.stream().filter(line -> !line.problem().isEmpty()).count();
        damaged += moves.stream().filter(move -> !move.problem().isEmpty()).count();
        String message = ModelsJob.count(lines.size(), "version") + " and " + ModelsJob.count(moves.size(), "move")
                + " of " + name + (damaged == 0 ? "" : "; " + ModelsJob.count((int) damaged, "problem"));
        return outcome(message, "");
    }

    private HistoryTable.Line line(VersionEntry entry) {
        String version = entry.version().toString();
        String created = entry.created().map(Object::toString).orElse("");
        try {
            FittedModel model = store.load(name, Optional.of(entry.version())).model();
            return new HistoryTable.Line(version, created, entry.current(), Optional.of(model), "");
        } catch (Refusal damaged) {
            return new HistoryTable.Line(version, created, entry.current(), Optional.empty(), damaged.getMessage());
        }
    }

    private static HistoryTable.MoveLine line(MoveEntry entry) {
        String problem = entry.problem().orElse("");
        return entry.move()
                .map(move -> new HistoryTable.MoveLine(
                        entry.number(),
                        move.at(),
                        move.from().map(ModelVersion::toString).orElse(""),
                        move.to().toString(),
                        move.cause().id(),
                        move.run(),
                        problem))
                .orElseGet(() -> new HistoryTable.MoveLine(entry.number(), "", "", "", "", "", problem));
    }

    private Outcome outcome(String message, String version) {
        return new Outcome(ExitCode.OK, message, "", name.value(), version, 0, 0);
    }
}
