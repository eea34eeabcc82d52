package dev.plumbline.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the rows of a partition by the piece of the table that they come from, so that the driver can tell where in a
 * file a rejected row stands. Not thread-safe; belongs to one task.
 */
final class RowTally {
    private final RowPlaces places;
    private final Map<RowPlaces.Place, Piece> pieces = new HashMap<>();
    private final List<Piece> inOrder = new ArrayList<>();
    private Piece now;

    RowTally(RowPlaces places) {
        this.places = places;
    }

    private static final class Piece {
        private final RowPlaces.Place place;
        private final RejectLog log = new RejectLog();
        private long read;
        private long used;
        private long inexact;

        private Piece(RowPlaces.Place place) {
            this.place = place;
        }
    }

    /** Looks where the rows to come are from; cheap enough for each batch and each row. */
    void arrive() {
        RowPlaces.Place place = places.now();
        if (now == null || now.place != place) {
            now = pieces.computeIfAbsent(place, this::begin);
        }
    }

    private Piece begin(RowPlaces.Place place) {
        Piece piece = new Piece(place);
        inOrder.add(piece);
        return piece;
    }

    void used(long rows, long inexact) {
        now.read += rows;
        now.used += rows;
        now.inexact += inexact;
    }

    void rejected(String column, RejectReason reason, String excerpt) {
        long position = now.read++;
        if (now.log.count(reason)) {
            now.log.sample(new Reject(now.place.path(), position, column, reason, excerpt));
        }
    }

    /** Counts the rejected row in a column that it has no value in. */
    void missing(int slot) {
        now.log.missing(slot);
    }

    /** A report for each piece, in the order of arrival. */
    List<ScanReport> reports() {
        List<ScanReport> reports = new ArrayList<>();
        for (Piece piece : inOrder) {
            reports.add(new ScanReport(
                    piece.place.file(),
                    0,
                    piece.place.start(),
                    piece.place.start(),
                    piece.read,
                    piece.read,
                    piece.used,
                    piece.log.counts(),
                    piece.log.samples(),
                    0,
                    0,
                    piece.inexact,
                    "",
                    piece.log.missing()));
        }
        return reports;
    }
}
