package dev.plumbline.engine;

import dev.plumbline.kernel.Block;
import dev.plumbline.kernel.BlockBuilder;
import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.kernel.Narrowing;
import dev.plumbline.source.Chunk;
import dev.plumbline.source.Columns;
import dev.plumbline.source.ScanReport;
import dev.plumbline.summation.DyadicGrids;
import dev.plumbline.summation.ExactMoments;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Executor side of a load: passes blocks on (to a cache, or to nobody), takes the exact moments along, sets held-out rows apart and
 * ends with a summary. Blocks stream through: a partition is never whole in memory here.
 */
final class LoadPartition implements FlatMapFunction<Iterator<Chunk>, Loaded> {
    private static final long serialVersionUID = 1L;

    private final int features;
    private final boolean weighted;
    private final ExactMoments.Detail detail;
    private final ExactMoments.Detail apartDetail;
    private final RowHash heldOut;
    private final int hashed;
    private final Form form;
    private final Pictures pictures;

    /** In which form blocks are passed on. */
    enum Form {
        /** As they were read: for those who let go of them. */
        AS_READ,
        /** In as few bytes as give the same doubles: for those who keep them. */
        NARROW
    }

    private LoadPartition(
            int features,
            boolean weighted,
            ExactMoments.Detail detail,
            ExactMoments.Detail apartDetail,
            RowHash heldOut,
            int hashed,
            Form form,
            Pictures pictures) {
        this.features = features;
        this.weighted = weighted;
        this.detail = detail;
        this.apartDetail = apartDetail;
        this.heldOut = heldOut;
        this.hashed = hashed;
        this.form = form;
        this.pictures = pictures;
    }

    /**
     * The load of a table whose blocks nobody keeps.
     *
     * @param detail of the moments of the training rows
     * @param apartDetail of those of the held-out rows, where the settings hold any out
     */
    static LoadPartition of(
            Columns columns, EngineSettings settings, ExactMoments.Detail detail, ExactMoments.Detail apartDetail) {
        boolean holdout = settings.holdoutPercent() > 0;
        RowHash heldOut = holdout ? new RowHash(settings.seed(), settings.holdoutPercent()) : null;
        int features = columns.features().size();
        return new LoadPartition(
                features,
                columns.weight().isPresent(),
                detail,
                apartDetail,
                heldOut,
                features,
                Form.AS_READ,
                Pictures.NONE);
    }

    /** The same load, with blocks in this form. */
    LoadPartition in(Form wanted) {
        return new LoadPartition(features, weighted, detail, apartDetail, heldOut, hashed, wanted, pictures);
    }

    /** The same load, which counts what pictures of the columns are drawn from, or does not. */
    LoadPartition with(Pictures wanted) {
        return new LoadPartition(features, weighted, detail, apartDetail, heldOut, hashed, form, wanted);
    }

    /** The same load, in which rows are held out by the first so many features: those of another table of the rows. */
    LoadPartition heldOutBy(int first) {
        return new LoadPartition(features, weighted, detail, apartDetail, heldOut, first, form, pictures);
    }

    /** Moments of no training rows. */
    ExactMoments noTraining() {
        return new ExactMoments(features + 1, detail);
    }

    /** Moments of no held-out rows, or null without a holdout. */
    ExactMoments noHeldOut() {
        return heldOut == null ? null : new ExactMoments(features + 1, apartDetail);
    }

    /** Grids of no rows, each feature that has one against the label; or null where none are taken. */
    DyadicGrids noGrids() {
        return pictures == Pictures.NONE ? null : new DyadicGrids(pictures.features(features));
    }

    /** Bytes of a summary on the wire, for planning. */
    long summaryBytes() {
        long apart = heldOut == null ? 0 : PartitionSummary.wireBytes(features, apartDetail);
        return PartitionSummary.wireBytes(features, detail)
                + apart
                + DyadicGrids.wireBytes(pictures.features(features));
    }

    @Override
    public Iterator<Loaded> call(Iterator<Chunk> chunks) {
        return new Pass(chunks);
    }

