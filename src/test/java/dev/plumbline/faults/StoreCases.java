package dev.plumbline.faults;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.CallFaults.Kind;
import dev.plumbline.store.FileStore;
import dev.plumbline.store.RacingPublisher;
import dev.plumbline.store.StoredNight;
import dev.plumbline.trials.Case;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.LocalDisk;
import dev.plumbline.trials.Models;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Storage;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** The store at every one of its calls: a process that ends there, a call that fails there, many publishers at once. */
public final class StoreCases {
    private static final int STRIDE = 9;
    private static final int PUBLISHERS = 8;

    private StoreCases() {}

    static List<Case> all() {
        return List.of(
                Case.brief(
                                "F9",
                                "process halted before and after call k of the store, k = 1..n, a new JVM for each",
                                Expected.of("earlier or new whole, again: same bytes"),
                                StoreCases::halted)
                        .within(1800),
                Case.brief(
                        "F10",
                        "call k fails, takes effect unsaid, or nothing answers any more, k = 1..n",
                        Expected.of("74/69/83, earlier or new whole, again: same bytes"),
                        StoreCases::failing),
                Case.brief(
                        "F22",
                        "8 publishers of the same day at the same moment, threads and processes",
                        Expected.of("a version each, the last move is current"),
                        StoreCases::racing));
    }

    private static String halted(Lab lab) throws IOException, InterruptedException {
        return halted(lab, new LocalDisk(), lab.isLong() ? 1 : STRIDE);
    }

    private static String failing(Lab lab) throws IOException {
        return failing(lab, new LocalDisk(), lab.isLong() ? 1 : 4);
    }

    /** A place with one version in it. */
    private static String earlier(Lab lab, Storage storage) throws IOException {
        String models = storage.place(lab, "night");
        StoredNight.sound(storage.store(models), LocalDate.parse(Lab.EARLIER));
        return models;
    }

    /** The bytes of a night that nobody hurts, on a local disk. */
    private static byte[] undisturbed(Lab lab) throws IOException {
        Path models = lab.directory("undisturbed");
        StoredNight.sound(models, LocalDate.parse(Lab.EARLIER));
        StoredNight.sound(models, StoredNight.TODAY);
        return StoredNight.model(models, StoredNight.TODAY);
    }

    public static String halted(Lab lab, Storage storage, int stride) throws IOException, InterruptedException {
        String earlier = earlier(lab, storage);
        byte[] expected = undisturbed(lab);
        int calls = 0;
        int halted = 0;
        boolean reached = true;
        for (int k = 1 + lab.random().nextInt(stride); reached; k += stride) {
            for (Kind kind : List.of(Kind.HALT_BEFORE, Kind.HALT_AFTER)) {
                String models = storage.place(lab, "models");
                storage.copy(earlier, models);
                Run run = lab.java(storage.settings(), StoredNight.class, models, kind.name(), Integer.toString(k))
                        .await();
                reached = run.code() == 137;
                String told = kind + " at call " + k;
                Unexpected.unless(reached || run.code() == 0, () -> told + ": exit code " + run.code());
                int made = reached ? 0 : Integer.parseInt(run.out().strip());
                int call = k;
                Unexpected.unless(made < call, () -> told + " of " + made + ": it went on");
                halted += reached ? 1 : 0;
                calls = Math.max(calls, k);
                finish(storage, models, expected, told);
                storage.delete(models);
            }
        }
        return halted + " halts, " + (calls - 1) + " calls, stride " + stride;
    }

