package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

/** What is written as CSV is read by the careful reading as the same texts. */
class WholeRowsTest {
    private static final List<String> NAMES = List.of("p", "q", "r");
    private static final String ALPHABET = "ab ,;\"\n\r\t=é€.";

    /** @param cells texts, and numbers behind them */
    private static String written(char delimiter, Object... cells) throws IOException {
        Object[] internal = new Object[cells.length];
        int texts = 0;
        for (int c = 0; c < cells.length; c++) {
            boolean number = cells[c] instanceof Double;
            internal[c] = number ? cells[c] : UTF8String.fromString((String) cells[c]);
            texts += number ? 0 : 1;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvLines lines = new CsvLines(cells.length - texts, delimiter, out);
        lines.row(new GenericInternalRow(internal), texts);
        lines.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String[] texts(InternalRow row) {
        return IntStream.range(0, row.numFields())
                .mapToObj(c -> row.isNullAt(c) ? null : row.getUTF8String(c).toString())
                .toArray(String[]::new);
    }

    private static String[] read(String line, char delimiter) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        CsvRecord record = new CsvRecord(new CsvDialect(delimiter, false, List.of()), NAMES.size());
        record.read(bytes, 0, bytes.length, true);
        assertEquals(null, record.fault(), line);
        assertEquals(NAMES.size(), record.count(), line);
        assertEquals(bytes.length, record.next(), line);
        CsvCells cells = new CsvCells(NAMES, true);
        Columns none = new Columns(SourceSettings.NO_LABEL, List.of(), Optional.empty());
        cells.open(new CsvLayout(NAMES, none, null));
        cells.add(bytes, 0, record);
        return texts(cells.drain().get(0));
    }

    @Test
    void textsComeBackAsTheyWere() throws IOException {
        long seed = 20_261_124;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 5_000; round++) {
            String[] cells = new String[NAMES.size()];
            for (int c = 0; c < cells.length; c++) {
                cells[c] = random.nextInt(6) == 0 ? null : text(random);
            }
            char delimiter = ",;\t".charAt(random.nextInt(3));
            String line = written(delimiter, (Object[]) cells);
            assertArrayEquals(
                    cells,
                    read(line, delimiter),
                    "seed " + seed + ", round " + round + ": " + Arrays.toString(cells) + " as " + line);
        }
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(5); length > 0; length--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    @Test
    void quotesStandOnlyWhereTheyMust() throws IOException {
        assertEquals("plain,a b,1.0E-5\n", written(',', "plain", "a b", 1e-5));
        assertEquals(",\"\",\" a\"\n", written(',', null, "", " a"));
        assertEquals("a,b;\"c\"\"\";\"d\ne\"\n", written(';', "a,b", "c\"", "d\ne"));
    }

    @Test
    void cellsOfAnotherOrderAreTakenByName() {
        byte[] bytes = "1,2,3\n".getBytes(StandardCharsets.UTF_8);
        CsvRecord record = new CsvRecord(new CsvDialect(',', false, List.of()), NAMES.size());
        record.read(bytes, 0, bytes.length, true);
        CsvCells cells = new CsvCells(NAMES, false);
        Columns none = new Columns(SourceSettings.NO_LABEL, List.of(), Optional.empty());
        cells.open(new CsvLayout(List.of("r", "p", "q"), none, null));
        cells.add(bytes, 0, record);
        assertArrayEquals(new String[] {"2", "3", "1"}, texts(cells.drain().get(0)));
    }

    @Test
    void aTextThatIsLongerThanTheBufferIsWrittenWhole() throws IOException {
        String text = "\"é".repeat(200_000);
        assertEquals("\"" + text.replace("\"", "\"\"") + "\",1.0\n", written(',', text, 1.0));
        assertArrayEquals(new String[] {text, "", null}, read(written(',', text, "", null), ','));
    }
}
