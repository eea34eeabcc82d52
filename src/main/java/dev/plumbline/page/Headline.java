package dev.plumbline.page;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Verdict;
import dev.plumbline.page.Answer.Mark;
import dev.plumbline.report.GatesText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The verdict.
 *
 * @param mark whether all is well
 * @param title in a few words
 * @param sentence in one sentence, and what to do where something is to be done
 */
record Headline(Mark mark, String title, String sentence) {
    static Headline of(RunPage run, List<Answer> answers) {
        Outcome outcome = run.outcome();
        String phrases = answers.stream()
                .map(Answer::phrase)
                .filter(phrase -> !phrase.isEmpty())
                .collect(Collectors.joining("; "));
        return switch (outcome.code()) {
            case OK -> published(run, answers, phrases);
            case GATE_REFUSED ->
                new Headline(Mark.BAD, refusedTitle(run.gates()), refusals(run) + stays(run) + found(phrases));
            case NOT_CONVERGED ->
                new Headline(Mark.BAD, "Not converged, not published", refusals(run) + stays(run) + found(phrases));
            default -> new Headline(Mark.BAD, title(outcome.code()), message(outcome) + again(run));
        };
    }

    private static Headline published(RunPage run, List<Answer> answers, String phrases) {
        String version = run.outcome().version();
        boolean look = answers.stream().anyMatch(answer -> answer.mark() == Mark.LOOK);
        Mark mark = look ? Mark.LOOK : Mark.GOOD;
        if (version.isEmpty()) {
            return new Headline(mark, "Finished", message(run.outcome()));
        }
        boolean known = run.nights().stream().anyMatch(night -> night.version().equals(version));
        boolean current =
                run.nights().stream().anyMatch(night -> night.version().equals(version) && night.current());
        String title = current || !known ? "Published, and current" : "Published, not current";
        String state = current || !known ? " is current: " : " is published, and another version stays current: ";
        return new Headline(
                known && !current ? Mark.LOOK : mark, title, "Version " + Names.brief(version) + state + phrases + ".");
    }

    private static String refusedTitle(List<Verdict> gates) {
        long refused = gates.stream().filter(Verdict::refused).count();
        return refused > 1 ? "Refused by " + refused + " gates" : "Refused by a gate";
    }

    private static String refusals(RunPage run) {
        String gates = run.gates().stream()
                .filter(Verdict::refused)
                .map(GatesText::sentence)
                .collect(Collectors.joining("; "));
        return gates.isEmpty() ? message(run.outcome()) : "Not published: " + end(gates);
    }

    private static String stays(RunPage run) {
        return run.nights().stream()
                .filter(RunPage.Night::current)
                .findFirst()
                .map(night -> " Version " + Names.brief(night.version()) + " stays current.")
                .orElse("");
    }

    private static String found(String phrases) {
        return phrases.isEmpty() ? "" : " Of what was found: " + phrases + ".";
    }

    private static String again(RunPage run) {
        return " Nothing was published." + stays(run)
                + (run.outcome().code().retryable() ? " The same command may be started again as it is." : "");
    }

    private static String title(ExitCode code) {
        String meaning = code.meaning();
        return Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1);
    }

    private static String message(Outcome outcome) {
        return end(outcome.message().isEmpty() ? title(outcome.code()) : PlainText.flat(outcome.message()));
    }

    private static String end(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }
}
