package dev.plumbline.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.document.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page has a place for each table and shows each picture that {@code scripts/growth} makes, and no others. */
class PerformancePageTest {
    private static final Pattern PLACE = Pattern.compile("<!-- ((?:growth|paper)-[a-z]+): ");
    private static final Pattern PICTURE = Pattern.compile("\\(figures/(growth-[a-z]+\\.svg)\\)");

    @Test
    void everyPlaceHasATableAndEveryTableHasAPlace() throws IOException {
        String page = Files.readString(Growth.PAGE);
        assertEquals(new TreeSet<>(Growth.tables(madeUp()).keySet()), found(PLACE, page));
        Page filled = new Page(page);
        for (String place : found(PLACE, page)) {
            filled = filled.with(place, "| filled |\n");
        }
        assertEquals(found(PLACE, page).size(), filled.text().split("\\| filled \\|", -1).length - 1);
    }

    @Test
    void everyPictureIsShownAndThere() throws IOException {
        Measured measured = madeUp();
        Set<String> shown = found(PICTURE, Files.readString(Growth.PAGE));
        assertEquals(
                new TreeSet<>(
                        new GrowthFigures(measured, measured.model()).all().keySet()),
                shown);
        for (String picture : shown) {
            assertTrue(Files.exists(Path.of("docs", "figures", picture)), picture);
        }
    }

    private static TreeSet<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A run of all curves, each of two points. */
    private static Measured madeUp() {
        List<Curve> curves = new ArrayList<>();
        for (String name : List.of(
                "rows-epoch",
                "rows-moments",
                "rows-cache",
                "features-epoch",
                "features-moments",
                "features-driver",
                "partitions-reading",
                "partitions-epoch",
                "tasks-1",
                "epochs-1",
                "extreme-sums",
                "extreme-product")) {
            Work work = Work.epoch(1e6, 1, 2, 2).and(Cost.TEXT_BYTE, 1e6);
            Times times = new Times(new double[] {1});
            curves.add(new Curve(
                    name, name, List.of(Point.of(1, times, work), Point.of(2, times, work)), Set.of(Cost.TEXT_BYTE)));
        }
        return new Measured("a machine", 2, Sizes.tiny(), new Overheads(1e-3, 1e-4, 1e9, 1e10, 8e9), curves);
    }
}
