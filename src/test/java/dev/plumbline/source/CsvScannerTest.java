package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.kernel.BlockBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvScannerTest {
    private static final CsvDialect STRICT = new CsvDialect(',', false, List.of("NA"));

    private static Scans scan(String text, int columns, int... needed) {
        return Scans.scan(bytes(text), STRICT, Scans.layout(columns, needed), 1 << 20, 64);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRejects(String text, String... rejects) {
        assertEquals(List.of(rejects), scan(text, 2, 0, 1).rejects, text);
    }

    @Test
    void readsPlainQuotedAndSkippedFields() {
        Scans found = scan("1,a,2\n\"3\",\"b,\"\"\n\",4\r\n5,,6", 3, 0, 2);
        assertEquals(List.of("1.0 2.0 ", "3.0 4.0 ", "5.0 6.0 "), found.rows);
        assertEquals(4, found.reports.get(0).lines());
    }

    @Test
    void eachFaultHasItsReasonLineAndColumn() {
        assertRejects("1,2\n1,\n", "2 MISSING c1");
        assertRejects("NA,2\n\"\",2\n", "1 MISSING c0", "2 MISSING c0");
        assertRejects("1,x\n", "1 NOT_A_NUMBER c1");
        assertRejects("1, 2\n", "1 NOT_A_NUMBER c1");
        assertRejects("1,\"1\"\"2\"\n", "1 NOT_A_NUMBER c1");
        assertRejects("\n1e400,1\n", "2 OVERFLOW c0");
        assertRejects("1\n", "1 TOO_FEW_FIELDS ");
        assertRejects("1,2,\n", "1 TOO_MANY_FIELDS ");
        assertRejects("1,2\"\n", "1 STRAY_QUOTE ");
        assertRejects("1,\"2\"3\n", "1 STRAY_QUOTE ");
        assertRejects("1,2\r3,4\n", "1 LONE_CARRIAGE_RETURN ");
        assertRejects("1,2\r\r\n", "1 LONE_CARRIAGE_RETURN ");
        assertRejects("1,2\r", "1 LONE_CARRIAGE_RETURN ");
        assertRejects("1,2\0\n", "1 NOT_TEXT ");
        assertRejects("# comment\n1,2\n", "1 TOO_FEW_FIELDS ");
    }

    @Test
    void bytesThatAreNotUtf8AreAFaultOfTheirRowOnly() {
        byte[] data = {'1', ',', (byte) 0xE9, ',', '2', '\n', '3', ',', (byte) 0xC3, (byte) 0xA9, ',', '4', '\n'};
        Scans found = Scans.scan(data, STRICT, Scans.layout(3, 0, 2), 1000, 64);
        assertEquals(List.of("1 NOT_TEXT "), found.rejects);
        assertEquals(List.of("3.0 4.0 "), found.rows);
    }

    @Test
    void anUnclosedQuoteCostsTheLineWhereItOpened() {
        Scans found = scan("1,2\n3,\"4\n5,6\n7,8\n", 2, 0, 1);
        assertEquals(List.of("2 UNCLOSED_QUOTE "), found.rejects);
        assertEquals(List.of("1.0 2.0 ", "5.0 6.0 ", "7.0 8.0 "), found.rows);
    }

    @Test
    void anUnclosedQuoteInALaterLineOfARecordIsNamedByThatLine() {
        assertRejects("\"1\n\",\"2\n5,6\n", "2 UNCLOSED_QUOTE ");
    }

    @Test
    void blankLinesAreNoRows() {
        Scans found = scan("1,2\n\n\r\n3,4\n\n", 2, 0, 1);
        assertEquals(2, found.account.rows().read());
        assertEquals(3, found.blank);
    }

    @Test
    void trimAllowsBlanksAroundFieldsAndQuotes() {
        CsvDialect trim = new CsvDialect(',', true, List.of("NA"));
        Scans found = Scans.scan(bytes(" 1 ,\t\"2\" \n NA ,3\n\" 4 \",5\n"), trim, Scans.layout(2, 0, 1), 1000, 64);
        assertEquals(List.of("1.0 2.0 ", "4.0 5.0 "), found.rows);
        assertEquals(List.of("2 MISSING c0"), found.rejects);
    }

    @Test
    void aMissingTokenThatIsANumberIsMissing() {
        CsvDialect coded = new CsvDialect(',', false, List.of("-999", "1e3"));
        Scans found = Scans.scan(
                bytes("1,2\n-999,3\n4,-999\n-999.0,5\n1e3,6\n1000,7\n\"-999\",8\n"),
                coded,
                Scans.layout(2, 0, 1),
                1000,
                64);
        assertEquals(List.of("2 MISSING c0", "3 MISSING c1", "5 MISSING c0", "7 MISSING c0"), found.rejects);
        assertEquals(List.of("1.0 2.0 ", "-999.0 5.0 ", "1000.0 7.0 "), found.rows);
    }

    @Test
    void everyColumnThatHasNoValueIsCountedNotOnlyTheFirst() {
        Scans found = scan("1,2,3\n,2,\n,x,NA\n\"\",2,3\nx,y,\n,,\n", 3, 0, 1, 2);
        assertEquals(5, found.account.rows().rejected());
        assertEquals(Map.of("c0", 4L, "c1", 1L, "c2", 4L), found.account.missing());
        assertEquals(
                List.of("c0", "c1", "c2"), List.copyOf(found.account.missing().keySet()));
        assertEquals(6, found.account.wholeRows());
    }

    @Test
    void rowsWhoseFieldsCannotBeToldApartCountAsMissingInNoColumn() {
        Scans found = scan("1,2\n,2,\n1\n,\"2\"3\n,\"2\n,\0\n,1\r2\n", 2, 0, 1);
        assertEquals(6, found.account.rows().rejected());
        assertEquals(Map.of("c0", 0L, "c1", 0L), found.account.missing());
        assertEquals(1, found.account.wholeRows());
    }

    @Test
    void aHeaderInTheMidstOfTheDataHasNoMissingValues() {
        Columns columns = new Columns("y", List.of("x"), Optional.of("w"));
        CsvLayout layout = new CsvLayout(List.of("x", "y", "w"), columns, bytes("x,y,w"));
        Scans found = Scans.scan(bytes("x,y,w\n1,,\n"), STRICT, layout, 1000, 64);
        assertEquals(Map.of("x", 0L, "y", 1L, "w", 1L), found.account.missing());
        assertEquals(1, found.account.wholeRows());
    }

    @Test
    void aColumnIsEmptyWhereNoRowThatCanBeReadHasAValueInIt() {
        Scans found = scan("1,,3\n,,5\n1,2\n,NA,x\n", 3, 0, 1, 2);
        assertEquals(
                List.of("c1"),
                found.account.missing().keySet().stream()
                        .filter(found.account::isEmpty)
                        .toList());
        assertFalse(scan("1\n2\n", 2, 0, 1).account.isEmpty("c0"));
    }

    @Test
    void aTabMayBeTheDelimiterUnderTrim() {
        CsvDialect tabs = new CsvDialect('\t', true, List.of());
        Scans found = Scans.scan(bytes("1\t 2\n\t3\n"), tabs, Scans.layout(2, 0, 1), 1000, 64);
        assertEquals(List.of("1.0 2.0 "), found.rows);
        assertEquals(List.of("2 MISSING c0"), found.rejects);
    }

    @Test
    void aMissingValueMayBeWrittenAsANumber() {
        CsvDialect dialect = new CsvDialect(',', false, List.of("-200", "0", "1e-999"));
        String text = "1,2\n-200,3\n\"-200\",4\n-200.0,5\n6,0\n7,-0\n1e-999,8\n";
        Scans found = Scans.scan(bytes(text), dialect, Scans.layout(2, 0, 1), 1000, 64);
        assertEquals(List.of("1.0 2.0 ", "-200.0 5.0 ", "7.0 -0.0 "), found.rows);
        assertEquals(List.of("2 MISSING c0", "3 MISSING c0", "5 MISSING c1", "7 MISSING c0"), found.rejects);
    }

    @Test
    void theHeaderOnceMoreIsNamedAsSuch() {
        Columns columns = new Columns("y", List.of("x"), Optional.empty());
        CsvLayout layout = new CsvLayout(List.of("x", "y"), columns, bytes("x,y"));
        Scans found = Scans.scan(bytes("1,2\r\nx,y\r\n3,4\nx,5\n"), STRICT, layout, 1000, 64);
        assertEquals(List.of("2 REPEATED_HEADER ", "4 NOT_A_NUMBER x"), found.rejects);
    }

    @Test
    void weightsMustBePositive() {
        Columns columns = new Columns("y", List.of("x"), Optional.of("w"));
        CsvLayout layout = new CsvLayout(List.of("w", "x", "y"), columns, null);
        CsvScanner scanner = new CsvScanner(STRICT, new RejectLog());
        byte[] data = bytes("1,2,3\n0,2,3\n-1,2,3\n\"0\",2,3\n1e-400,2,3\n0.5,6,7\n");
        BlockBuilder builder = new BlockBuilder(1, true);
        try {
            CsvSplit split = new CsvSplit(0, 0, "f", 0, data.length, 0);
            scanner.open(split, layout, new CsvWindow(new ByteArrayInputStream(data), 0, new byte[64]));
            scanner.scan(builder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        assertEquals(4, scanner.report("").rejected(RejectReason.BAD_WEIGHT));
        assertEquals(2, builder.rows());
        assertEquals(0.5, builder.weight()[1]);
    }

    @Test
    void underflowsAndInexactIntegersAreCountedAndUsed() {
        Scans found = scan("1e-400,9007199254740993\n1e-400,x\n", 2, 0, 1);
        assertEquals(List.of("0.0 9.007199254740992E15 "), found.rows);
        assertEquals(
                List.of(
                        "1 values too small for a double were read as 0",
                        "1 integers above 2^53 were rounded to the nearest double"),
                found.account.notes());
    }

    @Test
    void aLineBeyondTheLimitIsPassedOverInBoundedMemory() {
        CsvDialect tight = new CsvDialect(',', false, List.of(), 10);
        String text = "1,2\n" + "3,4" + "0".repeat(500) + "\n123456,890\n" + "\n123456,89\n5,6\n\"" + "z".repeat(99)
                + "\",1\n7,\"\n\n\n\n\n\n\n\n\n8,9\n";
        for (int split = 1; split <= 40; split++) {
            Scans found = Scans.scan(bytes(text), tight, Scans.layout(2, 0, 1), split, 8);
            assertEquals(
                    List.of("2 LINE_TOO_LONG ", "3 LINE_TOO_LONG ", "7 LINE_TOO_LONG ", "8 UNCLOSED_QUOTE "),
                    found.rejects,
                    "splits of " + split);
            assertEquals(List.of("1.0 2.0 ", "123456.0 89.0 ", "5.0 6.0 ", "8.0 9.0 "), found.rows);
            assertTrue(found.fits);
        }
    }

    @Test
    void cutAnywhereTheRowsRejectsAndLinesAreTheSameUnlessTheDriverIsTold() {
        List<String> files = List.of(
                "1,2\n3,4\n5,6\n",
                "1,2\r\n3,4\r\n5,6",
                "\n\n1,2\n\n\n3,x\n\r\n5,6\n\n",
                "\"1\",\"2\"\n\"3\n\",4\n5,\"6\n",
                "1,\"2\n3\n4\",5\n6,7\n\"8\",9\n",
                "1,2\r3,4\r\n5\"6,\"7\"8\n9,\"\n\",1\n2,3");
        int recut = 0;
        for (String text : files) {
            Scans whole = scan(text, 2, 0, 1);
            assertTrue(whole.fits);
            for (int split = 1; split <= 20; split++) {
                Scans found = Scans.scan(bytes(text), STRICT, Scans.layout(2, 0, 1), split, 8);
                if (found.fits) {
                    assertEquals(whole.rows, found.rows, "splits of " + split + ": " + text);
                    assertEquals(whole.rejects, found.rejects, "splits of " + split + ": " + text);
                } else {
                    recut++;
                    assertTrue(text.contains("\""), "only quotes may break a cut: " + text);
                }
            }
        }
        assertTrue(recut > 0, "some cut lies within a quoted field");
    }

    @Test
    void whatNumbersAreMadeOfIsNoDelimiter() {
        // A number would be read across it: two fields of "1.2.3.4" as 1.2 and 3.4, where there are four.
        for (char c : "0123456789+-.eE\"\r\n\0\u0080".toCharArray()) {
            assertThrows(IllegalArgumentException.class, () -> new CsvDialect(c, false, List.of()), "'" + c + "'");
        }
    }
}
