package dev.plumbline.growth;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Measured points, in order.
 *
 * @param name by which tables and pictures find it
 * @param words for people
 * @param points at least one
 * @param fits the costs that are fitted on every other of its points, from the first on; the model is tested on the rest
 */
record Curve(String name, String words, List<Point> points, Set<Cost> fits) {
    Curve {
        points = List.copyOf(points);
        fits = Set.copyOf(fits);
    }

    /** The points that costs are fitted on. */
    List<Point> fitted() {
        return every(0);
    }

    /** The points that the model has not seen. */
    List<Point> tested() {
        return fits.isEmpty() || points.size() == 1 ? points : every(1);
    }

    private List<Point> every(int from) {
        return IntStream.range(0, points.size())
                .filter(i -> i % 2 == from)
                .mapToObj(points::get)
                .toList();
    }
}
