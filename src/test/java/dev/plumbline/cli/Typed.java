package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.job.DemoSettings;
import dev.plumbline.job.EvaluateSettings;
import dev.plumbline.job.ExplainSettings;
import dev.plumbline.job.ExportSettings;
import dev.plumbline.job.ModelsSettings;
import dev.plumbline.job.PredictSettings;
import dev.plumbline.job.ReportSettings;
import dev.plumbline.job.TrainSettings;
import dev.plumbline.job.VerifySettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.GenerateSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A command line as a test types it, and what comes of it. */
final class Typed {
    static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private Typed() {}

    static Parsed parse(Map<String, String> environment, String... args) {
        return new Arguments(new Surroundings(environment, TODAY, false, Deployment.AT_THE_COMMAND_LINE)).parse(args);
    }

    static String printed(Map<String, String> environment, String... args) {
        return ((Parsed.Print) parse(environment, args)).text();
    }

    /** The settings of whatever command was typed. */
    static Object settings(Map<String, String> environment, String... args) {
        Asked asked = new Asked();
        ((Parsed.Run) parse(environment, args)).request().run(asked);
        return asked.settings;
    }

    /** What {@code verify} and these would read a version's stored options with. */
    static Function<Map<String, String>, TrainSettings> again(Map<String, String> environment, String... more) {
        List<String> line = new ArrayList<>(List.of("verify"));
        line.addAll(List.of(more));
        Asked asked = new Asked();
        ((Parsed.Run) parse(environment, line.toArray(String[]::new))).request().run(asked);
        return asked.again;
    }

    static Object settings(String... args) {
        return settings(Map.of(), args);
    }

    /** {@code train --input in.csv --label y} and these. */
    static TrainSettings train(Map<String, String> environment, String... more) {
        return (TrainSettings) settings(environment, trainLine(more));
    }

    static TrainSettings train(String... more) {
        return train(Map.of(), more);
    }

    static String[] trainLine(String... more) {
        List<String> line = new ArrayList<>(List.of("train", "--input", "in.csv", "--label", "y"));
        line.addAll(List.of(more));
        return line.toArray(String[]::new);
    }

    /** {@code train} of a table of a database, and these. */
    static TrainSettings database(Map<String, String> environment, String... more) {
        List<String> line = new ArrayList<>(List.of("train", "--label", "y", "--format", "jdbc"));
        line.addAll(List.of("--option", "url=jdbc:h2:mem:x", "--option", "dbtable=t"));
        line.addAll(List.of(more));
        return (TrainSettings) settings(environment, line.toArray(String[]::new));
    }

    /** Expects a refusal whose message holds every one of the fragments; gives the message. */
    static String refused(ExitCode code, Map<String, String> environment, String[] args, String... fragments) {
        Refusal refusal = assertThrows(Refusal.class, () -> parse(environment, args), () -> String.join(" ", args));
        assertEquals(code, refusal.code(), refusal.getMessage());
        assertTrue(refusal.getMessage().startsWith("Cannot "), refusal.getMessage());
        for (String fragment : fragments) {
            assertTrue(
                    refusal.getMessage().contains(fragment),
                    () -> "'" + fragment + "' is not in: " + refusal.getMessage());
        }
        return refusal.getMessage();
    }

    static void refusedLine(ExitCode code, String line, String... fragments) {
        refused(code, Map.of(), line.isEmpty() ? new String[0] : line.split(" "), fragments);
    }

    /** Keeps the settings it is asked to run. */
    static class Asked implements Commands {
        Object settings;
        Function<Map<String, String>, TrainSettings> again;

        private Outcome asked(Object what) {
            settings = what;
            return new Outcome(ExitCode.OK, "published", "run", "model", "2026-03-01", 3, 10);
        }

        @Override
        public Outcome demo(DemoSettings what, Function<Map<String, String>, TrainSettings> train) {
            return asked(what);
        }

        @Override
        public Outcome generate(GenerateSettings what) {
            return asked(what);
        }

        @Override
        public Outcome train(TrainSettings what) {
            return asked(what);
        }

        @Override
        public Outcome explain(ExplainSettings what) {
            return asked(what);
        }

        @Override
        public Outcome predict(PredictSettings what) {
            return asked(what);
        }

        @Override
        public Outcome evaluate(EvaluateSettings what) {
            return asked(what);
        }

        @Override
        public Outcome verify(VerifySettings what, Function<Map<String, String>, TrainSettings> stored) {
            again = stored;
            return asked(what);
        }

        @Override
        public Outcome report(ReportSettings what) {
            return asked(what);
        }

        @Override
        public Outcome models(ModelsSettings what) {
            return asked(what);
        }

        @Override
        public Outcome export(ExportSettings what) {
            return asked(what);
        }
    }
}
