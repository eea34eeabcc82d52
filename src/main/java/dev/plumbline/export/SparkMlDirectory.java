package dev.plumbline.export;

import dev.plumbline.model.LinearModel;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The directory that {@code LinearRegressionModel.save} of Spark ML 4.1 leaves, made without Spark ML: metadata as text,
 * slopes and intercept as a row of Parquet whose footer names Spark ML's type of vectors. {@value #COLUMNS} beside them,
 * which Spark ML passes over, says which column is which element of the vector.
 */
final class SparkMlDirectory implements ExportForm {
    static final String METADATA = "metadata/part-00000.txt";
    static final String DATA = "data/part-00000.parquet";
    static final String COLUMNS = "plumbline.json";
    private static final byte[] EMPTY = {};

    @Override
    public SortedMap<String, byte[]> write(Original original) throws IOException {
        LinearModel line = original.line();
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(METADATA, SparkMlMetadata.metadata(original));
        files.put("metadata/_SUCCESS", EMPTY);
        files.put(DATA, ParquetVectors.write(line.slopes(), line.intercept()));
        files.put("data/_SUCCESS", EMPTY);
        files.put(COLUMNS, SparkMlMetadata.columns(original));
        return files;
    }

    @Override
    public Rereading read(SortedMap<String, byte[]> files) throws IOException {
        SparkMlMetadata.require(files.get(METADATA));
        ParquetVectors.Content content = ParquetVectors.read(files.get(DATA));
        return Rereading.atTheOrigin(
                SparkMlMetadata.features(files.get(COLUMNS)), content.coefficients(), content.intercept());
    }
}
