package dev.plumbline.engine;

import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.source.TableSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Tables in the form that a benchmark wants, and how they are kept. */
public final class KeptForms {
    private KeptForms() {}

    /** As {@link CachedTable#load(JavaSparkContext, TableSource, EngineSettings)}, with all columns as doubles. */
    public static CachedTable loadAsRead(JavaSparkContext spark, TableSource source, EngineSettings settings) {
        return CachedTable.load(spark, source, settings, LoadPartition.Form.AS_READ);
    }

    /** The forms of each column, features first, each with the number of its blocks. */
    public static List<String> forms(CachedTable table) {
        List<TreeMap<String, Integer>> counts = new ArrayList<>();
        for (List<String> block : table.blocks().mapPartitions(new Forms()).collect()) {
            for (int c = 0; c < block.size(); c++) {
                if (counts.size() == c) {
                    counts.add(new TreeMap<>());
                }
                counts.get(c).merge(block.get(c), 1, Integer::sum);
            }
        }
        return counts.stream().map(TreeMap::toString).toList();
    }

    /** Bytes of all that is cached in memory. */
    public static long cachedBytes(JavaSparkContext spark) {
        return Arrays.stream(spark.sc().getRDDStorageInfo())
                .mapToLong(info -> info.memSize())
                .sum();
    }

    private static final class Forms implements FlatMapFunction<Iterator<NarrowBlock>, ArrayList<String>> {
        private static final long serialVersionUID = 1L;

        @Override
        public Iterator<ArrayList<String>> call(Iterator<NarrowBlock> blocks) {
            List<ArrayList<String>> all = new ArrayList<>();
            while (blocks.hasNext()) {
                NarrowBlock block = blocks.next();
                ArrayList<String> forms = new ArrayList<>();
                for (int j = 0; j < block.featureCount(); j++) {
                    forms.add(block.feature(j).form());
                }
                forms.add(block.label().form());
                all.add(forms);
            }
            return all.iterator();
        }
    }
}
