package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag$;

/** What is written as CSV is read by the careful reading as the same texts. */
class WholeRowsTest {
    private static final List<String> NAMES = List.of("p", "q", "r");
    private static final String ALPHABET = "ab ,;\"\n\r\t=é€.";

    private static String written(char delimiter, Object... cells) {
        StringBuilder line = new StringBuilder();
        new OutputCsv.Dialect(NAMES, delimiter, true).row(RowFactory.create(cells), line);
        return line.toString();
    }

    private static Object[] read(String line, char delimiter) {
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
        return cells.drain().get(0);
    }

    @Test
    void textsComeBackAsTheyWere() {
        long seed = 20_261_124;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 5_000; round++) {
            Object[] cells = new Object[NAMES.size()];
            for (int c = 0; c < cells.length; c++) {
                cells[c] = random.nextInt(6) == 0 ? null : text(random);
            }
            char delimiter = ",;\t".charAt(random.nextInt(3));
            String line = written(delimiter, cells);
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
    void quotesStandOnlyWhereTheyMust() {
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
        assertArrayEquals(new Object[] {"2", "3", "1"}, cells.drain().get(0));
    }

    @Test
    void rowsCrossTheWire() {
        for (SerializerInstance serializer : List.of(
                new JavaSerializer(new SparkConf(false)).newInstance(),
                new KryoSerializer(new SparkConf(false)).newInstance())) {
            WholeRow row = new WholeRow(new Object[] {"a", null, 3L}, new double[] {1, 2});
            WholeRow over = serializer.deserialize(
                    serializer.serialize(row, ClassTag$.MODULE$.apply(WholeRow.class)),
                    ClassTag$.MODULE$.apply(WholeRow.class));
            assertArrayEquals(row.cells(), over.cells());
            assertArrayEquals(row.features(), over.features());
        }
    }
}
