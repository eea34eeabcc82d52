package dev.plumbline.report;

import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * How a model changed from version to version, and the log of what was current.
 *
 * @param versions the oldest first
 * @param moves the first one first
 */
public record HistoryTable(List<Line> versions, List<MoveLine> moves) {
    private static final int MOST_TERMS = 8;

    /**
     * A version.
     *
     * @param version its name
     * @param created when, or empty where that cannot be read
     * @param current whether it is the current one
     * @param model what was learned, where it can be believed
     * @param problem why not, or empty
     */
    public record Line(String version, String created, boolean current, Optional<FittedModel> model, String problem) {}

    /**
     * A move of {@code current.json}.
     *
     * @param number of it
     * @param at when
     * @param from the version that was current, or empty
     * @param to the version that became current
     * @param cause why
     * @param run that published it
     * @param problem why the move cannot be read, or empty
     */
    public record MoveLine(long number, String at, String from, String to, String cause, String run, String problem) {}

    public HistoryTable {
        versions = List.copyOf(versions);
        moves = List.copyOf(moves);
    }

    /** Plain text, each line ended by a line feed. */
    public String render() {
        StringBuilder out = new StringBuilder();
        out.append(overview()).append('\n').append(coefficients());
        if (!moves.isEmpty()) {
            out.append('\n').append(log());
        }
        versions.forEach(line -> problem(out, line.problem()));
        moves.forEach(move -> problem(out, move.problem()));
        return out.toString();
    }

    private static void problem(StringBuilder out, String problem) {
        if (!problem.isEmpty()) {
            out.append("problem: ").append(PlainText.escape(problem)).append('\n');
        }
    }

    private String overview() {
        TextTable table = new TextTable("").row("version", "created", "rows used", "rmse", "r2", "epochs", "");
        for (Line line : versions) {
            String created = line.created().isEmpty() ? "unknown" : line.created();
            String mark = line.current() ? "current" : "";
            if (line.model().isEmpty()) {
                table.row(line.version(), created, "damaged", "", "", "", mark);
            } else {
                FittedModel model = line.model().get();
                table.row(
                        line.version(),
                        created,
                        Long.toString(model.rows().used()),
                        Figures.of(model.metrics().rmse()),
                        Figures.share(model.metrics().r2()),
                        Long.toString(model.convergence().epochs()),
                        mark);
            }
        }
        return table.render();
    }

    private String coefficients() {
        LinkedHashSet<String> features = new LinkedHashSet<>();
        versions.forEach(line ->
                line.model().ifPresent(model -> features.addAll(model.line().features())));
        boolean intercept = versions.stream()
                .anyMatch(line ->
                        line.model().filter(m -> m.line().hasIntercept()).isPresent());
        if (features.size() + (intercept ? 1 : 0) > MOST_TERMS) {
            return counts();
        }
        List<Optional<String>> terms = new ArrayList<>();
        features.forEach(feature -> terms.add(Optional.of(feature)));
        if (intercept) {
            terms.add(Optional.empty());
        }
        return "coefficients, and how far each moved since the version before, in standard errors of the difference\n"
                + estimates(terms);
    }

    private String counts() {
        TextTable table = new TextTable("").row("version", "coefficients");
        for (Line line : versions) {
            String count = line.model()
                    .map(model -> Integer.toString(model.line().features().size()))
                    .orElse("damaged");
            table.row(line.version(), count);
        }
        return table.render();
    }

    /** @param terms names of features; empty for the intercept */
    private String estimates(List<Optional<String>> terms) {
        List<String> header = new ArrayList<>(List.of("version"));
        terms.forEach(term -> header.addAll(List.of(term.orElse("intercept"), "moved")));
        TextTable table = new TextTable("").row(header.toArray(String[]::new));
        Optional<FittedModel> before = Optional.empty();
        for (Line line : versions) {
            if (line.model().isPresent()) {
                List<String> cells = new ArrayList<>(List.of(line.version()));
                for (Optional<String> term : terms) {
                    Estimate now = Estimate.of(line.model().get(), term);
                    cells.add(Figures.of(now.value()));
                    cells.add(before.map(earlier -> moved(Estimate.of(earlier, term), now))
                            .orElse(""));
                }
                table.row(cells.toArray(String[]::new));
                before = line.model();
            }
        }
        return table.render();
    }

    private static String moved(Estimate before, Estimate now) {
        double error = Math.sqrt(before.error() * before.error() + now.error() * now.error());
        double moves = (now.value() - before.value()) / error;
        return (moves > 0 ? "+" : "") + Figures.brief(moves);
    }

    private String log() {
        TextTable table = new TextTable("").row("move", "at", "from", "to", "cause", "run");
        for (MoveLine move : moves) {
            String number = Long.toString(move.number());
            if (move.problem().isEmpty()) {
                String from = move.from().isEmpty() ? "-" : move.from();
                table.row(number, move.at(), from, move.to(), move.cause(), move.run());
            } else {
                table.row(number, "damaged");
            }
        }
        return table.render();
    }

    /** A term of a version with its standard error; NaN where it has none. */
    private record Estimate(double value, double error) {
        static Estimate of(FittedModel model, Optional<String> feature) {
            LinearModel line = model.line();
            int index = feature.map(line.features()::indexOf)
                    .orElse(line.hasIntercept() ? line.features().size() : -1);
            if (index < 0) {
                return new Estimate(Double.NaN, Double.NaN);
            }
            double value = index < line.features().size() ? line.slopes()[index] : line.intercept();
            return new Estimate(
                    value,
                    model.statistics()
                            .map(fit -> fit.terms().get(index).stdError())
                            .orElse(Double.NaN));
        }
    }
}
