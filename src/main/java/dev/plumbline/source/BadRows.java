package dev.plumbline.source;

/**
 * What to do about rows that cannot be used.
 *
 * @param policy fail on the first, or skip up to the limit
 * @param limit most rejected rows under {@code SKIP}: a count, or a share of the rows read
 */
public record BadRows(Policy policy, Limit limit) {
    /** The first ends the run. */
    public static final BadRows FAIL = new BadRows(Policy.FAIL, new Limit(0, false));

    /** What a bad row does to the run. */
    public enum Policy {
        FAIL,
        SKIP
    }

    /**
     * A number of rows or a share of them.
     *
     * @param value rows, or percent of the rows read when {@code percent}
     */
    public record Limit(double value, boolean percent) {
        public boolean allows(long rejected, long read) {
            return percent ? rejected <= value / 100 * read : rejected <= value;
        }
    }
}
