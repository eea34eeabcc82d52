package dev.plumbline.source;

import static dev.plumbline.source.RowFixtures.spark;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.RowFixtures.Scan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of each kind of JSON: a number is the nearest double, anything else is refused or accounted for. */
class JsonInputIT {
    private static final Set<Integer> GOOD =
            Set.of(NumberParser.NUMBER, NumberParser.INEXACT_INTEGER, NumberParser.UNDERFLOW);
    private static SparkSession session;

    @TempDir
    private Path dir;

    private int files;

    @BeforeAll
    static void start() {
        session = RowFixtures.session("local[2]");
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    private Path write(String... lines) throws IOException {
        return Files.writeString(dir.resolve("rows" + ++files + ".json"), String.join("\n", lines) + "\n");
    }

    private Scan scan(Path path, Map<String, String> options) {
        return Scan.of(RowSource.open(
                session, spark(List.of(path.toString()), Optional.empty(), Optional.of("json"), options)));
    }

    private Scan scan(String... lines) throws IOException {
        return scan(write(lines), Map.of());
    }

    private void refuses(ExitCode code, String part, Map<String, String> options, String... lines) throws IOException {
        Path file = write(lines);
        Throwable failure = assertThrows(Exception.class, () -> scan(file, options));
        while (!(failure instanceof Refusal) && failure.getCause() != null) {
            failure = failure.getCause();
        }
        Refusal refusal = (Refusal) failure;
        assertEquals(code, refusal.code(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }

    private void refuses(String part, String... lines) throws IOException {
        refuses(ExitCode.DATA, part, Map.of(), lines);
    }

    private static List<String> rejects(Scan scan) {
        return scan.account().rejects().stream()
                .map(r -> r.position() + " " + r.column() + " " + r.reason().id() + " " + r.excerpt())
                .toList();
    }

    /** The oracle is the parser that CSV is read by. */
    @Test
    void eachNumberIsTheDoubleThatCsvHasOfTheSameText() throws IOException {
        List<String> texts = new ArrayList<>(List.of(
                "0.1",
                "1e22",
                "9007199254740993",
                "9223372036854775807",
                "9223372036854775808",
                "-123456789012345678901234567890123456789012345",
                "1.7976931348623157e308",
                "4.9e-324",
                "2.2250738585072011e-308",
                "0.500000000000000166533453693773481063544750213623046875",
                "5e-1"));
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 2000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                texts.add(Double.toString(value));
                texts.add(random.nextLong() + "." + random.nextInt(1_000_000_000) + "e" + random.nextInt(-200, 200));
            }
        }
        List<String> expected = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        NumberParser parser = new NumberParser();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            lines.add("{\"x\":" + text + ",\"y\":1}");
            assertTrue(GOOD.contains(parser.parse(bytes, 0, bytes.length)), text);
            expected.add(Arrays.toString(new double[] {parser.value(), 1}));
        }
        assertEquals(sorted(expected), scan(lines.toArray(String[]::new)).rows());
        List<Integer> plain = IntStream.range(0, texts.size())
                .filter(i -> !texts.get(i).contains("e") && !texts.get(i).contains("E"))
                .boxed()
                .toList();
        Path file = write(plain.stream().map(lines::get).toArray(String[]::new));
        assertEquals(
                sorted(plain.stream().map(expected::get).toList()),
                scan(file, Map.of("prefersDecimal", "true")).rows());
    }

    private static List<String> sorted(List<String> rows) {
        return rows.stream().sorted().toList();
    }

    @Test
    void aNumberTooLargeOrNoneIsRejectedWithItsRow() throws IOException {
        Scan scan = scan(
                "{\"x\":1.5,\"y\":1}",
                "{\"x\":1e400,\"y\":1}",
                "{\"x\":-1e400,\"y\":1}",
                "{\"x\":NaN,\"y\":1}",
                "{\"x\":null,\"y\":1}",
                "{\"y\":1}",
                "{\"x\":2.5,\"y\":null}");
        assertEquals(7, scan.account().rows().read());
        assertEquals(
                List.of(
                        "2 x not-finite Infinity",
                        "3 x not-finite -Infinity",
                        "4 x not-finite NaN",
                        "5 x missing null",
                        "6 x missing null",
                        "7 y missing null"),
                rejects(scan));
    }

    @Test
    void aTextIsNoNumberEvenWhereItLooksLikeOne() throws IOException {
        refuses("x", "{\"x\":1.5,\"y\":1}", "{\"x\":\"2.5\",\"y\":1}");
        refuses("x", "{\"x\":1.5,\"y\":1}", "{\"x\":\"NaN\",\"y\":1}");
    }

    @Test
    void whatIsNestedIsRefusedByName() throws IOException {
        refuses("struct<k:bigint>", "{\"x\":1,\"s\":{\"k\":2},\"y\":1}");
        refuses("array<bigint>", "{\"x\":1,\"a\":[1,2],\"y\":1}");
        Path file = write("{\"x\":1,\"s\":{\"k\":2},\"y\":1}");
        SourceSettings flat = spark(List.of(file.toString()), Optional.empty(), Optional.of("json"), Map.of())
                .withFeatures(List.of("x"));
        assertEquals(
                List.of("[1.0, 1.0]"), Scan.of(RowSource.open(session, flat)).rows());
    }

    @Test
    void aLineThatIsNoJsonIsRefusedAndNeverNulls() throws IOException {
        for (String bad : List.of("{\"x\":1,\"y\"", "nonsense", "{\"x\":01,\"y\":1}", "{\"x\":1,\"y\":2")) {
            refuses("", "{\"x\":1.5,\"y\":1}", bad);
        }
        refuses(ExitCode.CONFIG, "rows would be dropped", Map.of("MODE", "permissive"), "{\"x\":1,\"y\":1}");
        refuses(ExitCode.CONFIG, "samplingRatio", Map.of("samplingRatio", "0.5"), "{\"x\":1,\"y\":1}");
        refuses(ExitCode.CONFIG, "--input", Map.of("path", "elsewhere"), "{\"x\":1,\"y\":1}");
    }

    @Test
    void namesThatAreTwiceThereAreRefused() throws IOException {
        refuses("x", "{\"x\":1,\"X\":2,\"y\":1}");
        refuses("x", "{\"x\":1,\"x\":2,\"y\":1}");
    }

    @Test
    void anyNameIsAName() throws IOException {
        Scan scan = scan("{\"a.b\":1,\"c`d\":2,\" e f\":3,\"y\":4}");
        assertEquals(List.of(" e f", "a.b", "c`d"), scan.source().columns().features());
        assertEquals(List.of("[3.0, 1.0, 2.0, 4.0]"), scan.rows());
    }

    @Test
    void columnsOfDirectoriesAreReadAndTold() throws IOException {
        for (int k = 1; k <= 2; k++) {
            Path part = Files.createDirectories(dir.resolve("parted/k=" + k));
            Files.writeString(part.resolve("a.json"), "{\"x\":" + k + ".5,\"y\":1}\n");
        }
        Scan scan = scan(dir.resolve("parted"), Map.of());
        assertEquals(List.of("[1.5, 1.0, 1.0]", "[2.5, 2.0, 1.0]"), scan.rows());
        assertTrue(
                scan.source().notes().toString().contains("names of directories"),
                "" + scan.source().notes());
    }

    @Test
    void anEmptyTableIsRefused() throws IOException {
        refuses(ExitCode.NO_INPUT, "empty", Map.of(), "");
    }
}
