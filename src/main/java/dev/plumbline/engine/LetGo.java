package dev.plumbline.engine;

import java.util.ArrayList;
import java.util.Iterator;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.storage.BlockManager;
import org.apache.spark.storage.RDDBlockId;

/** Executor side: lets go of partitions that another executor holds too. */
final class LetGo implements VoidFunction<Iterator<LetGo.Copies>> {
    private static final long serialVersionUID = 1L;

    private final int rdd;

    LetGo(int rdd) {
        this.rdd = rdd;
    }

    /** Partitions of which an executor needs no copy. */
    static final class Copies implements java.io.Serializable {
        private static final long serialVersionUID = 1L;

        private final String executor;
        private final ArrayList<Integer> partitions = new ArrayList<>();

        Copies(String executor) {
            this.executor = executor;
        }

        String executor() {
            return executor;
        }

        void add(int partition) {
            partitions.add(partition);
        }
    }

    @Override
    public void call(Iterator<Copies> task) {
        BlockManager blocks = SparkEnv.get().blockManager();
        while (task.hasNext()) {
            Copies copies = task.next();
            if (copies.executor.equals(SparkEnv.get().executorId())) {
                copies.partitions.forEach(p -> blocks.removeBlock(new RDDBlockId(rdd, p), true));
            }
        }
    }
}
