package dev.plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plumbline.train.GradientDescent;
import dev.plumbline.train.HeldOut;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.OptimizerState;
import dev.plumbline.train.Pace;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint far larger than what the JSON library takes in one piece by default. */
class LargeCheckpointTest {
    private static final int PARAMETERS = 5_000;
    private static final int DIRECTIONS = 450;
    private static final long SEED = 20_261_124;

    @TempDir
    Path root;

    @Test
    void fiveThousandParametersWithAllDirectionsComeBack() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] directions = new double[DIRECTIONS][];
        Arrays.setAll(directions, i -> random.doubles(PARAMETERS, -1, 1).toArray());
        Parameters at = Parameters.of(random.doubles(PARAMETERS).toArray(), new double[PARAMETERS]);
        TrainingState before = TrainingState.startingAt(at, new GradientDescent());
        TrainingState state = new TrainingState(
                DIRECTIONS,
                at,
                new OptimizerState.Conjugate(directions),
                before.schedule(),
                new Pace(directions[0], new double[20], new double[20], 0.5),
                new TrainingState.Watched(
                        before.watched().objectives(),
                        new HeldOut(1, at, 3),
                        before.watched().nearest()));
        LocalFileStore files = new LocalFileStore(root);
        Checkpoints checkpoints = new Checkpoints(files, "run/checkpoints", "r", () -> "1.2.3");
        checkpoints.add(new Checkpoint(0, state));
        TrainingState read = checkpoints
                .newest(problem -> {
                    throw new AssertionError(problem);
                })
                .orElseThrow()
                .state();
        double[][] found = read.optimizer()
                .as(OptimizerState.Conjugate.class, OptimizerKind.CG)
                .directions();
        assertEquals(List.of("00000001.json"), files.list("run/checkpoints"));
        assertEquals(DIRECTIONS, found.length);
        for (int i = 0; i < DIRECTIONS; i++) {
            assertEquals(-1, Arrays.mismatch(directions[i], found[i]), "seed " + SEED + ", direction " + i);
        }
        assertEquals(at.hi(PARAMETERS - 1), read.at().hi(PARAMETERS - 1));
    }
}
