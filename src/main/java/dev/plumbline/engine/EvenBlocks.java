package dev.plumbline.engine;

import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.NarrowDependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * The blocks of cached partitions in even shares. Tasks run on the executor that holds their partitions; what is lost
 * meanwhile is read again by the task that needs it, as always. Nothing is moved or copied.
 */
final class EvenBlocks extends RDD<NarrowBlock> {
    private static final long serialVersionUID = 1L;
    private static final ClassTag<NarrowBlock> BLOCKS = ClassTag$.MODULE$.apply(NarrowBlock.class);

    private final RDD<Loaded> cached;
    private final transient List<EvenShare> shares;
    private final transient Whereabouts where;

    private EvenBlocks(RDD<Loaded> cached, List<EvenShare> shares, Whereabouts where) {
        super(
                cached.context(),
                CollectionConverters.asScala(List.<org.apache.spark.Dependency<?>>of(new Parents(cached, shares)))
                        .toSeq(),
                BLOCKS);
        this.cached = cached;
        this.shares = shares;
        this.where = where;
    }

    static JavaRDD<NarrowBlock> of(JavaRDD<Loaded> cached, List<EvenShare> shares, Whereabouts where) {
        return new JavaRDD<>(new EvenBlocks(cached.rdd(), shares, where), BLOCKS);
    }

    @Override
    public Partition[] getPartitions() {
        Partition[] parents = cached.partitions();
        Partition[] partitions = new Partition[shares.size()];
        for (int k = 0; k < partitions.length; k++) {
            partitions[k] = new Share(k, shares.get(k), parents);
        }
        return partitions;
    }

    /** Of several executors that hold a partition the one whose share it is. */
    @Override
    public Seq<String> getPreferredLocations(Partition share) {
        return CollectionConverters.asScala(
                        where.place(shares.get(share.index()).executor()))
                .toSeq();
    }

    @Override
    public scala.collection.Iterator<NarrowBlock> compute(Partition share, TaskContext context) {
        return CollectionConverters.asScala(new Blocks(cached, (Share) share, context));
    }

    /** Which cached partitions a share needs. */
    private static final class Parents extends NarrowDependency<Loaded> {
        private static final long serialVersionUID = 1L;

        private final transient List<EvenShare> shares;

        Parents(RDD<Loaded> cached, List<EvenShare> shares) {
            super(cached);
            this.shares = shares;
        }

        @Override
        public Seq<Object> getParents(int share) {
            List<Object> partitions = new ArrayList<>();
            shares.get(share).runs().forEach(run -> partitions.add(run.partition()));
            return CollectionConverters.asScala(partitions).toSeq();
        }
    }

    /** A share with the partitions of the cache that it needs, which its task brings along. */
    private static final class Share implements Partition {
        private static final long serialVersionUID = 1L;

        private final int index;
        private final EvenShare share;
        private final Partition[] parents;

        Share(int index, EvenShare share, Partition[] all) {
            this.index = index;
            this.share = share;
            this.parents =
                    share.runs().stream().map(run -> all[run.partition()]).toArray(Partition[]::new);
        }

        @Override
        public int index() {
            return index;
        }

        @Override
        public int hashCode() {
            return index;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }
    }

    /** Executor side: one run after another. */
    private static final class Blocks implements Iterator<NarrowBlock> {
        private final RDD<Loaded> cached;
        private final Share share;
        private final TaskContext context;
        private scala.collection.Iterator<Loaded> run;
        private int next;
        private int left;

        Blocks(RDD<Loaded> cached, Share share, TaskContext context) {
            this.cached = cached;
            this.share = share;
            this.context = context;
        }

        @Override
        public boolean hasNext() {
            while (left == 0 && (run != null || next < share.parents.length)) {
                if (run == null) {
                    begin();
                } else {
                    end();
                }
            }
            return left > 0;
        }

        @Override
        public NarrowBlock next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            left--;
            return block();
        }

        private void begin() {
            EvenShare.Run at = share.share.runs().get(next);
            run = cached.iterator(share.parents[next++], context);
            for (int skipped = 0; skipped < at.from(); skipped++) {
                block();
            }
            left = at.to() - at.from();
        }

        /** Goes through what others visit, which is in memory: at its end Spark lets go of the partition. */
        private void end() {
            while (run.hasNext()) {
                run.next();
            }
            run = null;
        }

        private NarrowBlock block() {
            NarrowBlock block = null;
            while (block == null) {
                if (!run.hasNext()) {
                    throw new Refusal(
                            ExitCode.DATA,
                            "Cannot go on: a partition that was lost gave fewer rows when it was read again, so the"
                                    + " input changed under the run; run again when it is settled");
                }
                block = run.next().block();
            }
            return block;
        }
    }
}
