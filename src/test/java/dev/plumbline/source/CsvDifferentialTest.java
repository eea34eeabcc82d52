package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.plumbline.kernel.BlockBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The scanner against {@link CsvReference}. */
class CsvDifferentialTest {
    private static final long SEED = 20261125;
    private static final List<List<String>> MISSING =
            List.of(List.of(), List.of("NA"), List.of("NA", "2.5", "8"), List.of("-999", "0", "null", "1e3"));
    /** Of three columns the second is looked at, or the third. */
    private static final CsvShape[] NEEDED = {ofThree(1, 2), ofThree(1, 2)};

    private static final CsvShape[] SKIPPED = {ofThree(2), ofThree(1)};

    private final SplittableRandom random = new SplittableRandom(SEED);
    /** Blocks are filled by one file after another, so that they are full anywhere in one. */
    private final Map<Integer, BlockBuilder> builders = new HashMap<>();

    private long fields;
    private long rows;
    private long fast;
    private long cuts;
    private long fits;
    private final Map<String, Long> rejects = new TreeMap<>();

    @Test
    void agreesWithTheReferenceOnAMillionFieldsCutAnywhere() {
        for (int i = 0; fields < 1_000_000; i++) {
            boolean small = i % 11 > 0;
            CsvShape shape = shape();
            CsvTexts texts = new CsvTexts(random, shape);
            byte[] data = texts.file(random.nextInt(small ? 12 : 2_000), small ? 3 : 10 + random.nextInt(30));
            check(i, shape, data, cuts(data.length, i % 2 == 0));
        }
        assertTrue(fast > 0.7 * rows, fast + " of " + rows + " rows were read fast");
        assertTrue(fits > 0.8 * cuts, fits + " of " + cuts + " cuts were at the ends of records");
        for (RejectReason reason : RejectReason.values()) {
            boolean found = rejects.getOrDefault(reason.id(), 0L) >= 50;
            assertTrue(found || reason == RejectReason.NOT_FINITE, () -> reason + " is hardly there: " + rejects);
        }
    }

    /** As a whole, and in up to fifty splits with windows that are shorter than a line or longer. */
    private List<Scans.Cut> cuts(int length, boolean narrow) {
        int least = 1 + length / 50;
        return List.of(
                new Scans.Cut(1 << 24, 1 << 16),
                narrow
                        ? new Scans.Cut(least + random.nextInt(20), 4 + random.nextInt(40))
                        : new Scans.Cut(least + random.nextInt(1 + length), 4 + random.nextInt(3_000)));
    }

    @Test
    void agreesWithTheReferenceAtEachAlignmentAndDistanceFromTheEndOfTheWindow() {
        for (int length = 0; length <= 20; length++) {
            String digits = "98765432109876543210".substring(0, length);
            String letters = "abcdefghijklmnopqrst".substring(0, length);
            for (int place = 0; place <= length; place++) {
                String number = new StringBuilder(digits).insert(place, '.').toString();
                around(true, number);
                around(true, "-" + number + "e-7");
                around(true, "\"" + number + "\"");
                around(false, new StringBuilder(letters).insert(place, '\u00e9').toString());
                around(false, "\"" + new StringBuilder(letters).insert(place, ",\"\"") + "\"");
                char odd = "\"\r\0\u0080".charAt(random.nextInt(4));
                around(
                        random.nextBoolean(),
                        new StringBuilder(digits).insert(place, odd).toString());
            }
        }
        assertTrue(fast > 0.95 * rows, fast + " of " + rows + " rows were read fast");
    }

    /** Puts the field at each alignment, in the midst of a line and at its end. */
    private void around(boolean isNeeded, String field) {
        CsvShape[] shapes = isNeeded ? NEEDED : SKIPPED;
        for (int pad = 0; pad < Long.BYTES; pad++) {
            String begin = "x".repeat(pad) + ",";
            String end = new String[] {"\n", "\r\n", ""}[random.nextInt(3)];
            for (int last = 0; last <= 1; last++) {
                String line = begin + (last == 0 ? field + ",12" : "12," + field) + end;
                byte[] data = line.getBytes(StandardCharsets.UTF_8);
                int room = 1 + random.nextInt(Long.BYTES);
                check(pad, shapes[last], data, List.of(new Scans.Cut(1 << 20, data.length + room)));
            }
        }
    }

    private static CsvShape ofThree(Integer... needed) {
        return new CsvShape(',', false, List.of(), CsvDialect.RECORD_LIMIT, 3, List.of(needed), false);
    }

    private CsvShape shape() {
        int columns = 1 + random.nextInt(9);
        List<Integer> order = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            order.add(random.nextInt(order.size() + 1), c);
        }
        int needed = 1 + random.nextInt(columns);
        return new CsvShape(
                random.nextInt(3) > 0 ? ',' : ";\t| ".charAt(random.nextInt(4)),
                random.nextInt(3) == 0,
                MISSING.get(random.nextInt(MISSING.size())),
                random.nextInt(6) > 0 ? CsvDialect.RECORD_LIMIT : 10 * columns + random.nextInt(20 * columns),
                columns,
                List.copyOf(order.subList(0, needed)),
                needed > 1 && random.nextInt(3) == 0);
    }

    private void check(int file, CsvShape shape, byte[] data, List<Scans.Cut> ways) {
        CsvReference expected = new CsvReference(shape);
        expected.read(data);
        fields += expected.fields;
        expected.rejectsByReason.forEach((reason, count) -> rejects.merge(reason, count, Long::sum));
        BlockBuilder builder = builders.computeIfAbsent(
                2 * shape.needed().size() + (shape.weighted() ? 1 : 0),
                key -> new BlockBuilder(shape.layout().features(), shape.weighted()));
        for (Scans.Cut cut : ways) {
            Scans found = Scans.scan(data, shape, builder, cut);
            String where = "seed " + SEED + ", file " + file + ", " + shape + ", " + cut + ": "
                    + (data.length > 500 ? "" : Excerpt.of(data, 0, data.length));
            boolean whole = cut.splitBytes() >= data.length;
            boolean quotes = new String(data, StandardCharsets.ISO_8859_1).indexOf('"') >= 0;
            cuts++;
            // Where a cut lies in quotes, the driver sees that the splits do not meet, and cuts anew.
            assertTrue(found.fits || !whole && quotes, where);
            if (found.fits) {
                fits++;
                agree(expected, found, where);
                rows += found.rows.size();
                fast += found.fast;
            }
        }
    }

    private static void agree(CsvReference expected, Scans found, String where) {
        assertSame(expected.rows, found.rows, where);
        assertSame(expected.rejects, found.rejects, where);
        assertEquals(expected.rejectsByReason, found.account.rows().rejectedByReason(), where);
        assertEquals(
                expected.rows.size() + expected.rejects.size(),
                found.account.rows().read(),
                where);
        assertEquals(expected.rows.size(), found.account.rows().used(), where);
        assertEquals(expected.without, found.account.missing(), where);
        assertEquals(expected.blank, found.blank, where);
        assertEquals(expected.lines(), found.lines, where);
        assertEquals(expected.underflows, found.underflows, where);
        assertEquals(expected.inexactIntegers, found.inexactIntegers, where);
    }

    /** The first difference says enough where the lists are long. */
    private static void assertSame(List<String> expected, List<String> found, String where) {
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            if (!expected.get(i).equals(found.get(i))) {
                fail(where + ", item " + i + ": '" + found.get(i) + "' for '" + expected.get(i) + "'");
            }
        }
        assertEquals(expected.size(), found.size(), where);
    }
}
