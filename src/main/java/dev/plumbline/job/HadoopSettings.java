package dev.plumbline.job;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/** What a command that starts no Spark needs of Hadoop. */
final class HadoopSettings {
    private static final String HADOOP = "spark.hadoop.";

    private HadoopSettings() {}

    /** Hadoop's configuration as a session of Spark would have it: {@code spark.hadoop.KEY} sets {@code KEY}. */
    static Configuration ofThisJvm() {
        Configuration conf = new Configuration();
        for (Tuple2<String, String> setting : new SparkConf().getAll()) {
            if (setting._1().startsWith(HADOOP)) {
                conf.set(setting._1().substring(HADOOP.length()), setting._2());
            }
        }
        return conf;
    }
}
