package dev.plumbline.page;

import dev.plumbline.model.Change;
import dev.plumbline.model.Charts;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.HistoryLine;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that the page of a run is made of. Of a run that failed most of it is empty: the page shows what there is.
 *
 * @param outcome how the run ended; its message is what went wrong
 * @param when of the run
 * @param fitted what was found, published or not
 * @param charts what was kept for pictures
 * @param history epochs of the descent, oldest first; of a long one a selection that has the first and the last
 * @param gates what each gate said; empty where none was asked
 * @param change what moved since the version that was current
 * @param nights the last published versions of the model, oldest first; with this one where it was published
 * @param rejected rows that were refused, by the reason's id: told of runs without a model too
 * @param provenance what makes the run this run, known of runs without a model too
 * @param unread what is not shown because its file is damaged or too large, each a sentence
 */
public record RunPage(
        Outcome outcome,
        When when,
        Optional<FittedModel> fitted,
        Optional<Charts> charts,
        List<HistoryLine> history,
        List<Verdict> gates,
        Optional<Change> change,
        List<Night> nights,
        Map<String, Long> rejected,
        Optional<Provenance> provenance,
        List<String> unread) {

    public RunPage {
        history = List.copyOf(history);
        gates = List.copyOf(gates);
        nights = List.copyOf(nights);
        rejected = Collections.unmodifiableMap(new TreeMap<>(rejected));
        unread = List.copyOf(unread);
    }

    /** Of a run all of whose files could be read. */
    public RunPage(
            Outcome outcome,
            When when,
            Optional<FittedModel> fitted,
            Optional<Charts> charts,
            List<HistoryLine> history,
            List<Verdict> gates,
            Optional<Change> change,
            List<Night> nights,
            Map<String, Long> rejected,
            Optional<Provenance> provenance) {
        this(outcome, when, fitted, charts, history, gates, change, nights, rejected, provenance, List.of());
    }

    /**
     * When a run was, and how long it took.
     *
     * @param asOf day it stands for
     * @param began first start, where it is known
     * @param ended end, where it is known
     * @param stages seconds of each stage, in the order they were first begun
     * @param events what happened, oldest first: starts, resumes, ends
     */
    public record When(
            LocalDate asOf,
            Optional<Instant> began,
            Optional<Instant> ended,
            Map<String, Double> stages,
            List<Event> events) {
        public When {
            stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
            events = List.copyOf(events);
        }
    }

    /**
     * A line of {@code events.jsonl}.
     *
     * @param at when
     * @param name of the event
     * @param details by name, as text
     */
    public record Event(Instant at, String name, Map<String, String> details) {
        public Event {
            details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        }
    }

    /**
     * A published version, as the night-to-night trend shows it.
     *
     * @param version its name
     * @param current whether it is the current one
     * @param rows used
     * @param rmse over the rows that trained it, in units of the label
     * @param terms slopes in model order, then the intercept where there is one
     */
    public record Night(String version, boolean current, long rows, double rmse, List<Term> terms) {
        public Night {
            terms = List.copyOf(terms);
        }
    }

    /**
     * An estimate of a version.
     *
     * @param name of the feature, or {@code intercept}
     * @param estimate in units of label per unit of feature
     * @param low lower end of its confidence interval, NaN where it has none
     * @param high upper end of its confidence interval, NaN where it has none
     */
    public record Term(String name, double estimate, double low, double high) {}
}
