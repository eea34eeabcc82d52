package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.source.BadRows;
import dev.plumbline.store.CheckpointSettings;
import dev.plumbline.train.OptimizerKind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of a database: what is in it, what can go wrong with it, and what nobody can promise of it. */
class DatabaseIT {
    @TempDir
    private static Path shared;

    private static SparkSession spark;
    private static StandingModel standing;
    private static Database database;

    @BeforeAll
    static void start() throws IOException {
        spark = Trial.session("local[2]");
        standing = StandingModel.in(spark, shared);
        database = Database.of("rows");
        database.does(
                "create table t (\"x\" double, \"d\" decimal(12,3), \"y\" double, \"name\" varchar(9), \"a.b `c\" int)",
                "insert into t select x / 7.0, x / 8.0, 2 * x, 'n', x from system_range(1, 100)",
                "create table holes as select * from t",
                "insert into holes values (null, 1, 1, 'n', 1), (cast('NaN' as double), 1, 1, 'n', 1)");
    }

    @AfterAll
    static void stop() {
        spark.stop();
        database.close();
    }

    private static Consumer<TrainRun> of(String table, String... features) {
        return database.table(table).andThen(run -> run.features = List.of(features));
    }

    private static Consumer<TrainRun> with(String key, String value) {
        return of("t", "x").andThen(run -> {
            Map<String, String> options = new HashMap<>(run.options);
            options.put(key, value);
            run.options = options;
        });
    }

    @Test
    void decimalsAndNamesOfAnyKindAreRead() {
        StandingModel.Night night = standing.publishes(of("t", "d", "a.b `c").andThen(run -> run.dropUnusable = true));
        assertEquals(100, night.model().rows().used());
        assertTrue(night.told().contains("a database keeps no state"), night.told());
        assertEquals(List.of(), night.model().provenance().inputs());
    }

    @Test
    void whatIsNoNumberIsRejectedAndTextsAreRefused() {
        standing.refuses(ExitCode.DATA, of("holes", "x"), "jdbc holes, partition 1", "missing");
        StandingModel.Night night = standing.publishes(of("holes", "x")
                .andThen(run -> run.badRows = new BadRows(BadRows.Policy.SKIP, new BadRows.Limit(2, false))));
        assertEquals(
                Map.of("missing", 1L, "not-finite", 1L), night.model().rows().rejectedByReason());
        standing.refuses(ExitCode.DATA, of("t"), "name", "--features");
        standing.refuses(ExitCode.CONFIG, of("t", "X"), "--features", "did you mean");
    }

    @Test
    void whatTheDatabaseSaysIsToldWithItsKind() {
        standing.refuses(ExitCode.CONFIG, of("nothing", "x"), "dbtable");
        standing.refuses(ExitCode.NO_PERMISSION, with("password", "wrong"), "password=${env:NAME}");
        standing.refuses(ExitCode.CONFIG, with("driver", "org.nowhere.Driver"), "--jars", "org.nowhere.Driver");
        standing.refuses(ExitCode.CONFIG, with("url", "jdbc:nowhere:x"), "--packages", "driver");
        standing.refuses(ExitCode.UNAVAILABLE, with("url", "jdbc:h2:tcp://127.0.0.1:1/x"), "reached");
        standing.refuses(
                ExitCode.DATA,
                database.query("select \"x\", \"y\" / (\"x\" - \"x\") as \"y\" from t")
                        .andThen(run -> run.features = List.of("x")),
                "Division by zero");
    }

    @Test
    void twoNightsAreTwoRuns() {
        TrainRun run = new TrainRun(shared.resolve("nights"));
        of("t", "x").accept(run);
        String first = Trial.published(run, spark).outcome().run();
        assertNotEquals(first, Trial.published(run, spark).outcome().run());
    }

    @Test
    void aRunThatDiedIsNotGoneOnFromAndStandsInNobodysWay() {
        TrainRun run = new TrainRun(shared.resolve("died"));
        of("t", "x").accept(run);
        run.checkpoints = new CheckpointSettings(new CheckpointSettings.Epochs(1), false);
        run.optimizer = OptimizerKind.GD;
        run.tolerance = 0;
        run.epochs = 5;
        run.gates = TrainSettings.Gates.FINITE_ONLY;
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Listeners dies = new Listeners(nowhere, nowhere, (epoch, state) -> {
            if (epoch.epoch() == 3) {
                throw new IllegalStateException("as a driver that is gone");
            }
        });
        assertEquals(ExitCode.INTERNAL, Trial.of(run, spark, dies).outcome().code());
        assertEquals(5, Trial.published(run, spark).history().size());
    }

    /** Nothing tells a run that a table has changed but the rows of a part of it that had to be read again. */
    @Test
    void aTableThatIsAnotherWhenALostPartIsReadAgainIsRefused() {
        database.does("create table moving as select * from t");
        Consumer<TrainRun> run = of("moving", "x").andThen(it -> {
            it.optimizer = OptimizerKind.GD;
            it.tolerance = 0;
            it.epochs = 20;
            it.gates = TrainSettings.Gates.FINITE_ONLY;
            it.label = "y";
        });
        standing.publishes(run);
        standing.refuses(
                ExitCode.DATA,
                run,
                note -> {},
                (epoch, state) -> {
                    if (epoch.epoch() == 5) {
                        database.does("update moving set \"y\" = \"y\" + 1 where \"x\" < 5");
                        spark.sparkContext()
                                .getPersistentRDDs()
                                .keysIterator()
                                .foreach(id -> SparkEnv.get().blockManager().removeRdd((int) id));
                    }
                },
                "the table changed under the run");
    }
}
