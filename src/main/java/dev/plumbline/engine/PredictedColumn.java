package dev.plumbline.engine;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.Sources;
import dev.plumbline.summation.ExactMoments;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;

/** The prediction of a model as a column of a program's table, which Spark computes when it is asked for. */
public final class PredictedColumn {
    private static final int SHOWN = 80;

    /** Spark walks an expression by recursion: at 1,000 terms its stack is full. */
    private static final int MOST_NESTED = 100;

    private PredictedColumn() {}

    /**
     * The table with the column {@value PredictedRows#COLUMN} behind its own: the operations of
     * {@link LinearModel#predict} in their order, which neither Spark's optimizer nor its generated code changes.
     *
     * @throws Refusal 65 (a feature that is no number), 78 (no such feature, or the column is there already)
     */
    public static Dataset<Row> of(Dataset<Row> data, LinearModel line) {
        for (String name : data.columns()) {
            if (name.equalsIgnoreCase(PredictedRows.COLUMN)) {
                throw new Refusal(
                        ExitCode.CONFIG,
                        "Cannot add the column '" + PredictedRows.COLUMN + "': the Dataset has a column '"
                                + PlainText.excerpt(name, SHOWN) + "' already; rename that one");
            }
        }
        List<Column> x = Sources.numbers(data, line.features());
        return data.withColumn(PredictedRows.COLUMN, x.size() <= MOST_NESTED ? sum(line, x) : called(line, x));
    }

    /**
     * Whether rows with such features have their predictions in generated code, and none of them, nor any step on the way
     * to it, can leave the range of numbers.
     *
     * @param features moments of the rows, in model order
     */
    public static boolean isGeneratedAndFinite(LinearModel line, ExactMoments features) {
        double[] slopes = line.slopes();
        double[] centre = line.centre();
        double reach = Math.abs(line.interceptAtCentre());
        for (int j = 0; j < slopes.length; j++) {
            double away = Math.max(Math.abs(features.min(j) - centre[j]), Math.abs(features.max(j) - centre[j]));
            reach += Math.abs(slopes[j]) * away;
        }
        return slopes.length <= MOST_NESTED && reach < Double.MAX_VALUE / 2;
    }

    private static Column sum(LinearModel line, List<Column> x) {
        double[] slopes = line.slopes();
        double[] centre = line.centre();
        Column sum = functions.lit(line.interceptAtCentre());
        for (int j = 0; j < slopes.length; j++) {
            sum = sum.plus(functions.lit(slopes[j]).multiply(x.get(j).minus(functions.lit(centre[j]))));
        }
        return sum;
    }

    private static Column called(LinearModel line, List<Column> x) {
        return functions
                .udf(new Call(new Line(line)), DataTypes.DoubleType)
                .apply(functions.array(x.toArray(Column[]::new)));
    }

    private static final class Call implements UDF1<Seq<Double>, Double> {
        private static final long serialVersionUID = 1L;

        private final Line line;

        Call(Line line) {
            this.line = line;
        }

        @Override
        public Double call(Seq<Double> features) {
            double[] x = new double[features.size()];
            for (int j = 0; j < x.length; j++) {
                Double value = features.apply(j);
                if (value == null) {
                    return null;
                }
                x[j] = value;
            }
            return line.predict(x);
        }
    }
}
