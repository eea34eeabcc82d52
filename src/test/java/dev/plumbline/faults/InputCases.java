package dev.plumbline.faults;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Signal;
import dev.plumbline.trials.Unexpected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Files that change while they are read, and files that are no tables. */
final class InputCases {
    private InputCases() {}

    static List<Case> all() {
        return List.of(
                Case.brief(
                        "F20",
                        "killed, then another setting; killed, then another row of input",
                        Expected.of("76 names it, 65 names it; --restart: 0"),
                        InputCases::otherRun),
                Case.brief(
                        "F31",
                        "input appended to, replaced or deleted in the middle of the descent",
                        Expected.refused(65),
                        InputCases::changed),
                Case.large(
                        "F32",
                        "a flipped byte in a page of Parquet, a file cut short, an empty one",
                        Expected.refused(65, 66),
                        InputCases::parquet),
                Case.large(
                        "F33",
                        "gzip cut short, two gzips in one file, bytes behind a gzip",
                        Expected.of("65/66/74; read whole; refused"),
                        InputCases::gzip),
                Case.large(
                        "F34",
                        "one bad row in 100,000",
                        Expected.of("65 with file and line; with a limit counted once"),
                        InputCases::oneBadRow));
    }

    private static Command over(Lab lab, Path table) throws IOException, InterruptedException {
        return DriverCases.keeping(lab).with("--input", table.toString());
    }

    private static Run killedAt(Lab lab, Command command, int epoch) throws IOException, InterruptedException {
        Run run = lab.start(command);
        run.awaitEpoch(epoch);
        run.signal(Signal.KILL);
        return run.await();
    }

    private static String otherRun(Lab lab) throws IOException, InterruptedException {
        Command command = over(lab, lab.tableOfItsOwn());
        killedAt(lab, command, 30);
        Command other = command.with("--learning-rate", "0.04");
        Run refused = lab.run(other);
        String settings = Expect.refused(refused, command, 76);
        Unexpected.unless(settings.contains("learning-rate"), () -> "names no option: " + settings);
        append(command.input(), "1,2,3\n");
        String input = Expect.refused(lab.run(command), command, 65);
        Unexpected.unless(input.contains("part-0.csv"), () -> "names no file: " + input);
        Run anew = lab.run(command.also("--restart"));
        Unexpected.unless(anew.code() == 0, () -> "--restart: " + Expect.told(anew));
        return settings + "; " + input + "; --restart: " + Expect.same(anew, command, lab);
    }

    private static void append(Path table, String row) throws IOException {
        Files.writeString(table.resolve("part-0.csv"), row, StandardOpenOption.APPEND);
    }

    /** Hurts a file of a table. */
    private interface Hurt {
        void file(Path file) throws IOException;
    }

    private static String changed(Lab lab) throws IOException, InterruptedException {
        List<Hurt> hurts = List.of(
                file -> Files.writeString(file, "1,2,3\n", StandardOpenOption.APPEND),
                file -> Files.writeString(file, Files.readString(file).replace("1", "2")),
                Files::delete);
        String seen = "";
        for (Hurt hurt : lab.isLong() ? hurts : hurts.subList(0, 1)) {
            Command command = over(lab, lab.tableOfItsOwn());
            Run run = lab.start(command);
            run.awaitEpoch(5);
            hurt.file(command.input().resolve("part-1.csv"));
            String told = Expect.refused(run.await(), command, 65);
            Unexpected.unless(told.contains("part-1.csv"), () -> "names no file: " + told);
            seen = told;
        }
        return seen;
    }

    private static String parquet(Lab lab) throws IOException, InterruptedException {
        Path table = lab.directory("parquet").resolve("table");
        Run made = lab.program(List.of(
                        lab.shop().project().resolve("scripts/plumbline").toString(),
                        "generate",
                        "--rows",
                        "20000",
                        "--format",
                        "parquet",
                        "--output",
                        table.toString()))
                .await();
        Unexpected.unless(made.code() == 0, () -> "generate: " + Expect.told(made));
        Path file;
        try (Stream<Path> files = Files.list(table)) {
            file = files.filter(each -> each.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.deleteIfExists(table.resolve("." + file.getFileName() + ".crc")); // the pages have sums of their own
        byte[] whole = Files.readAllBytes(file);
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        Command command = lab.usual().with("--input", table.toString());
        String seen = "";
        for (byte[] hurt : List.of(flipped, Arrays.copyOf(whole, whole.length - 9), new byte[0])) {
            Files.write(file, hurt);
            String told = Expect.refused(lab.run(command), command, hurt.length == 0 ? 66 : 65);
            Unexpected.unless(told.contains(file.getFileName().toString()), () -> "names no file: " + told);
            seen = seen.isEmpty() ? told : seen;
        }
        return seen;
    }

    private static String gzip(Lab lab) throws IOException, InterruptedException {
        Path plain = lab.shop().table().resolve("part-0.csv");
        byte[] packed = packed(Files.readAllBytes(plain));
        byte[] rest = packed(("1,2,3\n").getBytes(StandardCharsets.UTF_8));

        String cut = refused(lab, Arrays.copyOf(packed, packed.length / 2));
        Run two = lab.run(gzipped(lab, joined(packed, rest)));
        Unexpected.unless(
                two.code() == 0 && two.status().path("rows").asLong() == 25_001, () -> "two: " + Expect.told(two));
        String behind = refused(lab, joined(packed, "garbage".repeat(9).getBytes(StandardCharsets.UTF_8)));
        return cut + "; two: 25001 rows; " + behind;
    }

    private static String refused(Lab lab, byte[] file) throws IOException, InterruptedException {
        Command command = gzipped(lab, file);
        return Expect.refused(lab.run(command), command, 65, 66, 74);
    }

    private static Command gzipped(Lab lab, byte[] bytes) throws IOException, InterruptedException {
        Path table = lab.directory("gz");
        Files.write(table.resolve("part-0.csv.gz"), bytes);
        return lab.usual().with("--input", table.toString()).with("--no-gate", "");
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    private static String oneBadRow(Lab lab) throws IOException, InterruptedException {
        Command command = over(lab, lab.tableOfItsOwn());
        append(command.input(), "1,two,3\n");
        String refused = Expect.refused(lab.run(command), command, 65);
        Unexpected.unless(
                refused.contains("part-0.csv") && refused.contains("25002"), () -> "not file and line: " + refused);
        Command skipping = command.with("--bad-rows", "skip").with("--max-bad-rows", "1");
        Run run = lab.run(skipping);
        Unexpected.unless(run.code() == 0, () -> Expect.told(run));
        Unexpected.unless(
                run.out().contains("100001 read = 100000 used + 1 rejected"), () -> "counted otherwise: " + run);
        return refused + "; with a limit: 100001 read = 100000 used + 1 rejected";
    }
}
