package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import org.apache.spark.sql.SparkSession;

final class RowSource {
    private RowSource() {}

    static TableSource open(SparkSession session, SourceSettings settings) {
        throw new Refusal(ExitCode.CONFIG, "Cannot read this format: it is not built yet");
    }
}
