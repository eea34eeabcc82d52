package dev.plumbline.trials;

/** Texts that fit into a line. */
public final class Words {
    private static final int MOST = 400;

    private Words() {}

    public static String excerpt(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= MOST ? line : line.substring(0, MOST) + "...";
    }
}
