package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.train.Adam;
import dev.plumbline.train.ContractionForecast;
import dev.plumbline.train.Evaluation;
import dev.plumbline.train.LearningRates;
import dev.plumbline.train.Magnitudes;
import dev.plumbline.train.Objective;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.Schedule;
import dev.plumbline.train.Trainer;
import dev.plumbline.train.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * A night without Spark: everything that a run asks of the store, in the order of the river, around a descent of
 * microseconds. As a program it is hurt at one call: arguments are the place of the models, a path or a URI, the {@link
 * CallFaults.Kind} and the number of the call; it prints how many calls there were.
 */
public final class StoredNight {
    public static final ModelName NAME = new ModelName("line");
    public static final LocalDate TODAY = LocalDate.of(2026, 1, 2);
    private static final int EPOCHS = 12;
    private static final int CHECKPOINT_EVERY = 3;
    /** Short, because a process whose storage went away lives on here and gives nothing back. */
    private static final Duration LEASE = Duration.ofMillis(400);

    private static final int KEEP = 5;
    private static final double[] CURVATURE = {1, 0.3};
    private static final double[] OPTIMUM = {0.3, -0.8};

    private final ModelStore store;
    private final LocalDate day;
    private final String run;

    private StoredNight(FileStore files, LocalDate day) {
        this.store = new ModelStore(files, Clock.systemUTC());
        this.day = day;
        this.run = day + "-run";
    }

    public static void main(String[] args) {
        CallFaults faults = new CallFaults(
                FileStores.of(args[0], new Configuration()),
                CallFaults.Kind.valueOf(args[1]),
                Integer.parseInt(args[2]));
        int code = 0;
        try {
            new StoredNight(faults.store(), TODAY).run();
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            code = refusal.code().code();
        }
        System.out.println(faults.calls());
        System.exit(code);
    }

    /** A night that nobody hurts. */
    public static void sound(Path models, LocalDate day) {
        sound(new LocalFileStore(models), day);
    }

    public static void sound(FileStore files, LocalDate day) {
        new StoredNight(files, day).run();
    }

    /**
     * A night with a fault, in this process.
     *
     * @param refused hears of the refusal, if it ends with one
     * @return the number of calls that were made
     */
    public static int hurt(
            FileStore files, CallFaults.Kind kind, int call, java.util.function.Consumer<Refusal> refused) {
        CallFaults faults = new CallFaults(files, kind, call);
        try {
            new StoredNight(faults.store(), TODAY).run();
        } catch (Refusal refusal) {
            refused.accept(refusal);
        }
        return faults.calls();
    }

    /** Checkpoints of a night that has got so far and no further. */
    public static void checkpoints(Path models) {
        StoredNight night = new StoredNight(new LocalFileStore(models), TODAY);
        RunDirectory directory = night.store.run(NAME, night.run);
        directory.identity(night.identity());
        night.descend(directory, directory.checkpoints());
    }

    /** The epoch of the newest checkpoint that is believed, or -1. */
    public static long newest(Path models, List<String> warnings) {
        StoredNight night = new StoredNight(new LocalFileStore(models), TODAY);
        return night.store
                .run(NAME, night.run)
                .checkpoints()
                .newest(warnings::add)
                .map(checkpoint -> checkpoint.state().epoch())
                .orElse(-1L);
    }

    /** How long each of some checkpoints takes to be durable. */
    public static List<Double> checkpointSeconds(Path models, int parameters) {
        StoredNight night = new StoredNight(new LocalFileStore(models), TODAY);
        Checkpoints checkpoints = night.store.run(NAME, night.run).checkpoints();
        Checkpoint checkpoint =
                new Checkpoint(0, TrainingState.startingAt(Parameters.zero(parameters), new Adam(0.9, 0.999, 1e-8)));
        List<Double> seconds = new java.util.ArrayList<>();
        for (int i = 0; i < 25; i++) {
            long began = System.nanoTime();
            checkpoints.add(checkpoint);
            seconds.add((System.nanoTime() - began) / 1e9);
        }
        return seconds;
    }