    private final class Pass implements Iterator<Loaded> {
        private final Iterator<Chunk> chunks;
        private final Queue<Loaded> ready = new ArrayDeque<>();
        private final List<ScanReport> reports = new ArrayList<>();
        private final ExactMoments training = noTraining();
        private final ExactMoments apart = noHeldOut();
        private final DyadicGrids grids = noGrids();
        private final BlockBuilder rest = new BlockBuilder(features, weighted);
        private final BlockBuilder restApart = heldOut == null ? null : new BlockBuilder(features, weighted);
        private final double[][] columns = new double[features + 1][];
        private final Narrowing narrowing = new Narrowing(features);
        private boolean summarized;

        Pass(Iterator<Chunk> chunks) {
            this.chunks = chunks;
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && !summarized) {
                advance();
            }
            return !ready.isEmpty();
        }

        @Override
        public Loaded next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }

        private void advance() {
            if (!chunks.hasNext()) {
                finish(rest, false);
                if (restApart != null) {
                    finish(restApart, true);
                }
                ready.add(new Loaded(summary()));
                summarized = true;
                return;
            }
            Chunk chunk = chunks.next();
            if (!chunk.isBlock()) {
                reports.add(chunk.report());
            } else if (heldOut != null) {
                separate(chunk.block());
            } else if (chunk.block().rows() == rest.capacity()) {
                pass(chunk.block());
            } else {
                append(chunk.block());
            }
        }

        private PartitionSummary summary() {
            PartitionSummary summary = new PartitionSummary(reports, sumsOnly(training), sumsOnly(apart));
            return grids == null ? summary : summary.with(PackedGrids.of(grids));
        }

        /** The sums without the scratch space of adding, some 16 KB per column, which a cache would keep. */
        private ExactMoments sumsOnly(ExactMoments moments) {
            if (moments == null) {
                return null;
            }
            ExactMoments copy = new ExactMoments(moments.columns(), moments.detail());
            copy.merge(moments);
            return copy;
        }

        private void finish(BlockBuilder builder, boolean isHeldOut) {
            if (!builder.isEmpty()) {
                pass(builder.drain(isHeldOut));
            }
        }

        private void pass(Block block) {
            System.arraycopy(block.features(), 0, columns, 0, features);
            columns[features] = block.label();
            (block.heldOut() ? apart : training).add(columns, block.weight(), block.rows());
            if (grids != null && !block.heldOut()) {
                grids.add(columns, block.rows(), training);
            }
            ready.add(new Loaded(form == Form.NARROW ? narrowing.narrow(block) : NarrowBlock.asRead(block)));
        }

        /** Many small files give many small blocks: their rows are put together, so that an epoch sees full blocks. */
        private void append(Block block) {
            for (int from = 0; from < block.rows(); ) {
                int count = Math.min(rest.capacity() - rest.rows(), block.rows() - from);
                for (int j = 0; j < features; j++) {
                    System.arraycopy(block.feature(j), from, rest.feature(j), rest.rows(), count);
                }
                System.arraycopy(block.label(), from, rest.label(), rest.rows(), count);
                if (weighted) {
                    System.arraycopy(block.weight(), from, rest.weight(), rest.rows(), count);
                }
                rest.commit(count);
                from += count;
                if (rest.isFull()) {
                    pass(rest.drain(false));
                }
            }
        }

        private void separate(Block block) {
            double[][] from = block.features();
            double[][] choosing = Arrays.copyOf(from, hashed);
            for (int i = 0; i < block.rows(); i++) {
                double weight = weighted ? block.weight()[i] : 1;
                boolean isHeldOut = heldOut.chosen(block.label()[i], choosing, i, weight);
                BlockBuilder to = isHeldOut ? restApart : rest;
                int at = to.rows();
                for (int j = 0; j < features; j++) {
                    to.feature(j)[at] = from[j][i];
                }
                to.label()[at] = block.label()[i];
                if (weighted) {
                    to.weight()[at] = weight;
                }
                to.commit();
                if (to.isFull()) {
                    pass(to.drain(isHeldOut));
                }
            }
        }
    }
}
