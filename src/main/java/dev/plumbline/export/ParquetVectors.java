package dev.plumbline.export;

import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * The row of a linear model of Spark ML: intercept, coefficients as a dense vector, scale. Spark knows a column for a
 * vector by the schema in the footer, which it writes only where Spark ML is on the class path; here it is text.
 */
final class ParquetVectors {
    private static final String SCHEMA_KEY = "org.apache.spark.sql.parquet.row.metadata";
    private static final String SCHEMA = """
            {"type":"struct","fields":[\
            {"name":"intercept","type":"double","nullable":false,"metadata":{}},\
            {"name":"coefficients","type":{"type":"udt","class":"org.apache.spark.ml.linalg.VectorUDT",\
            "pyClass":"pyspark.ml.linalg.VectorUDT","sqlType":{"type":"struct","fields":[\
            {"name":"type","type":"byte","nullable":false,"metadata":{}},\
            {"name":"size","type":"integer","nullable":true,"metadata":{}},\
            {"name":"indices","type":{"type":"array","elementType":"integer","containsNull":false},\
            "nullable":true,"metadata":{}},\
            {"name":"values","type":{"type":"array","elementType":"double","containsNull":false},\
            "nullable":true,"metadata":{}}]}},"nullable":true,"metadata":{}},\
            {"name":"scale","type":"double","nullable":false,"metadata":{}}]}""";

    private static final MessageType TYPE = MessageTypeParser.parseMessageType("""
            message spark_schema {
              required double intercept;
              optional group coefficients {
                required int32 type (INTEGER(8,true));
                optional int32 size;
                optional group indices (LIST) { repeated group list { required int32 element; } }
                optional group values (LIST) { repeated group list { required double element; } }
              }
              required double scale;
            }
            """);
    private static final int DENSE = 1;

    private ParquetVectors() {}

    /** What is in the row. */
    record Content(double[] coefficients, double intercept) {}

    static byte[] write(double[] coefficients, double intercept) throws IOException {
        MemoryOutput out = new MemoryOutput();
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(out)
                .withConf(new Configuration(false))
                .withType(TYPE)
                .withExtraMetaData(Map.of(SCHEMA_KEY, SCHEMA))
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .build()) {
            writer.write(row(coefficients, intercept));
        }
        return out.bytes();
    }

    private static Group row(double[] coefficients, double intercept) {
        Group row = new SimpleGroup(TYPE);
        row.add("intercept", intercept);
        Group vector = row.addGroup("coefficients");
        vector.add("type", DENSE);
        Group values = vector.addGroup("values");
        for (double coefficient : coefficients) {
            values.addGroup("list").add("element", coefficient);
        }
        row.add("scale", 1.0);
        return row;
    }

    static Content read(byte[] bytes) throws IOException {
        MemoryInput file = new MemoryInput(bytes);
        try (ParquetFileReader footer = ParquetFileReader.open(file)) {
            String schema = footer.getFileMetaData().getKeyValueMetaData().get(SCHEMA_KEY);
            if (!SCHEMA.equals(schema) || !TYPE.equals(footer.getFileMetaData().getSchema())) {
                throw new UnreadableException("its data are not of a LinearRegressionModel");
            }
        }
        try (ParquetReader<Group> reader = new Rows(file).build()) {
            Group row = reader.read();
            if (row == null || reader.read() != null) {
                throw new UnreadableException("its data are not one row");
            }
            return content(row);
        }
    }

    private static Content content(Group row) {
        Group values = row.getGroup("coefficients", 0).getGroup("values", 0);
        double[] coefficients = new double[values.getFieldRepetitionCount("list")];
        for (int j = 0; j < coefficients.length; j++) {
            coefficients[j] = values.getGroup("list", j).getDouble("element", 0);
        }
        return new Content(coefficients, row.getDouble("intercept", 0));
    }

    /** Reads rows of whatever schema the file has. */
    private static final class Rows extends ParquetReader.Builder<Group> {
        Rows(InputFile file) {
            super(file);
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
