package dev.plumbline.store;

import dev.plumbline.model.Change;
import dev.plumbline.model.Charts;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.HistoryLine;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What the directory of a run holds, as far as it can be believed.
 *
 * @param run id
 * @param outcome the status that was written last; without what moved, which is in {@code change}
 * @param identity what makes it the run it is
 * @param events but for signs of life, oldest first; a selection where there are very many
 * @param history first telling of each epoch, in order; of many epochs a selection that has the first and the last
 * @param fitted the candidate, whether it was published or not
 * @param charts what was kept for pictures
 * @param gates what each gate said of the candidate
 * @param change what moved since the version that was current
 * @param unread why something that is there is not among these, each a sentence
 */
public record StoredRun(
        String run,
        Optional<Outcome> outcome,
        Optional<RunIdentity> identity,
        List<RunEvent> events,
        List<HistoryLine> history,
        Optional<FittedModel> fitted,
        Optional<Charts> charts,
        List<Verdict> gates,
        Optional<Change> change,
        List<String> unread) {
    public StoredRun {
        events = List.copyOf(events);
        history = List.copyOf(history);
        gates = List.copyOf(gates);
        unread = List.copyOf(unread);
    }
}
