package dev.plumbline.trials;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What must come of a case, as the table says it; the case itself holds it.
 *
 * @param text one phrase
 */
public record Expected(String text) {
    /** The run ends with 0 and the bits of the undisturbed run. */
    public static final Expected SAME = new Expected("same bits");

    public static Expected of(String text) {
        return new Expected(text);
    }

    /** Refused with one of the codes and a sentence; the earlier version stays; the same command then ends SAME. */
    public static Expected clear(int... codes) {
        return new Expected(codes(codes) + ", earlier stays, again: same bits");
    }

    /** Refused with one of the codes and a sentence; the earlier version stays. */
    public static Expected refused(int... codes) {
        return new Expected(codes(codes) + ", earlier stays");
    }

    private static String codes(int... codes) {
        return Arrays.stream(codes).mapToObj(Integer::toString).collect(Collectors.joining("/"));
    }
}
