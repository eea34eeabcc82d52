package dev.plumbline.trials;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The nights whose bits were compared with those of an undisturbed {@code local[2]}, and how that came out. */
public final class Bits {
    private final List<Compared> nights = new CopyOnWriteArrayList<>();

    /**
     * One comparison.
     *
     * @param where the night ran
     * @param same whether all bits were the same
     */
    private record Compared(Night where, boolean same) {}

    /** Compares; what is thrown counts as other bits. */
    void compare(Night where, Figures figures, Figures undisturbed, String place) {
        boolean same = false;
        try {
            figures.require(undisturbed, place);
            same = true;
        } finally {
            nights.add(new Compared(where, same));
        }
    }

    /** One line; nothing where nothing was compared. */
    public String text() {
        if (nights.isEmpty()) {
            return "";
        }
        long other = nights.stream().filter(night -> !night.same()).count();
        return "bits: " + nights.size() + (nights.size() == 1 ? " night on " : " nights on ")
                + counted("master", Night::master) + ", "
                + counted("store", Night::store) + ", "
                + counted("Spark", Night::spark) + ": "
                + (other == 0 ? "all equal to an undisturbed local[2]" : other + " WITH OTHER BITS") + "\n";
    }

    private String counted(String what, Function<Night, String> of) {
        Set<String> different = new TreeSet<>();
        nights.forEach(night -> different.add(of.apply(night.where())));
        return different.size() + " " + what + (different.size() == 1 ? "" : "s") + " (" + String.join("; ", different)
                + ")";
    }
}
