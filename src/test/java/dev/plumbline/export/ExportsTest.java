package dev.plumbline.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ExportKind;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every form keeps. */
class ExportsTest {
    static final double[] DOUBLES = {
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.1,
        1.0 / 3,
        1e7,
        1.5e-5,
        9007199254740993e3,
        -123456789.12345678,
        Double.MIN_VALUE,
        -Double.MIN_NORMAL,
        1e300,
        2e-44
    };

    private static Agreement agreement(ExportKind kind, Original original) throws IOException {
        return Exports.check(kind, original, Exports.write(kind, original));
    }

    @ParameterizedTest
    @EnumSource
    void hostileNamesTravelAndPredictionsAreThoseOfTheModel(ExportKind kind) throws IOException {
        Agreement agreement = agreement(kind, Originals.hostile(0));
        assertEquals(512, agreement.rows());
        assertEquals(kind.form() == ExportKind.Form.CENTRED, agreement.sameBits(), agreement.toString());
        assertTrue(agreement.largestShare() < 1e-14, agreement.toString());
    }

    @ParameterizedTest
    @EnumSource
    void farFromTheOriginOnlyTheCentredFormsKeepAllDigits(ExportKind kind) throws IOException {
        Agreement agreement = agreement(kind, Originals.hostile(1e11));
        boolean centred = kind.form() == ExportKind.Form.CENTRED;
        assertEquals(centred, agreement.sameBits(), agreement.toString());
        assertEquals(centred, agreement.largestUlps() == 0, agreement.toString());
        assertTrue(centred || agreement.largestShare() > 1e-8, agreement.toString());
    }

    @ParameterizedTest
    @EnumSource(names = {"PMML", "SQL", "SQL_ANSI", "JSON"})
    void everyKindOfDoubleIsNamedExactly(ExportKind kind) throws IOException {
        for (double slope : DOUBLES) {
            for (double centre : DOUBLES) {
                for (double middle : new double[] {-0.0, 1.0 / 3}) {
                    Agreement agreement = agreement(kind, Originals.extreme(slope, centre, middle));
                    assertTrue(agreement.sameBits(), slope + " " + centre + " " + middle + " " + agreement);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameVersionGivesTheSameBytes(ExportKind kind) throws IOException {
        SortedMap<String, byte[]> one = Exports.write(kind, Originals.hostile(3));
        SortedMap<String, byte[]> other = Exports.write(kind, Originals.hostile(3));
        assertEquals(one.keySet(), other.keySet());
        one.forEach((path, bytes) -> assertArrayEquals(bytes, other.get(path), path));
        assertEquals(kind.isDirectory() ? 5 : 1, one.size());
        assertTrue(kind.isDirectory() || one.containsKey(kind.file()));
    }

    @ParameterizedTest
    @EnumSource
    void aLineWithoutInterceptAndOneWithoutSlopesTravel(ExportKind kind) throws IOException {
        LinearModel through =
                new LinearModel("y", List.of("x", "intercept"), new double[] {2, -3}, new double[2], 0, 0, false);
        LinearModel flat = new LinearModel("y", List.of(), new double[0], new double[0], 7, 7, true);
        assertTrue(agreement(kind, Originals.of(through)).sameBits());
        assertTrue(agreement(kind, Originals.of(flat)).sameBits());
    }

    /** A file that was changed is not read, or its predictions are others; it never passes for the model. */
    @ParameterizedTest
    @EnumSource
    void whatIsDamagedDoesNotPassForTheModel(ExportKind kind) throws IOException {
        Original original = Originals.of(Originals.line(List.of("first", "second", "third"), 0));
        SortedMap<String, byte[]> files = Exports.write(kind, original);
        double whole = Exports.check(kind, original, files).largestUlps();
        Random random = new Random(3);
        int found = 0;
        int tried = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            for (int i = 0; i < (kind.isDirectory() ? 12 : 60) && file.getValue().length > 0; i++) {
                byte[] damaged = file.getValue().clone();
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(7));
                if (Arrays.equals(damaged, file.getValue())) {
                    continue;
                }
                SortedMap<String, byte[]> all = new TreeMap<>(files);
                all.put(file.getKey(), damaged);
                tried++;
                try {
                    found += Exports.check(kind, original, all).largestUlps() != whole ? 1 : 0;
                } catch (IOException | RuntimeException refused) {
                    found++;
                }
            }
        }
        // Not all of a file says what is predicted: words for people, unused fields of a footer.
        assertTrue(found > tried / 4, found + " of " + tried);
    }

    @ParameterizedTest
    @EnumSource(names = {"PMML", "SQL", "SQL_ANSI", "JSON", "TERMS"})
    void aDigitThatIsAnotherIsSeen(ExportKind kind) throws IOException {
        Original original = Originals.of(Originals.line(List.of("first", "second"), 0));
        SortedMap<String, byte[]> files = Exports.write(kind, original);
        String text = new String(files.get(kind.file()), StandardCharsets.UTF_8);
        String slope = Double.toString(original.line().slopes()[1]);
        String other = Double.toString(Math.nextUp(original.line().slopes()[1]));
        assertTrue(text.contains(slope), text);
        files.put(kind.file(), text.replace(slope, other).getBytes(StandardCharsets.UTF_8));
        if (kind == ExportKind.JSON) {
            assertThrows(UnreadableException.class, () -> Exports.check(kind, original, files));
        } else {
            assertFalse(Exports.check(kind, original, files).sameBits());
        }
    }

    @ParameterizedTest
    @EnumSource
    void columnsThatAreOthersAreSeen(ExportKind kind) throws IOException {
        SortedMap<String, byte[]> files = Exports.write(kind, Originals.of(Originals.line(List.of("a", "b"), 0)));
        Original other = Originals.of(Originals.line(List.of("b", "a"), 0));
        assertThrows(IOException.class, () -> Exports.check(kind, other, files));
    }

    @Test
    void aNameThatAFormCannotHoldIsRefusedByTheColumn() {
        for (ExportKind kind : List.of(ExportKind.PMML, ExportKind.SQL, ExportKind.SQL_ANSI)) {
            refused(kind, "a\0b", "a\\u0000b");
        }
        refused(ExportKind.PMML, "bell\u0007", "bell\\u0007");
        refused(ExportKind.PMML, "\uffff", "\\uffff");
        refused(ExportKind.SQL, "${env:HOME}", "${env:HOME}");
        refused(ExportKind.SQL_ANSI, "", "''");
    }

    private static void refused(ExportKind kind, String name, String shown) {
        Original original = Originals.of(Originals.line(List.of("x", name), 0));
        Refusal refusal = assertThrows(Refusal.class, () -> Exports.write(kind, original), kind + " " + shown);
        assertEquals(ExitCode.DATA, refusal.code());
        assertTrue(refusal.getMessage().startsWith("Cannot export as " + kind.id() + ": "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(shown), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("--as json"), refusal.getMessage());
    }

    @Test
    void whoUsesTheExpressionIsToldOfNamesThatDifferByCaseOnly() {
        Original original = Originals.of(Originals.line(List.of("x", "X"), 0));
        assertEquals(1, Exports.notes(ExportKind.SQL, original).size());
        assertTrue(Exports.notes(ExportKind.SQL, original).get(0).contains("spark.sql.caseSensitive"));
        assertEquals(List.of(), Exports.notes(ExportKind.SQL_ANSI, original));
    }
}
