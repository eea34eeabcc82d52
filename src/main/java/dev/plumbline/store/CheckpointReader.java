package dev.plumbline.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import dev.plumbline.train.HeldOut;
import dev.plumbline.train.Nearest;
import dev.plumbline.train.ObjectiveHistory;
import dev.plumbline.train.OptimizerState;
import dev.plumbline.train.Pace;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.ScheduleState;
import dev.plumbline.train.TrainingState;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads a file of {@code checkpoints/} in one pass, and believes nothing of it before its seal was found to be right.
 * Memory: the state itself.
 */
final class CheckpointReader {
    /** Most parameters: far above what a driver can hold the gradients of. */
    private static final int MOST_PARAMETERS = 1 << 26;

    private final JsonTokens json;
    private long epoch;
    private int parameters;

    private CheckpointReader(JsonTokens json) {
        this.json = json;
    }

    /**
     * What a file holds.
     *
     * @param where names the file in messages
     * @throws DamageException for anything but what {@link CheckpointDocument} wrote
     * @throws Refusal 76 for one that a newer Plumbline wrote in a format of its own
     */
    static CheckpointDocument read(InputStream in, String where) throws IOException {
        Seal.Reader sealed = new Seal.Reader(in);
        try (JsonParser parser = Json.parser(sealed)) {
            JsonTokens json = new JsonTokens(parser);
            json.begin();
            long format = json.count("format", Integer.MAX_VALUE);
            String plumbline = json.text("plumbline");
            if (format > CheckpointDocument.FORMAT) {
                requireSound(sealed);
                throw newer(where, format, plumbline);
            }
            if (format == 0) {
                throw new DamageException("its field 'format' is not a format number");
            }
            CheckpointDocument read = new CheckpointReader(json).document(plumbline);
            json.text("sha256");
            json.end();
            requireSound(sealed);
            return read;
        } catch (JsonEOFException early) {
            throw new DamageException("it is cut short");
        } catch (JsonProcessingException notJson) {
            throw new DamageException("it is not JSON as Plumbline writes it");
        }
    }

    private static void requireSound(Seal.Reader sealed) throws IOException {
        Optional<String> problem = sealed.problem();
        if (problem.isPresent()) {
            throw new DamageException(problem.get());
        }
    }

    private static Refusal newer(String where, long format, String plumbline) {
        return new Refusal(
                ExitCode.STATE_REFUSED,
                "Cannot go on from " + where + ": it is in format " + format
                        + ", and this Plumbline knows formats up to " + CheckpointDocument.FORMAT + "; use Plumbline "
                        + PlainText.excerpt(plumbline, 40) + " or later, or begin anew with --restart");
    }

    private CheckpointDocument document(String plumbline) throws IOException {
        String run = json.text("run");
        int halvings = (int) json.count("halvings", Integer.MAX_VALUE);
        epoch = json.count("epoch", Long.MAX_VALUE);
        parameters = (int) json.count("parameters", MOST_PARAMETERS);
        try {
            TrainingState state = new TrainingState(epoch, point(), optimizer(), schedule(), pace(), watched());
            return new CheckpointDocument(plumbline, run, new Checkpoint(halvings, state));
        } catch (IllegalArgumentException contradiction) {
            throw new DamageException("its fields contradict each other");
        }
    }

    private Parameters point() throws IOException {
        json.begin("at");
        Parameters at = Parameters.of(json.numbers("hi", parameters), json.numbers("lo", parameters));
        json.end();
        return at;
    }

    private OptimizerState optimizer() throws IOException {
        json.begin("optimizer");
        StateKind kind = StateKind.named(json.text("kind"))
                .orElseThrow(() -> new DamageException("it names no state of an optimizer"));
        OptimizerState state = switch (kind) {
            case MEMORYLESS -> new OptimizerState.Memoryless();
            case VELOCITY -> new OptimizerState.Velocity(json.numbers("velocity", parameters));
            case SQUARED_GRADIENTS -> new OptimizerState.SquaredGradients(json.numbers("sums", parameters));
            case MEAN_SQUARES -> new OptimizerState.MeanSquares(json.numbers("means", parameters));
            case ADAM_MOMENTS ->
                new OptimizerState.AdamMoments(
                        json.numbers("first", parameters),
                        json.numbers("second", parameters),
                        json.number("first_power"),
                        json.number("second_power"));
            case CONJUGATE -> new OptimizerState.Conjugate(json.rows("directions", parameters));
        };
        json.end();
        return state;
    }

    private ScheduleState schedule() throws IOException {
        json.begin("schedule");
        ScheduleState state = new ScheduleState(json.number("factor"), json.number("best"), epochs("epochs_since"));
        json.end();
        return state;
    }

    private Pace pace() throws IOException {
        json.begin("pace");
        Pace pace = new Pace(
                json.numbers("move", parameters),
                json.numbersUpTo("moves", Pace.LONGEST),
                json.numbersUpTo("gradients", Pace.LONGEST),
                json.number("contraction"));
        json.end();
        return pace;
    }

    private TrainingState.Watched watched() throws IOException {
        json.begin("objectives");
        ObjectiveHistory objectives = new ObjectiveHistory(
                json.number("first"), json.number("best"), json.number("last"), epochs("epochs_far_above"));
        json.end();
        json.begin("held_out");
        HeldOut heldOut = new HeldOut(json.number("best"), point(), epochs("epochs_since"));
        json.end();
        json.begin("nearest");
        Nearest nearest = new Nearest(json.number("ratio"), epochs("epochs_since"));
        json.end();
        return new TrainingState.Watched(objectives, heldOut, nearest);
    }

    /** Epochs that cannot be more than there were. */
    private int epochs(String key) throws IOException {
        return (int) json.count(key, Math.min(epoch, Integer.MAX_VALUE));
    }
}
