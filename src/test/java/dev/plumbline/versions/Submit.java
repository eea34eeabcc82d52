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
        List<String> words = submit();
        words.addAll(
                List.of("--class", "dev.plumbline.cli.Main", lab.shop().jar().toString()));
        words.addAll(command);
        return lab.program(words);
    }

    Run run(List<String> command) throws IOException, InterruptedException {
        return start(command).await();
    }

    /** Runs a main of these tests there. */
    Run main(Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> words = submit();
        String tests = lab.shop().testClasses().toString();
        words.addAll(List.of("--driver-class-path", tests, "--class", main.getName(), "spark-internal"));
        words.addAll(List.of(arguments));
        return lab.program(words).await();
    }

    private List<String> submit() {
        String program = home.resolve("bin/spark-submit").toString();
        return new ArrayList<>(List.of("env", "SPARK_HOME=" + home, program, "--master", "local[2,4]"));
    }
}
