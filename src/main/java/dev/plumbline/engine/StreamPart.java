package dev.plumbline.engine;

import dev.plumbline.source.ScanReport;
import dev.plumbline.summation.ExactMoments;
import java.io.Serializable;
import java.util.ArrayList;

/** What a partition that streams by leaves behind: its reports, and what was asked for of its rows. */
final class StreamPart implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<ScanReport> reports = new ArrayList<>();
    private final Score score = new Score();
    private final ExactMoments label = new ExactMoments(1, ExactMoments.Detail.SQUARES_ONLY);
    private final FeatureSpread features;

    /** A part of rows that are scored, or only accounted for. */
    StreamPart() {
        this(0);
    }

    /** @param features how many are looked at */
    StreamPart(int features) {
        this.features = features == 0 ? null : new FeatureSpread(features);
    }

    ArrayList<ScanReport> reports() {
        return reports;
    }

    Score score() {
        return score;
    }

    ExactMoments label() {
        return label;
    }

    /** Null where no feature is looked at. */
    FeatureSpread features() {
        return features;
    }

    StreamPart merge(StreamPart other) {
        reports.addAll(other.reports);
        score.merge(other.score);
        label.merge(other.label);
        if (features != null) {
            features.merge(other.features);
        }
        return this;
    }
}
