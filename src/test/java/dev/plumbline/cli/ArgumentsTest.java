package dev.plumbline.cli;

import static dev.plumbline.model.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @Test
    void nothingTypedIsRefused() {
        Typed.refusedLine(USAGE, "", "no command", "--help");
    }

    @Test
    void anUnknownCommandIsRefusedWithTheNearest() {
        Typed.refusedLine(USAGE, "tarin --label y", "'tarin'", "did you mean train?");
        Typed.refusedLine(USAGE, "models lst", "models lst", "did you mean list?");
        Typed.refusedLine(USAGE, "models", "list, show");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--l1 0.5",
                "--l2=1",
                "--huber-delta 1",
                "--quantile 0.9",
                "--batch-fraction 0.1",
                "--ledger",
                "--loss huber",
                "--loss absolute",
                "--loss quantile",
                "--optimizer lbfgs"
            })
    void whatALaterVersionWillHaveIsKnownAndRefused(String option) {
        Typed.refusedLine(
                USAGE,
                "train --input in.csv --label y " + option,
                "Cannot use " + option.split("[ =]")[0],
                "not built in this version");
    }

    @Test
    void anUnknownOptionIsRefusedWithTheNearestAndWithoutItsValue() {
        Typed.refusedLine(USAGE, "train --lable y", "Cannot use --lable", "train", "did you mean --label?");
        Typed.refusedLine(USAGE, "train --epoch=10", "Cannot use --epoch:", "did you mean --epochs?");
        Typed.refusedLine(USAGE, "predict --learning-rate 1", "--learning-rate", "predict");
        String message = Typed.refused(
                USAGE, Map.of(), new String[] {"train", "--pasword", "hunter2", "--label", "y"}, "--pasword");
        assertFalse(message.contains("hunter2"), message);
    }

    @Test
    void anAbbreviationIsNotGuessed() {
        Typed.refusedLine(USAGE, "train --lab y", "--lab", "did you mean --label?");
    }

    @Test
    void anArgumentWithoutAnOptionIsRefused() {
        Typed.refusedLine(USAGE, "train in.csv --label y", "'in.csv'", "options only", "train --help");
        Typed.refusedLine(USAGE, "train --input a --label y -- --trim", "--trim");
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        Typed.refusedLine(USAGE, "train --input in.csv --label", "--label", "value is missing");
        Typed.refusedLine(USAGE, "train --label --input in.csv", "--label", "value is missing");
    }

    @Test
    void aFlagWithAValueIsRefused() {
        Typed.refusedLine(USAGE, "train --input in.csv --label y --trim=yes", "--trim", "without 'yes'");
    }

    @ParameterizedTest
    @CsvSource({
        "--label a --label b,--label",
        "--epochs 1 --epochs 1,--epochs",
        "--trim --trim,--trim",
        "--standardize --no-standardize,--no-standardize",
        "--var a=1 --var a=2,--var a",
        "--option header=1 --option header=1,--option header",
        "--input a.csv --input a.csv,--input a.csv"
    })
    void anOptionGivenTwiceIsRefused(String options, String named) {
        String others = options.startsWith("--label") ? "--input i.csv " : "--label y --input i.csv ";
        Typed.refusedLine(USAGE, "train " + others + options, named);
    }

    @Test
    void anArgumentThatTheLocaleCouldNotDecodeIsRefused() {
        Typed.refusedLine(USAGE, "train --input in.csv --label gr\uFFFD\uFFFDe", "LC_ALL=C.UTF-8", "--config");
    }

    @Test
    void aNameBeginningWithAtOrDashIsTakenAsItIs() {
        assertTrue(Typed.settings("train", "--input", "@files", "--label", "-y")
                .toString()
                .contains("@files"));
    }

    @Test
    void theRequiredOptionsAreNamed() {
        Typed.refusedLine(USAGE, "train --input in.csv", "--label COL is missing");
        Typed.refusedLine(USAGE, "train --label y", "--input PATH is missing");
        Typed.refusedLine(USAGE, "predict --input a.csv", "--output DIR is missing");
        Typed.refusedLine(USAGE, "evaluate", "--input PATH is missing");
        Typed.refusedLine(USAGE, "generate", "--output DIR is missing");
    }
}
