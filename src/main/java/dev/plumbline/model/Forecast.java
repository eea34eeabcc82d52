package dev.plumbline.model;

/**
 * How many epochs a descent will take on these data.
 *
 * @param way what is forecast, for people: "one rate for all", "gd, the chosen settings"
 * @param coordinates descended in
 * @param optimizer by the name users give it
 * @param ends how it will end
 * @param epochs until it has converged; the epochs that were looked ahead where that is not enough or it diverges
 * @param epochsPerDigit epochs for one more decimal digit once the fast directions have arrived; NaN where there is no
 *     such figure
 */
public record Forecast(
        String way, CoordinateSystem coordinates, String optimizer, Ends ends, long epochs, double epochsPerDigit) {
    /** How a descent ends. */
    public enum Ends {
        /** It converges after so many epochs. */
        CONVERGES,
        /** It has not converged after so many epochs. */
        LATER,
        /** It runs away. */
        DIVERGES
    }
}