    /** The bytes of the model a night has published. */
    public static byte[] model(Path models, LocalDate day) throws IOException {
        return Files.readAllBytes(models.resolve(NAME.value())
                .resolve("versions")
                .resolve(day.toString())
                .resolve(Layout.MODEL));
    }

    private void run() {
        RunDirectory directory = store.run(NAME, run);
        directory.status(outcome(ExitCode.TEMPORARY, "began"));
        Optional<Claim> before = store.published(NAME, day, run);
        if (before.isPresent()) {
            again(before.get());
        } else {
            try (Lease lease = store.lease(NAME, run, LEASE, note -> {})) {
                directory.identity(identity());
                publish(directory, lease);
            }
        }
        directory.status(outcome(ExitCode.OK, "published"));
    }

    private void publish(RunDirectory directory, Lease lease) {
        Claim claim = store.claim(NAME, day, run);
        if (claim.published()) {
            again(claim);
            return;
        }
        Checkpoints checkpoints = directory.checkpoints();
        Candidate candidate = new Candidate(Samples.model(line(descend(directory, checkpoints))), Samples.TERMS);
        directory.candidate(claim, candidate);
        lease.requireHeld();
        store.publish(claim, candidate);
        try {
            checkpoints.clear();
            store.clean(NAME);
            store.retain(NAME, KEEP, run);
        } catch (Refusal untidy) {
            return; // a run notes it: what is published stays so
        }
    }

    private void again(Claim claim) {
        FittedModel fitted = store.load(NAME, Optional.of(claim.version())).model();
        store.publish(claim, new Candidate(fitted, Samples.TERMS));
    }

    private RunIdentity identity() {
        return new RunIdentity(run, day, Samples.model().provenance());
    }

    private Parameters descend(RunDirectory directory, Checkpoints checkpoints) {
        Adam adam = new Adam(0.9, 0.999, 1e-8);
        Plan plan = new Plan(
                List.of("rooms", "area"),
                adam,
                LearningRates.uniform(0.1, 2),
                Schedule.CONSTANT,
                EPOCHS,
                0,
                0,
                Magnitudes.ofSquaredLoss(1, CURVATURE));
        TrainingState start = checkpoints
                .newest(warning -> {})
                .map(Checkpoint::state)
                .orElseGet(() -> TrainingState.startingAt(Parameters.zero(2), adam));
        try (HistoryWriter history = directory.history(List.of("rooms", "area"))) {
            return new Trainer(plan, new ContractionForecast(), at -> false, () -> false)
                    .train(new Bowl(), start, (epoch, state) -> {
                        history.add(Samples.epoch(state.epoch(), 2));
                        if (state.epoch() % CHECKPOINT_EVERY == 0) {
                            checkpoints.add(new Checkpoint(0, state));
                        }
                    })
                    .parameters();
        }
    }

    private static LinearModel line(Parameters at) {
        double[] slopes = {at.hi(0), at.hi(1)};
        return new LinearModel("price", List.of("rooms", "area"), slopes, new double[] {0.5, -1}, 1, at.hi(0), true);
    }

    private Outcome outcome(ExitCode code, String message) {
        return new Outcome(code, message, run, NAME.value(), "", 0, 0);
    }

    /** Two parabolas. */
    private static final class Bowl implements Objective {
        @Override
        public int parameters() {
            return OPTIMUM.length;
        }

        @Override
        public Evaluation evaluate(Parameters at) {
            double[] gradient = new double[OPTIMUM.length];
            double objective = 0.25;
            for (int i = 0; i < OPTIMUM.length; i++) {
                double miss = at.hi(i) - OPTIMUM[i] + at.lo(i);
                gradient[i] = CURVATURE[i] * miss;
                objective += gradient[i] * miss / 2;
            }
            return new Evaluation(objective, 2 * objective, Double.NaN, gradient);
        }
    }
}
