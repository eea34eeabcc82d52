package dev.plumbline.source;

import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** The types of typed formats that are numbers. Dates, times, booleans and texts are none: nobody said which number. */
enum ColumnarKind {
    BYTE,
    SHORT,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    DECIMAL;

    static Optional<ColumnarKind> of(DataType type) {
        if (type instanceof DecimalType) {
            return Optional.of(DECIMAL);
        }
        if (type.equals(DataTypes.DoubleType)) {
            return Optional.of(DOUBLE);
        }
        if (type.equals(DataTypes.FloatType)) {
            return Optional.of(FLOAT);
        }
        if (type.equals(DataTypes.LongType)) {
            return Optional.of(LONG);
        }
        if (type.equals(DataTypes.IntegerType)) {
            return Optional.of(INT);
        }
        if (type.equals(DataTypes.ShortType)) {
            return Optional.of(SHORT);
        }
        return type.equals(DataTypes.ByteType) ? Optional.of(BYTE) : Optional.empty();
    }
}
