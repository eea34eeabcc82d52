package dev.plumbline.summation;

/** The tile that some moments work in: its loops are scalar or in lanes, as {@link LanePace} decides. */
final class PacedTile {
    private static final class OfThisJvm {
        static final LanePace.Findings FINDINGS = LanePace.Findings.begin(SliceLoops::vector);
    }

    private final LanePace pace = new LanePace(OfThisJvm.FINDINGS);
    private final int columns;
    private boolean lanes;
    private Tile tile;

    PacedTile(int columns) {
        this.columns = columns;
    }

    /** The tile for the rows that come now; {@link #took} has to follow. */
    Tile next() {
        boolean now = pace.inLanes();
        if (tile == null || lanes != now) {
            lanes = now;
            tile = new Tile(columns, lanes ? SliceLoops.vector() : new SliceLoops());
        }
        return tile;
    }

    /** Tells that the tile has been used for {@code rows} rows. */
    void took(int rows) {
        pace.took(rows);
    }
}