    public static String failing(Lab lab, Storage storage, int stride) throws IOException {
        String earlier = earlier(lab, storage);
        byte[] expected = undisturbed(lab);
        TreeSet<Integer> codes = new TreeSet<>();
        int faults = 0;
        for (Kind kind : List.of(Kind.ERROR_BEFORE, Kind.ERROR_AFTER, Kind.ASKED_TWICE, Kind.GONE)) {
            boolean reached = true;
            for (int k = 1 + lab.random().nextInt(stride); reached; k += stride) {
                String told = kind + " at call " + k;
                String models = storage.place(lab, "models");
                storage.copy(earlier, models);
                List<Refusal> refusals = new ArrayList<>();
                reached = StoredNight.hurt(storage.store(models), kind, k, refusals::add) >= k;
                for (Refusal refusal : refusals) {
                    codes.add(refusal.code().code());
                    Unexpected.unless(
                            refusal.getMessage().startsWith("Cannot "), () -> told + ": " + refusal.getMessage());
                }
                faults++;
                finish(storage, models, expected, told);
                storage.delete(models);
            }
        }
        Unexpected.unless(codes.stream().allMatch(code -> List.of(69, 74, 83).contains(code)), () -> "codes " + codes);
        return faults + " faults, codes " + codes + (stride == 1 ? "" : ", stride " + stride);
    }

    /** Whatever happened: one whole version is current, and the same night once more ends with the same bytes. */
    private static void finish(Storage storage, String models, byte[] expected, String told) throws IOException {
        Models hurt = new Models(storage.seen(models));
        String current = hurt.current();
        Unexpected.unless(
                current.equals(Lab.EARLIER) || current.equals(Lab.TODAY), () -> told + ": current " + current);
        hurt.versions();
        again(storage.store(models), told);
        Models seen = new Models(storage.seen(models));
        Unexpected.unless(seen.current().startsWith(Lab.TODAY), () -> told + ", again: current " + seen.current());
        byte[] model = Files.readAllBytes(seen.version(seen.current()).resolve("model.json"));
        Unexpected.unless(
                seen.current().equals(Lab.TODAY) && Arrays.equals(model, expected),
                () -> told + ", again: OTHER BYTES in " + seen.current());
    }

    /** A lease that nobody could give back is waited for. */
    private static void again(FileStore models, String told) {
        for (int attempt = 1; ; attempt++) {
            try {
                StoredNight.sound(models, StoredNight.TODAY);
                return;
            } catch (Refusal refusal) {
                if (refusal.code() != ExitCode.TEMPORARY || attempt == 100) {
                    throw new Unexpected(told + ", again: " + refusal.getMessage());
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private static String racing(Lab lab) throws Exception {
        int threads = lab.isLong() ? 200 : 20;
        int processes = lab.isLong() ? 200 : 10;
        threads(lab, new LocalDisk(), threads);
        processes(lab, new LocalDisk(), processes);
        return threads + " rounds of threads, " + processes + " rounds of processes";
    }

    public static void threads(Lab lab, Storage storage, int rounds) throws Exception {
        FileStore models = storage.store(storage.place(lab, "threads"));
        ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS);
        try {
            for (int round = 0; round < rounds; round++) {
                List<Future<?>> all = new ArrayList<>();
                for (int publisher = 0; publisher < PUBLISHERS; publisher++) {
                    int each = publisher;
                    int now = round;
                    all.add(threads.submit(() -> RacingPublisher.publish(models, now, each)));
                }
                for (Future<?> publication : all) {
                    publication.get();
                }
            }
        } finally {
            threads.shutdownNow();
        }
        require(models, rounds);
    }

    public static void processes(Lab lab, Storage storage, int rounds) throws Exception {
        String models = storage.place(lab, "processes");
        Path meetings = lab.directory("meetings");
        List<Run> runs = new ArrayList<>();
        for (int publisher = 0; publisher < PUBLISHERS; publisher++) {
            runs.add(lab.java(
                    storage.settings(),
                    RacingPublisher.class,
                    models,
                    meetings.toString(),
                    Integer.toString(publisher),
                    Integer.toString(PUBLISHERS),
                    Integer.toString(rounds)));
        }
        for (Run run : runs) {
            run.await();
            String err = run.err();
            Unexpected.unless(run.code() == 0, () -> "a publisher ended with " + run.code() + ": " + err);
        }
        require(storage.store(models), rounds);
    }

    private static void require(FileStore models, int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            Optional<String> fault = RacingPublisher.fault(models, round, PUBLISHERS);
            Unexpected.unless(fault.isEmpty(), fault::orElseThrow);
        }
    }
}
