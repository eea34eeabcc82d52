package dev.plumbline.engine;

import dev.plumbline.model.Density;
import dev.plumbline.model.RowAccount;
import dev.plumbline.source.ScanReport;
import dev.plumbline.source.TableSource;
import dev.plumbline.summation.ExactMoments;
import java.util.List;
import java.util.Optional;

/** A table that has been read once. Closing it frees what is kept of it on the executors. */
public interface ReadTable extends AutoCloseable {
    /** Where the rows came from, as it was read in the end. */
    TableSource source();

    List<ScanReport> reports();

    /** Moments of the training rows: features in model order, then the label. */
    ExactMoments training();

    /** Moments of the held-out rows, where there is a holdout. */
    Optional<ExactMoments> heldOut();

    /** The first features against the label, over the training rows; none where no pictures were taken. */
    List<Density> densities();

    /** Every row, used or rejected, with those that are held out. */
    default RowAccount rows() {
        RowAccount scanned = source().account(reports()).rows();
        long heldOut = heldOut().map(ExactMoments::count).orElse(0L);
        return new RowAccount(scanned.read(), scanned.used(), scanned.rejected(), heldOut, scanned.rejectedByReason());
    }

    /**
     * Refuses (65) where what is kept of the rows is not what was read at first, because a part of it was lost, was read
     * again and was another then. Only of a table that no files tell about; of files {@link TableSource} knows more.
     */
    default void verifyKept() {}

    @Override
    void close();
}
