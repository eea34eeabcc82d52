package dev.plumbline.engine;

import dev.plumbline.source.ScanReport;
import dev.plumbline.summation.ExactMoments;
import java.io.Serializable;
import java.util.ArrayList;

/** What a partition that streams by leaves behind: its reports, a score and the moments of the label. */
final class StreamPart implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<ScanReport> reports = new ArrayList<>();
    private final Score score = new Score();
    private final ExactMoments label = new ExactMoments(1, ExactMoments.Detail.SQUARES_ONLY);

    ArrayList<ScanReport> reports() {
        return reports;
    }

    Score score() {
        return score;
    }

    ExactMoments label() {
        return label;
    }

    StreamPart merge(StreamPart other) {
        reports.addAll(other.reports);
        score.merge(other.score);
        label.merge(other.label);
        return this;
    }
}
