package dev.plumbline.engine;

import dev.plumbline.kernel.NarrowBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.RDDInfo;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Where the cached partitions are and how the cores share them, from one epoch to the next: follows executors that go
 * and come. Which core adds up which block does not matter to sums that do not depend on order.
 */
final class Placement implements AutoCloseable {
    private static final ClassTag<LetGo.Copies> COPIES = ClassTag$.MODULE$.apply(LetGo.Copies.class);
    private static final double NANOS = 1e9;
    /** Attempts to bring partitions where a first one did not. */
    private static final int RETRIES = 3;
    /** Longer than this times even shares, an epoch is worth a spreading of the blocks. */
    private static final double UNEVEN = 1.3;
    /** Blocks that are written, sent and read by one core, in bytes a second. */
    private static final double SPREADING = 150e6;
    /** What it takes however few they are. */
    private static final double SPREADING_ANY = 2;

    private final JavaSparkContext spark;
    private final EpochPace pace = new EpochPace();
    private Consumer<String> notes = note -> {};
    private JavaRDD<Loaded> cache;
    private int[] blocks;
    private Whereabouts known;
    private Balance balance;
    private List<EvenShare> cut;
    private JavaRDD<NarrowBlock> shares;
    /** Whether blocks are uneven and moving whole partitions cannot help. */
    private boolean isStuck;

    /** Whether partitions are not where they were to be brought: an executor that has just come may not take a task. */
    private boolean isUnsettled;

    private int retries;
    private boolean keepsPartitions;
    private double lostSeconds;

    /** @param parts of the cache, one for each partition */
    Placement(JavaSparkContext spark, JavaRDD<Loaded> cache, List<CachedPart> parts) {
        this.spark = spark;
        this.cache = cache;
        this.blocks = new int[cache.getNumPartitions()];
        parts.forEach(part -> blocks[part.partition()] = part.blocks());
    }

    /** Tells this one what executors that go and come cost. */
    void telling(Consumer<String> listener) {
        notes = listener;
    }

    /**
     * The blocks in a share for each core, as the executors are now. No job where they are as they were. What was lost
     * is read again once, on executors that are there, and what lies too far apart is copied.
     */
    JavaRDD<NarrowBlock> shares() {
        if (balance != null && isWorthSpreading()) {
            spread();
        }
        Whereabouts now = whereaboutsOrKnown();
        if (!now.equals(known)) {
            retries = RETRIES;
            follow(now);
        } else if (isUnsettled && retries-- > 0) {
            follow(now);
        }
        return shares;
    }

    /** Of a table that was closed nothing is to be brought back; of a Spark that has stopped nothing can be asked. */
    private Whereabouts whereaboutsOrKnown() {
        if (known != null && !cache.getStorageLevel().isValid()) {
            return known;
        }
        try {
            return Whereabouts.of(cache.rdd());
        } catch (Throwable unanswered) { // Spark throws checked exceptions without declaring them
            if (known != null && spark.sc().isStopped()) {
                return known;
            }
            throw unanswered;
        }
    }

    /** From now on partitions stay what they are, with the summaries that end them: blocks are not spread. */
    void keepPartitions() {
        keepsPartitions = true;
    }

    JavaRDD<Loaded> cache() {
        return cache;
    }

    /** Hears how long an epoch over the shares took. */
    void took(int epoch, long nanos) {
        double seconds = nanos / NANOS;
        lostSeconds += seconds * (1 - even() / Math.max(even(), balance.longest()));
        pace.took(epoch, seconds, balance).ifPresent(notes);
    }

    private double even() {
        return Math.max(1, balance.even());
    }

    private void follow(Whereabouts now) {
        long began = System.nanoTime();
        Map<String, Integer> cores = now.cores(cache.rdd());
        Balance wanted = Balance.placing(blocks, now.holders(), cores);
        boolean membersChanged = known != null && !known.hosts().equals(now.hosts());
        if (membersChanged || isUnsettled || wanted.hasIdle()) {
            wanted = wanted.moving();
        }
        List<BroughtParts.Move> moves = moves(now, wanted);
        if (!moves.isEmpty()) {
            bring(moves);
        }
        Whereabouts settled = Whereabouts.of(cache.rdd());
        isUnsettled = moves.stream()
                .anyMatch(move -> !settled.holders().get(move.partition()).contains(move.executor()));
        balance = Balance.placing(blocks, preferring(wanted, settled.holders()), settled.cores(cache.rdd()));
        letGo(settled);
        if (known != null && (membersChanged || !moves.isEmpty())) {
            ExecutorsChange change = ExecutorsChange.between(known, now, moves);
            notes.accept(change.sentence(pace.epoch(), (System.nanoTime() - began) / NANOS));
            pace.changed(change.cause(), balance);
        }
        isStuck = !keepsPartitions
                && settled.hosts().size() > 1
                && balance.longest() > UNEVEN * even()
                && balance.moving().longest() > UNEVEN * even();
        // Whoever came or went meanwhile is somebody to follow before the next epoch.
        known = new Whereabouts(now.hosts(), Whereabouts.of(cache.rdd()).holders());
        cut = cut(settled.cores(cache.rdd()));
        shares = EvenBlocks.of(cache, cut, settled);
    }

