package dev.plumbline.trials;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * On what a run took place.
 *
 * @param master with its mode, without addresses
 * @param store of the models
 * @param spark its version
 */
record Night(String master, String store, String spark) {
    private static final String CORE = "spark-core_2.13-";

    static Night of(Command command, Path home) throws IOException {
        return new Night(master(command), store(command.modelsPlace()), version(home));
    }

    private static String master(Command command) {
        String master = command.spark().getOrDefault("spark.master", "local[2]");
        if (master.startsWith("spark:")) {
            master = "standalone";
        }
        if (master.startsWith("local")) {
            // local[2,4] tries a task again, and is else local[2].
            return master.startsWith("local[") ? master.replaceFirst(",[0-9]+]", "]") : master;
        }
        return master + (command.isElsewhere() ? " cluster mode" : " client mode");
    }

    private static String store(String models) {
        int mark = models.indexOf("://");
        return mark < 0 ? "local disk" : models.substring(0, mark);
    }

    private static String version(Path home) throws IOException {
        try (DirectoryStream<Path> cores = Files.newDirectoryStream(home.resolve("jars"), CORE + "*.jar")) {
            for (Path core : cores) {
                String name = core.getFileName().toString();
                return name.substring(CORE.length(), name.length() - ".jar".length());
            }
        }
        return "unknown";
    }
}
