package dev.plumbline.versions;

import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code spark-submit} of one Spark, as a user calls it: the jar and nothing of these tests.
 *
 * @param lab whose processes they are
 * @param home of Spark
 */
record Submit(Lab lab, Path home) {
    Run start(List<String> command) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "env",
                "SPARK_HOME=" + home,
                home.resolve("bin/spark-submit").toString(),
                "--class",
                "dev.plumbline.cli.Main",
                "--master",
                "local[2,4]",
                lab.shop().jar().toString()));
        words.addAll(command);
        return lab.program(words);
    }

    Run run(List<String> command) throws IOException, InterruptedException {
        return start(command).await();
    }
}
