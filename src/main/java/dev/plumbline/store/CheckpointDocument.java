package dev.plumbline.store;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.train.HeldOut;
import dev.plumbline.train.ObjectiveHistory;
import dev.plumbline.train.OptimizerState;
import dev.plumbline.train.Pace;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.ScheduleState;
import dev.plumbline.train.TrainingState;
import java.io.IOException;

/**
 * A file of {@code checkpoints/}: numbers and names, nothing that is run or bound to a class. Every double is named
 * exactly, -0.0 included; NaN and the infinities are written as {@link ExtendedNumber} writes them. It is written and
 * read as a stream, since the directions of conjugate gradients can take far more room than the parameters.
 *
 * @param plumbline version that writes it
 * @param run whose it is
 * @param checkpoint what it holds
 */
record CheckpointDocument(String plumbline, String run, Checkpoint checkpoint) {
    static final int FORMAT = 1;

    FileStore.Content content() {
        return out -> Seal.write(this::write, out);
    }

    private void write(JsonGenerator json) throws IOException {
        TrainingState state = checkpoint.state();
        // In every format these two come first: a reader of an older one says which version it takes.
        json.writeNumberField("format", FORMAT);
        json.writeStringField("plumbline", plumbline);
        json.writeStringField("run", run);
        json.writeNumberField("halvings", checkpoint.halvings());
        json.writeNumberField("epoch", state.epoch());
        json.writeNumberField("parameters", state.at().count());
        point(json, state.at());
        optimizer(json, state.optimizer());
        schedule(json, state.schedule());
        pace(json, state.pace());
        objectives(json, state.watched().objectives());
        heldOut(json, state.watched().heldOut());
        json.writeObjectFieldStart("nearest");
        ExtendedNumber.write(json, "ratio", state.watched().nearest().ratio());
        json.writeNumberField("epochs_since", state.watched().nearest().epochsSince());
        json.writeEndObject();
    }

    private static void point(JsonGenerator json, Parameters at) throws IOException {
        json.writeObjectFieldStart("at");
        json.writeArrayFieldStart("hi");
        for (int i = 0; i < at.count(); i++) {
            ExtendedNumber.write(json, at.hi(i));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("lo");
        for (int i = 0; i < at.count(); i++) {
            ExtendedNumber.write(json, at.lo(i));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void optimizer(JsonGenerator json, OptimizerState state) throws IOException {
        json.writeObjectFieldStart("optimizer");
        json.writeStringField("kind", StateKind.of(state).id());
        if (state instanceof OptimizerState.Velocity velocity) {
            vector(json, "velocity", velocity.velocity());
        } else if (state instanceof OptimizerState.SquaredGradients squares) {
            vector(json, "sums", squares.sums());
        } else if (state instanceof OptimizerState.MeanSquares squares) {
            vector(json, "means", squares.means());
        } else if (state instanceof OptimizerState.AdamMoments moments) {
            vector(json, "first", moments.first());
            vector(json, "second", moments.second());
            ExtendedNumber.write(json, "first_power", moments.firstPower());
            ExtendedNumber.write(json, "second_power", moments.secondPower());
        } else if (state instanceof OptimizerState.Conjugate conjugate) {
            json.writeArrayFieldStart("directions");
            for (double[] direction : conjugate.directions()) {
                numbers(json, direction);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void schedule(JsonGenerator json, ScheduleState state) throws IOException {
        json.writeObjectFieldStart("schedule");
        ExtendedNumber.write(json, "factor", state.factor());
        ExtendedNumber.write(json, "best", state.best());
        json.writeNumberField("epochs_since", state.epochsSince());
        json.writeEndObject();
    }

    private static void pace(JsonGenerator json, Pace pace) throws IOException {
        json.writeObjectFieldStart("pace");
        vector(json, "move", pace.move());
        vector(json, "moves", pace.moves());
        vector(json, "gradients", pace.gradients());
        ExtendedNumber.write(json, "contraction", pace.contraction());
        json.writeEndObject();
    }

    private static void objectives(JsonGenerator json, ObjectiveHistory objectives) throws IOException {
        json.writeObjectFieldStart("objectives");
        ExtendedNumber.write(json, "first", objectives.first());
        ExtendedNumber.write(json, "best", objectives.best());
        ExtendedNumber.write(json, "last", objectives.last());
        json.writeNumberField("epochs_far_above", objectives.epochsFarAbove());
        json.writeEndObject();
    }

    private static void heldOut(JsonGenerator json, HeldOut heldOut) throws IOException {
        json.writeObjectFieldStart("held_out");
        ExtendedNumber.write(json, "best", heldOut.best());
        point(json, heldOut.at());
        json.writeNumberField("epochs_since", heldOut.epochsSince());
        json.writeEndObject();
    }

    private static void vector(JsonGenerator json, String key, double[] values) throws IOException {
        json.writeFieldName(key);
        numbers(json, values);
    }

    private static void numbers(JsonGenerator json, double[] values) throws IOException {
        json.writeStartArray();
        for (double value : values) {
            ExtendedNumber.write(json, value);
        }
        json.writeEndArray();
    }
}
