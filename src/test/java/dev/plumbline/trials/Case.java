package dev.plumbline.trials;

/**
 * One fault and what must come of it.
 *
 * @param name by which {@code --only} takes it, such as F7
 * @param done what is done to the run, one phrase
 * @param expected what must come of it
 * @param extent whether the short form runs it
 * @param limit seconds after which it counts as hanging
 * @param body does it
 */
public record Case(String name, String done, Expected expected, Extent extent, int limit, Body body) {
    /** In which forms of the suite a case runs. */
    public enum Extent {
        /** In the short form too, smaller there where it can be. */
        SHORT,
        /** In the long form only. */
        LONG
    }

    /** Does the deed; throws {@link Unexpected} where it does not end as expected, {@link NotHere} where it cannot be done. */
    @FunctionalInterface
    public interface Body {
        /** @return what was seen, one phrase */
        String run(Lab lab) throws Exception;
    }

    public static Case brief(String name, String done, Expected expected, Body body) {
        return new Case(name, done, expected, Extent.SHORT, 1800, body);
    }

    public static Case large(String name, String done, Expected expected, Body body) {
        return new Case(name, done, expected, Extent.LONG, 3600, body);
    }

    public Case within(int seconds) {
        return new Case(name, done, expected, extent, seconds, body);
    }
}
