package dev.plumbline.page;

import dev.plumbline.model.Change;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Finding;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.RowAccount;
import dev.plumbline.page.Answer.Mark;
import dev.plumbline.report.Figures;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What changed since the version before, and whether the data was sound. */
final class DataAnswers {
    /** In standard errors of a difference: beyond, chance is not the first thing to think of. */
    private static final double MUCH = 3;

    private DataAnswers() {}

    static List<Answer> of(RunPage run) {
        return List.of(changed(run), sound(run));
    }

    private static Answer changed(RunPage run) {
        if (run.change().isEmpty()) {
            boolean first = run.nights().size() <= 1;
            String text = first
                    ? "Nothing to compare with: no earlier version was current."
                    : "It was not compared with an earlier version.";
            return new Answer("Since last time", Mark.NEUTRAL, first ? "there is no earlier version" : "", text);
        }
        Change change = run.change().get();
        Optional<Change.Term> largest = change.largest();
        String fits = " The rmse went from " + Figures.some(change.before().rmse()) + " to "
                + Figures.some(change.now().rmse()) + ", rows from "
                + count(change.before().rows()) + " to "
                + count(change.now().rows()) + ".";
        if (largest.isEmpty()) {
            return new Answer(
                    "Since last time",
                    Mark.LOOK,
                    "it has no term in common with " + since(change),
                    "No term is in both." + fits);
        }
        return moved(change, largest.get(), fits);
    }

    private static Answer moved(Change change, Change.Term term, String fits) {
        boolean errors = change.unit() == Change.Unit.STANDARD_ERRORS;
        String name = Names.brief(term.name());
        String by = errors
                ? errors(Figures.brief(Math.abs(term.move())))
                : Figures.brief(100 * Math.abs(term.move())) + " % of its size";
        int digits = Math.max(
                4, Figures.intervalDigits(Math.min(term.before(), term.now()), Math.max(term.before(), term.now()), 8));
        String text = (term.move() == 0
                        ? "No term moved since " + since(change) + "."
                        : "Since " + since(change) + " " + name + " moved most, by " + by + ": from "
                                + Figures.of(term.before(), digits) + " to " + Figures.of(term.now(), digits) + ".")
                + fits;
        if (errors && Math.abs(term.move()) <= MUCH) {
            return new Answer(
                    "Since last time",
                    Mark.GOOD,
                    "no term moved by more than " + Figures.of(MUCH) + " standard errors since " + since(change),
                    text);
        }
        Mark mark = errors ? Mark.LOOK : Mark.NEUTRAL;
        return new Answer("Since last time", mark, name + " moved by " + by + " since " + since(change), text);
    }

    private static String errors(String count) {
        return count + (count.equals("1") ? " standard error" : " standard errors");
    }

    private static String since(Change change) {
        return Names.brief(change.since());
    }

    private static Answer sound(RunPage run) {
        long rejected =
                run.rejected().values().stream().mapToLong(Long::longValue).sum();
        Optional<RowAccount> rows = run.fitted().map(FittedModel::rows);
        long warnings = run.fitted().stream()
                .flatMap(model -> model.findings().stream())
                .filter(finding -> finding.severity() == Finding.Severity.WARNING)
                .count();
        String warned = warnings == 0 ? "" : " " + warnings + (warnings == 1 ? " finding warns." : " findings warn.");
        if (rejected == 0 && rows.isPresent()) {
            String phrase = "every row was used";
            String text = "Every one of " + count(rows.get().read()) + " rows was used." + warned;
            return new Answer("Data", warnings == 0 ? Mark.GOOD : Mark.LOOK, phrase, text);
        }
        if (rejected == 0) {
            return new Answer(
                    "Data", Mark.NEUTRAL, "", "No row is known to be bad; the run ended before it could tell.");
        }
        String share = rows.map(all -> Figures.brief(100.0 * rejected / all.read()) + " % of the rows")
                .orElse(count(rejected) + (rejected == 1 ? " row" : " rows"));
        String text =
                count(rejected) + rows.map(all -> " of " + count(all.read())).orElse("")
                        + (rejected == 1 ? " row was rejected" : " rows were rejected") + ", most of them as "
                        + most(run.rejected()) + "." + warned;
        String verb = rejected == 1 && rows.isEmpty() ? " was rejected" : " were rejected";
        Mark mark = run.outcome().code() == ExitCode.DATA ? Mark.BAD : Mark.LOOK;
        return new Answer("Data", mark, share + verb, text);
    }

    private static String most(Map<String, Long> rejected) {
        return rejected.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(reason -> Names.brief(reason.getKey()))
                .orElse("");
    }

    /** In groups of three digits, told apart by a narrow blank. */
    static String count(long value) {
        String digits = Long.toString(value);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0 && digits.charAt(i - 1) != '-') {
                out.append('\u202f');
            }
            out.append(digits.charAt(i));
        }
        return out.toString();
    }
}
