package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.job.Listeners;
import dev.plumbline.job.TrainJob;
import dev.plumbline.job.TrainSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the command line to the last file of a run, a password of a database is told to nobody. */
class DatabasePasswordIT {
    private static final String URL = "jdbc:h2:mem:secrets";
    private static final String PASSWORD = "Xy7-unheard-of";

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    private TrainSettings settings(String password) {
        return (TrainSettings) Typed.settings(
                Map.of("DB_PASSWORD", password),
                "train",
                "--format",
                "jdbc",
                "--option",
                "url=" + URL,
                "--option",
                "dbtable=t",
                "--option",
                "user=reader",
                "--option",
                "password=${env:DB_PASSWORD}",
                "--label",
                "y",
                "--models",
                directory.resolve("models").toString());
    }

    private Outcome train(String password) throws IOException {
        PrintStream stream = new PrintStream(heard, true, StandardCharsets.UTF_8);
        try (SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .appName("passwords")
                .config("spark.ui.enabled", "false")
                .config("spark.eventLog.enabled", "true")
                .config("spark.eventLog.dir", directory.toUri().toString())
                .getOrCreate()) {
            return TrainJob.run(settings(password), spark, new Listeners(stream, stream, (epoch, state) -> {}));
        }
    }

    @Test
    void noFileAndNoMessageHoldsThePassword() throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(URL, "reader", PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (\"x\" double, \"y\" double)");
            statement.execute("insert into t values (1, 3), (2, 5), (3, 7)");
            Outcome outcome = train(PASSWORD);
            assertEquals(ExitCode.OK, outcome.code(), outcome.message());
            String wrong = PASSWORD + "-but-wrong";
            heard.writeBytes(refusal(wrong).getBytes(StandardCharsets.UTF_8));
        }
        assertFalse(heard.toString(StandardCharsets.UTF_8).contains(PASSWORD), heard.toString(StandardCharsets.UTF_8));
        int references = 0;
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(text.contains(PASSWORD), file.toString());
                references += text.contains("${env:DB_PASSWORD}") ? 1 : 0;
            }
        }
        assertTrue(references >= 2, "the model and the run name the variable");
    }

    private String refusal(String password) throws IOException {
        try {
            return train(password).message();
        } catch (Refusal refused) {
            assertEquals(ExitCode.NO_PERMISSION, refused.code());
            return String.join(
                    "\n", List.of(refused.getMessage(), refused.getCause().toString()));
        }
    }
}
