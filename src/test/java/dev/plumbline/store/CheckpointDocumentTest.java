package dev.plumbline.store;

import static dev.plumbline.store.CheckpointSamples.bytes;
import static dev.plumbline.store.CheckpointSamples.checkpoint;
import static dev.plumbline.store.CheckpointSamples.forged;
import static dev.plumbline.store.CheckpointSamples.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.OptimizerState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointDocumentTest {
    @ParameterizedTest
    @EnumSource
    void everyKindOfStateComesBackToTheBit(StateKind kind) throws IOException {
        Checkpoint read = read(bytes(checkpoint(kind)));
        assertArrayEquals(bytes(checkpoint(kind)), bytes(read));
        assertEquals(3, read.halvings());
        assertEquals(12, read.state().epoch());
        assertEquals(StateKind.of(read.state().optimizer()), kind);
        // Not only by what the writer makes of it: -0.0 and NaN by their bits.
        assertEquals(
                Double.doubleToRawLongBits(-0.0),
                Double.doubleToRawLongBits(read.state().at().lo(1)));
        assertEquals(Double.NaN, read.state().watched().objectives().first());
        assertEquals(Double.POSITIVE_INFINITY, read.state().schedule().best());
        assertEquals(0x1p-60, read.state().watched().heldOut().at().lo(1));
    }

    @Test
    void eachListOfAStateIsItsOwn() throws IOException {
        OptimizerState.AdamMoments adam = read(bytes(checkpoint(StateKind.ADAM_MOMENTS)))
                .state()
                .optimizer()
                .as(OptimizerState.AdamMoments.class, OptimizerKind.ADAM);
        assertArrayEquals(new double[] {-0.0, Math.PI}, adam.first());
        assertArrayEquals(new double[] {Double.POSITIVE_INFINITY, Double.MIN_VALUE}, adam.second());
        assertEquals(0.9 * 0.9, adam.firstPower());
        assertEquals(0.999 * 0.999, adam.secondPower());
        OptimizerState.Conjugate conjugate = read(bytes(checkpoint(StateKind.CONJUGATE)))
                .state()
                .optimizer()
                .as(OptimizerState.Conjugate.class, OptimizerKind.CG);
        assertArrayEquals(new double[][] {{-0.0, Math.PI}, {0.1, 1e22}}, conjugate.directions());
        assertArrayEquals(
                new double[] {3, Double.POSITIVE_INFINITY},
                read(bytes(checkpoint(1))).state().pace().moves());
        assertArrayEquals(
                new double[] {2, 1}, read(bytes(checkpoint(1))).state().pace().gradients());
    }

    /** What format 1 is was settled when it was first written: these files must be readable for ever. */
    @ParameterizedTest
    @EnumSource
    void aFileThatWasWrittenInFormat1IsStillRead(StateKind kind) throws IOException {
        byte[] golden = golden("checkpoint-" + kind.id() + ".json");
        assertArrayEquals(bytes(checkpoint(kind)), bytes(read(golden)));
        assertEquals(
                new String(golden, UTF_8), new String(bytes(checkpoint(kind)), UTF_8), "format 1 is written as it was");
    }

    static byte[] golden(String file) throws IOException {
        try (InputStream in = CheckpointDocumentTest.class.getResourceAsStream("format-1/" + file)) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStateWhosePartsDoNotFitEachOtherIsDamaged(StateKind kind) {
        byte[] good = bytes(checkpoint(kind));
        assertDamaged(forged(good, "\"parameters\" : 2", "\"parameters\" : 3"));
        assertDamaged(forged(good, "\"parameters\" : 2", "\"parameters\" : 1"));
        assertDamaged(forged(good, "\"hi\" : [ 0.3, 2.0 ]", "\"hi\" : [ 0.3, 2.0, 4.0 ]"));
        assertDamaged(forged(good, "\"hi\" : [ 0.3, 2.0 ]", "\"hi\" : [ 0.3 ]"));
        assertDamaged(forged(good, "\"moves\" : [ 3.0, ", "\"moves\" : [ "));
        assertDamaged(forged(good, "\"move\" : [ 0.125, ", "\"move\" : [ "));
        for (String field : List.of("velocity", "sums", "means", "first", "second")) {
            if (new String(good, UTF_8).contains("\"" + field + "\" : [ ")) {
                assertDamaged(forged(good, "\"" + field + "\" : [ ", "\"" + field + "\" : [ 1.5, "));
            }
        }
    }

    @Test
    void directionsThatCannotBeAreDamage() {
        byte[] good = bytes(checkpoint(StateKind.CONJUGATE));
        assertDamaged(forged(good, "[ 0.1, 1.0E22 ]", "[ 0.1 ]"));
        assertDamaged(forged(good, "[ 0.1, 1.0E22 ]", "[ 0.1, 1.0E22, 2.0 ]"));
        assertDamaged(forged(good, "[ 0.1, 1.0E22 ]", "[ 0.1, 1.0E22 ], [ 1.0, 2.0 ]"));
        assertDamaged(forged(good, "[ 0.1, 1.0E22 ]", "7.0"));
    }

    @Test
    void countsAndNumbersThatCannotBeAreDamage() {
        byte[] good = bytes(checkpoint(12));
        for (String epoch : List.of("-1", "1.5", "\"12\"", "99999999999999999999", "null", "[]")) {
            assertDamaged(forged(good, "\"epoch\" : 12", "\"epoch\" : " + epoch));
        }
        assertDamaged(forged(good, "\"halvings\" : 3", "\"halvings\" : -3"));
        assertDamaged(forged(good, "\"parameters\" : 2", "\"parameters\" : 2000000000"));
        assertDamaged(forged(good, "\"epochs_since\" : 1", "\"epochs_since\" : 13"));
        assertDamaged(forged(good, "\"factor\" : 0.25", "\"factor\" : 1e999"));
        assertDamaged(forged(good, "\"factor\" : 0.25", "\"factor\" : \"0.25\""));
        assertDamaged(forged(good, "\"factor\" : 0.25", "\"factor\" : true"));
        assertDamaged(forged(good, "\"kind\" : \"velocity\"", "\"kind\" : \"dev.plumbline.train.Velocity\""));
        assertDamaged(forged(good, "\"format\" : 1", "\"format\" : 0"));
    }

    @Test
    void fieldsThatAreMissingUnknownOrTwiceAreDamage() {
        byte[] good = bytes(checkpoint(12));
        assertDamaged(forged(good, "\"halvings\" : 3,", ""));
        assertDamaged(forged(good, "\"halvings\" : 3,", "\"halvings\" : 3, \"more\" : 1,"));
        assertDamaged(forged(good, "\"halvings\" : 3,", "\"halvings\" : 3, \"halvings\" : 3,"));
        assertDamaged(forged(good, "\"contraction\" : 0.75", "\"contraction\" : 0.75, \"more\" : {}"));
        assertDamaged((new String(good, UTF_8) + "{}").getBytes(UTF_8));
        assertDamaged("[".repeat(100_000).getBytes(UTF_8));
        assertDamaged(new byte[0]);
    }

    @Test
    void aNewerFormatIsRefusedWithTheVersionThatReadsIt() {
        byte[] newer = forged(bytes(checkpoint(12)), "\"format\" : 1", "\"format\" : 2");
        Refusal refusal = assertThrows(Refusal.class, () -> read(newer));
        assertEquals(ExitCode.STATE_REFUSED, refusal.code());
        assertEquals(
                "Cannot go on from here: it is in format 2, and this Plumbline knows formats up to 1; use Plumbline"
                        + " 1.2.3 or later, or begin anew with --restart",
                refusal.getMessage());
    }

    @Test
    void aNewerFormatIsNotBelievedWithoutItsSeal() {
        byte[] newer = forged(bytes(checkpoint(12)), "\"format\" : 1", "\"format\" : 2");
        for (int i = 0; i < newer.length; i++) {
            byte[] bad = newer.clone();
            bad[i] ^= 1;
            assertDamaged(bad);
        }
    }

    @Test
    void nothingInAFileIsAnythingButNumbersAndNames() {
        for (StateKind kind : StateKind.values()) {
            assertFalse(new String(bytes(checkpoint(kind)), UTF_8).contains("plumbline."), kind.id());
        }
    }

    @Test
    void aSealIsFoundHoweverTheBytesArrive() throws IOException {
        byte[] good = bytes(checkpoint(StateKind.CONJUGATE));
        for (int piece = 1; piece <= good.length; piece += 1 + piece / 10) {
            assertEquals(
                    12,
                    CheckpointReader.read(pieces(good, piece), "here")
                            .checkpoint()
                            .state()
                            .epoch());
        }
    }

    private static InputStream pieces(byte[] bytes, int piece) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(piece, length));
            }
        };
    }

    private static void assertDamaged(byte[] bytes) {
        String told = new String(Arrays.copyOf(bytes, Math.min(bytes.length, 2000)), UTF_8);
        DamageException damage = assertThrows(DamageException.class, () -> read(bytes), told);
        assertFalse(damage.getMessage().isBlank());
    }
}
