package dev.plumbline.engine;

import dev.plumbline.model.LinearModel;
import dev.plumbline.model.PredictionBand;
import dev.plumbline.source.WholeRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of a table with the prediction of a model behind their own columns, and behind it the ends of its interval
 * where that is wanted; computed when they are asked for. The bits of a prediction are those of
 * {@link LinearModel#predict}. Must not be closed before the rows are written.
 */
public final class PredictedRows implements AutoCloseable {
    /** The name of the column. */
    public static final String COLUMN = "prediction";

    private static final List<String> ENDS = List.of("prediction_low", "prediction_high");

    private final Broadcast<Line> line;
    private final Broadcast<Band> band;
    private final WholeRows whole;

    public PredictedRows(JavaSparkContext spark, WholeRows whole, LinearModel model, Optional<PredictionBand> band) {
        this.line = spark.broadcast(new Line(model));
        this.band = band.map(some -> spark.broadcast(new Band(some, model))).orElse(null);
        this.whole = whole;
    }

    /** Names of the columns that stand behind those of the table. */
    public static List<String> names(Optional<PredictionBand> band) {
        List<String> names = new ArrayList<>(List.of(COLUMN));
        if (band.isPresent()) {
            names.addAll(ENDS);
        }
        return names;
    }

    /** The columns of a table, then those of its predictions. */
    public static StructType schema(WholeRows whole, Optional<PredictionBand> band) {
        StructType schema = whole.schema();
        for (String name : names(band)) {
            schema = schema.add(name, DataTypes.DoubleType, false);
        }
        return schema;
    }

    /** Fails with a {@link dev.plumbline.model.Refusal} (65) at a prediction that is not finite. */
    public JavaRDD<InternalRow> rows() {
        return whole.rows().mapPartitions(new PredictPartition(line, band), true);
    }

    @Override
    public void close() {
        line.destroy();
        if (band != null) {
            band.destroy();
        }
    }
}
