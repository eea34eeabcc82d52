package dev.plumbline.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.train.HeldOut;
import dev.plumbline.train.Nearest;
import dev.plumbline.train.ObjectiveHistory;
import dev.plumbline.train.OptimizerState;
import dev.plumbline.train.Pace;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.ScheduleState;
import dev.plumbline.train.TrainingState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Checkpoints by hand, and what surrounds them, for the tests of this package. */
final class CheckpointSamples {
    static final String RUN = "2026-11-24-0123456789abcdef";

    private CheckpointSamples() {}

    /** One state of each kind, of two parameters, with every number that JSON makes difficult. */
    static Map<StateKind, OptimizerState> optimizers() {
        double[] numbers = {-0.0, 0x1.921fb54442d18p1};
        double[] extremes = {Double.POSITIVE_INFINITY, Double.MIN_VALUE};
        Map<StateKind, OptimizerState> all = new EnumMap<>(StateKind.class);
        all.put(StateKind.MEMORYLESS, new OptimizerState.Memoryless());
        all.put(StateKind.VELOCITY, new OptimizerState.Velocity(numbers));
        all.put(StateKind.SQUARED_GRADIENTS, new OptimizerState.SquaredGradients(extremes));
        all.put(StateKind.MEAN_SQUARES, new OptimizerState.MeanSquares(new double[] {Double.MAX_VALUE, Double.NaN}));
        all.put(StateKind.ADAM_MOMENTS, new OptimizerState.AdamMoments(numbers, extremes, 0.9 * 0.9, 0.999 * 0.999));
        all.put(StateKind.CONJUGATE, new OptimizerState.Conjugate(new double[][] {numbers, {0.1, 1e22}}));
        return all;
    }

    static Checkpoint checkpoint(StateKind kind) {
        return checkpoint(12, optimizers().get(kind));
    }

    /** A checkpoint that can be told from others by its epoch. */
    static Checkpoint checkpoint(long epoch) {
        return checkpoint(epoch, optimizers().get(StateKind.VELOCITY));
    }

    private static Checkpoint checkpoint(long epoch, OptimizerState optimizer) {
        Parameters at = Parameters.of(new double[] {1.0 / 3, -1e-300}, new double[] {1e-17, -0.0});
        Parameters best = Parameters.of(new double[] {0.3, 2}, new double[] {0, 0x1p-60});
        return new Checkpoint(
                3,
                new TrainingState(
                        epoch,
                        at,
                        optimizer,
                        new ScheduleState(0.25, Double.POSITIVE_INFINITY, 1),
                        new Pace(
                                new double[] {0.125, -0.0},
                                new double[] {3, Double.POSITIVE_INFINITY},
                                new double[] {2, 1},
                                0.75),
                        new TrainingState.Watched(
                                new ObjectiveHistory(Double.NaN, Double.POSITIVE_INFINITY, 1e-9, 1),
                                new HeldOut(0.5, best, 0),
                                new Nearest(Double.POSITIVE_INFINITY, 1))));
    }

    static byte[] bytes(Checkpoint checkpoint) {
        return bytes(new CheckpointDocument("1.2.3", RUN, checkpoint).content());
    }

    static byte[] bytes(FileStore.Content content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            content.writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static Checkpoint read(byte[] bytes) throws IOException {
        return CheckpointReader.read(new ByteArrayInputStream(bytes), "here").checkpoint();
    }

    /** A sealed document with one of its texts changed, and sealed again. */
    static byte[] forged(byte[] document, String from, String to) {
        String body = new String(Arrays.copyOf(document, document.length - Seal.LENGTH), UTF_8);
        if (!body.contains(from)) {
            throw new IllegalArgumentException("no '" + from + "' in " + body);
        }
        String changed = body.replace(from, to);
        return (changed + ",\n  \"sha256\" : \""
                        + Fingerprint.of(changed.getBytes(UTF_8)).sha256() + "\"\n}\n")
                .getBytes(UTF_8);
    }
}
