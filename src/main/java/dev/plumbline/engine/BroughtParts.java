package dev.plumbline.engine;

import java.util.Collections;
import java.util.List;
import org.apache.spark.Dependency;
import org.apache.spark.NarrowDependency;
import org.apache.spark.Partition;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.BlockManager;
import org.apache.spark.storage.RDDBlockId;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Brings cached partitions to executors: one that was lost is read again there, one that others hold is copied from
 * them. A task for each; its result says nothing.
 */
final class BroughtParts extends RDD<Integer> {
    private static final long serialVersionUID = 1L;
    private static final ClassTag<Integer> NUMBERS = ClassTag$.MODULE$.apply(Integer.class);
    private static final ClassTag<Loaded> LOADED = ClassTag$.MODULE$.apply(Loaded.class);

    private final RDD<Loaded> cached;
    private final transient List<Move> moves;

    /**
     * @param partition to bring
     * @param executor to bring it to
     * @param place of that executor, for Spark
     * @param held whether others hold it
     */
    record Move(int partition, String executor, List<String> place, boolean held) {}

    BroughtParts(RDD<Loaded> cached, List<Move> moves) {
        super(
                cached.context(),
                CollectionConverters.asScala(List.<Dependency<?>>of(new Parents(cached, moves)))
                        .toSeq(),
                NUMBERS);
        this.cached = cached;
        this.moves = moves;
    }

    @Override
    public Partition[] getPartitions() {
        Partition[] all = cached.partitions();
        Partition[] partitions = new Partition[moves.size()];
        for (int k = 0; k < partitions.length; k++) {
            Move move = moves.get(k);
            partitions[k] = new Brought(k, all[move.partition()], move.held() ? move.executor() : null);
        }
        return partitions;
    }

    @Override
    public Seq<String> getPreferredLocations(Partition partition) {
        return CollectionConverters.asScala(moves.get(partition.index()).place())
                .toSeq();
    }

    @Override
    public Iterator<Integer> compute(Partition partition, TaskContext context) {
        Brought brought = (Brought) partition;
        // A task may be run elsewhere than it was meant to: a second copy there would help nobody.
        boolean meant =
                brought.only == null || brought.only.equals(SparkEnv.get().executorId());
        if (meant) {
            BlockManager blocks = SparkEnv.get().blockManager();
            RDDBlockId id = new RDDBlockId(cached.id(), brought.parent.index());
            Iterator<Loaded> loaded = cached.iterator(brought.parent, context);
            // What came from another executor is kept by nobody here.
            if (blocks.getStatus(id).isEmpty()) {
                blocks.putIterator(id, loaded, cached.getStorageLevel(), true, LOADED);
            }
        }
        return CollectionConverters.asScala(Collections.<Integer>emptyIterator());
    }

    private static final class Parents extends NarrowDependency<Loaded> {
        private static final long serialVersionUID = 1L;

        private final transient List<Move> moves;

        Parents(RDD<Loaded> cached, List<Move> moves) {
            super(cached);
            this.moves = moves;
        }

        @Override
        public Seq<Object> getParents(int index) {
            return CollectionConverters.asScala(List.<Object>of(moves.get(index).partition()))
                    .toSeq();
        }
    }

    private static final class Brought implements Partition {
        private static final long serialVersionUID = 1L;

        private final int index;
        private final Partition parent;
        /** The one executor that may take a copy, or null where whoever reads it keeps it. */
        private final String only;

        Brought(int index, Partition parent, String only) {
            this.index = index;
            this.parent = parent;
            this.only = only;
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
}