    /** Of those who hold a partition the one who was to. */
    private static List<Set<String>> preferring(Balance wanted, List<Set<String>> holders) {
        List<Set<String>> preferred = new ArrayList<>();
        for (int p = 0; p < holders.size(); p++) {
            Set<String> home = Set.of(wanted.home(p));
            preferred.add(holders.get(p).containsAll(home) ? home : holders.get(p));
        }
        return preferred;
    }

    private List<BroughtParts.Move> moves(Whereabouts now, Balance wanted) {
        List<BroughtParts.Move> moves = new ArrayList<>();
        for (int p = 0; p < blocks.length; p++) {
            Set<String> holders = now.holders().get(p);
            String home = wanted.home(p);
            if (blocks[p] > 0 && !holders.contains(home)) {
                moves.add(new BroughtParts.Move(p, home, now.place(home), !holders.isEmpty()));
            }
        }
        return moves;
    }

    private void bring(List<BroughtParts.Move> moves) {
        spark.setJobDescription("bring " + moves.size() + " cached partitions to executors");
        try {
            new BroughtParts(cache.rdd(), moves).count();
        } finally {
            spark.setJobDescription(null);
        }
    }

    /** Copies that no share visits would stay in memory for ever. */
    private void letGo(Whereabouts where) {
        Map<String, LetGo.Copies> surplus = new TreeMap<>();
        for (int p = 0; p < blocks.length; p++) {
            for (String holder : where.holders().get(p)) {
                if (!holder.equals(balance.home(p))) {
                    surplus.computeIfAbsent(holder, LetGo.Copies::new).add(p);
                }
            }
        }
        if (surplus.isEmpty()) {
            return;
        }
        List<Tuple2<LetGo.Copies, Seq<String>>> tasks = new ArrayList<>();
        surplus.forEach((holder, copies) -> tasks.add(new Tuple2<>(
                copies, CollectionConverters.asScala(where.place(holder)).toSeq())));
        spark.setJobDescription("let go of copies of cached partitions");
        try {
            new JavaRDD<>(spark.sc().makeRDD(CollectionConverters.asScala(tasks).toSeq(), COPIES), COPIES)
                    .foreachPartition(new LetGo(cache.id()));
        } finally {
            spark.setJobDescription(null);
        }
    }

    /** What went to disk is read partition by partition, since whoever wants the end of one has to read all of it. */
    private List<EvenShare> cut(Map<String, Integer> cores) {
        return info().diskSize() > 0
                ? EvenShare.ofWhole(balance.parts(), cores::get)
                : EvenShare.of(balance.parts(), cores::get);
    }

    private RDDInfo info() {
        return Arrays.stream(spark.sc().getRDDStorageInfo())
                .filter(info -> info.id() == cache.id())
                .findFirst()
                .orElseGet(() -> RDDInfo.fromRdd(cache.rdd()));
    }

    /**
     * Where few partitions hold most rows, as a file that cannot be cut does, moving partitions does not help: their
     * blocks are spread. Whether a descent is long enough for that to pay is not known before, so it waits until epochs
     * have lost as much time as it takes.
     */
    private boolean isWorthSpreading() {
        return isStuck && lostSeconds > SPREADING_ANY + (info().memSize() + info().diskSize()) / SPREADING;
    }

    private void spread() {
        long began = System.nanoTime();
        int executors = new HashSet<>(balance.parts().stream()
                        .filter(part -> part.blocks() > 0)
                        .map(CachedPart::executor)
                        .toList())
                .size();
        JavaRDD<Loaded> from = cache;
        Spread spread = Spread.over(blocks, known.cores(cache.rdd()));
        cache = spread.of(from).persist(from.getStorageLevel());
        cache.setName("plumbline blocks, spread");
        blocks = spread.blocks();
        known = null;
        follow(Whereabouts.of(cache.rdd()));
        from.unpersist(false);
        lostSeconds = 0;
        notes.accept(ExecutorsChange.spread(executors, known.hosts().size(), (System.nanoTime() - began) / NANOS));
    }

    /** Where the partitions were when they were shared out last. */
    Whereabouts whereabouts() {
        return known;
    }

    /** The shares of these. */
    List<EvenShare> cut() {
        return List.copyOf(cut);
    }

    @Override
    public void close() {
        cache.unpersist(false);
    }
}
