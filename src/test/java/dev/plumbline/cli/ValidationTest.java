package dev.plumbline.cli;

import static dev.plumbline.model.ExitCode.CONFIG;
import static dev.plumbline.model.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Shown;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each refusal names the option, the value and what is allowed. */
class ValidationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --epochs          | 0        | whole number from 1 to 10000000
            --epochs          | -1       | whole number from 1 to 10000000
            --epochs          | many     | whole number from 1 to 10000000
            --epochs          | 1.5      | whole number from 1 to 10000000
            --epochs          | 1e999    | whole number from 1 to 10000000
            --epochs          | 99999999999999999999999 | whole number from 1 to 10000000
            --epochs          | ٤٥       | whole number from 1 to 10000000
            --tolerance       | NaN      | number from 0 and below 1
            --tolerance       | -1e-9    | number from 0 and below 1
            --tolerance       | 1        | number from 0 and below 1
            --tolerance       | 1e-999   | number from 0 and below 1
            --tolerance       | 0x1p-3   | number from 0 and below 1
            --tolerance       | 1d       | number from 0 and below 1
            --learning-rate   | 0        | number above 0
            --learning-rate   | -0.1     | number above 0
            --learning-rate   | NaN      | number above 0
            --learning-rate   | Infinity | number above 0
            --learning-rate   | 1e999    | number above 0
            --learning-rate   | fast     | number above 0
            --learning-rate   | k=0.1,b=0 | number above 0
            --learning-rate   | k=1,k=2  | 'k' is in it twice
            --learning-rate   | k=1,2    | k=0.1,b=0.5
            --learning-rate   | =1       | k=0.1,b=0.5
            --optimizer       | adma     | did you mean adam?
            --optimizer       | ADAM     | one of auto, gd, momentum, nesterov, adagrad, rmsprop, adam, cg, newton
            --loss            | sqared   | did you mean squared?
            --engine          | row      | did you mean rows?
            --engine          | ledger   | one of rows, moments
            --stop-at-se      | 0        | number above 0
            --stop-at-se      | -0.01    | number above 0
            --stop-at-se      | 1%       | number above 0
            --stop-at-se      | 1e-999   | number above 0
            --schedule        | linear   | one of constant, step, exponential, inverse, cosine, plateau
            --storage         | tape     | one of memory, disk
            --bad-rows        | drop     | one of fail, skip
            --moments-limit   | -1       | whole number from 0 to 2000
            --partitions      | 0        | whole number from 1 to 100000
            --seed            | one      | whole number from -9223372036854775808 to 9223372036854775807
            --holdout         | 0.2      | share with its sign, such as 10%
            --holdout         | 0%       | number above 0 and below 100
            --holdout         | 100%     | number above 0 and below 100
            --holdout         | NaN%     | number above 0 and below 100
            --deadline        | 0s       | time from 1s to 366d
            --deadline        | tonight  | time from 1s to 366d
            --deadline        | 400d     | time from 1s to 366d
            --deadline        | -2h      | time from 1s to 366d
            --checkpoint-every | 0       | whole number from 1 to
            --checkpoint-every | -3      | whole number from 1 to
            --checkpoint-every | 0s      | time from 1s to 366d
            --checkpoint-every | often   | or a number of epochs
            --lease           | 4s       | time from 5s to 1h
            --lease           | 61m      | time from 5s to 1h
            --lease           | 0        | time from 5s to 1h
            --lease           | forever  | time from 5s to 1h
            --stall-limit     | 9s       | time from 10s to 366d
            --stall-limit     | never    | time from 10s to 366d
            --stall-limit     | 400d     | time from 10s to 366d
            --delimiter       | ;;       | one printable ASCII character
            --delimiter       | 1        | numbers are not made of
            --delimiter       | .        | numbers are not made of
            --delimiter       | ö        | one printable ASCII character
            --features        | a,,b     | without empty items
            --features        | a,b,a    | 'a' is in it twice
            --missing         | NA,      | without empty items
            """)
    void aValueThatDoesNotFitIsRefusedWithWhatDoes(String option, String value, String allowed) {
        Typed.refused(CONFIG, Map.of(), Typed.trainLine(option, value), "Cannot use " + option + " " + value, allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--label",
                "--features",
                "--epochs",
                "--learning-rate",
                "--models",
                "--model",
                "--delimiter",
                "--missing",
                "--format",
                "--as-of",
                "--weight",
                "--holdout",
                "--option=k"
            })
    void anEmptyValueIsRefused(String option) {
        String[] args = option.equals("--label")
                ? new String[] {"train", "--input", "i.csv", "--label", ""}
                : Typed.trainLine(option + "=");
        String message = Typed.refused(option.equals("--as-of") ? USAGE : CONFIG, Map.of(), args);
        assertTrue(message.contains(option.split("=")[0]), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --patience 3                           | --patience 3 | needs --holdout
            --bad-rows skip                        | --bad-rows skip | needs --max-bad-rows
            --max-bad-rows 3                       | --max-bad-rows 3 | needs --bad-rows skip
            --bad-rows skip --max-bad-rows -1      | --max-bad-rows -1 | whole number from 0
            --bad-rows skip --max-bad-rows 101%    | --max-bad-rows 101% | number from 0 to 100
            --bad-rows skip --max-bad-rows x%      | --max-bad-rows x% | number from 0 to 100
            --weight y                             | --weight y | --label
            --features a,y                         | --label y | among --features
            --features a,w --weight w              | --weight w | among --features
            --decay 0.5                            | --decay 0.5 | --schedule auto has none
            --schedule cosine --decay 0.5          | --decay 0.5 | --schedule cosine has none
            --schedule exponential --decay-every 5 | --decay-every 5 | step or plateau
            --schedule step --decay 1              | --decay 1 | above 0 and below 1
            --schedule step --decay-every 0        | --decay-every 0 | whole number from 1
            --optimizer cg --learning-rate 0.1     | --learning-rate 0.1 | --optimizer cg finds its own step lengths
            --optimizer newton --learning-rate k=1 | --learning-rate k=1 | --optimizer newton finds its own step lengths
            --optimizer newton --schedule constant | --schedule constant | finds its own step lengths
            --optimizer cg --schedule step --decay 0.1 | --schedule step | finds its own step lengths
            --optimizer cg --decay 0.1             | --decay 0.1 | --schedule auto has none
            --engine moments --storage disk        | --storage disk | keeps no rows
            --engine moments --storage memory      | --storage memory | keeps no rows
            --residuals                            | --residuals | --engine moments
            --engine rows --residuals              | --residuals | --engine moments
            --learning-rate b=1 --no-intercept     | --learning-rate b=1 | --no-intercept
            --features x1,x2 --learning-rate x3=1  | --learning-rate x3=1 | not among --features
            --format parquet --delimiter ;         | --delimiter ; | CSV only
            --format parquet --no-header           | --no-header | CSV only
            --format json --trim                   | --trim | CSV only
            --format parquet --missing -200        | --missing -200 | CSV only
            --format csv --option a=b              | --option | --delimiter
            --table t                              | --table t | --input is given too
            """)
    void optionsThatContradictEachOtherAreRefused(String options, String named, String why) {
        Typed.refused(CONFIG, Map.of(), Typed.trainLine(options.split(" ")), "Cannot use " + named, why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "a/b",
                "..",
                "%2e%2e",
                "current",
                "latest",
                "v7",
                "CON",
                "con",
                "nul.txt",
                "com1",
                "2026",
                "name.",
                "a..b",
                "Upper",
                "-dash",
                ".dot",
                "раyment",
                "a\u0007b",
                "a b",
                "lpt1.x",
                "runs"
            })
    void aNameThatCouldMeanSomethingElseIsNoModelName(String name) {
        Typed.refused(USAGE, Map.of(), Typed.trainLine("--model", name), "Cannot use --model " + Shown.text(name));
        Typed.refused(
                CONFIG,
                Map.of("PLUMBLINE_MODEL", name),
                Typed.trainLine(),
                "Cannot use --model",
                "(environment PLUMBLINE_MODEL)");
    }

    @Test
    void aLongNameIsNoModelName() {
        Typed.refused(USAGE, Map.of(), Typed.trainLine("--model", "x".repeat(300)), "1 to 64");
        Typed.train("--model", "x".repeat(64));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2026-02-30 | no such day
            2025-02-29 | no such day
            2026-13-01 | no such day
            0000-01-01 | 1900-01-01
            2026-03-03 | to 2026-03-02
            9999-12-31 | to 2026-03-02
            26-03-01   | yyyy-mm-dd
            2026-3-1   | yyyy-mm-dd
            yesterday  | yyyy-mm-dd
            2026-03-01T00:00 | yyyy-mm-dd
            ٢٠٢٦-٠٣-٠١ | yyyy-mm-dd
            """)
    void aDayThatIsNoneOrNotYetIsRefused(String day, String why) {
        Typed.refused(USAGE, Map.of(), Typed.trainLine("--as-of", day), "Cannot use --as-of " + day, why);
        Typed.refused(CONFIG, Map.of("PLUMBLINE_AS_OF", day), Typed.trainLine(), "PLUMBLINE_AS_OF", why);
    }

    @Test
    void aLeapDayIsADay() {
        Typed.train("--as-of", "2024-02-29");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            http://host/a.csv  | http: is no file system
            https://host/a.csv | https: is no file system
            s3a:///a.csv       | s3a://BUCKET/PATH
            gs:///             | gs://BUCKET/PATH
            ~/a.csv            | ${env:HOME}
            """)
    void aPathThatCannotBeIsRefused(String path, String why) {
        Typed.refused(CONFIG, Map.of(), new String[] {"train", "--label", "y", "--input", path}, "--input", why);
        Typed.refused(CONFIG, Map.of(), Typed.trainLine("--models", path), "Cannot use --models " + path, why);
    }

    @Test
    void aSchemeOfSomeOtherFileSystemIsLeftToHadoop() {
        Typed.train("--models", "ozone://x/y");
        Typed.train("--models", "hdfs:///models");
        Typed.train("--models", "abfss://container@account.dfs.core.windows.net/models");
    }

    @Test
    void anOutputInsideTheInputIsRefused(@TempDir Path folder) {
        String in = folder.toString();
        for (String out :
                new String[] {in, in + "/", in + "/out", in + "/a/../out", "file:" + in + "/x", "file://" + in}) {
            Typed.refused(
                    CONFIG,
                    Map.of(),
                    new String[] {"predict", "--input", in, "--output", out},
                    "Cannot use --output " + out,
                    "inside the input " + in);
            Typed.refused(
                    CONFIG,
                    Map.of(),
                    new String[] {"train", "--label", "y", "--input", in, "--models", out},
                    "Cannot use --models " + out);
        }
        Typed.refused(
                CONFIG,
                Map.of(),
                new String[] {"predict", "--input", in + "/day=*", "--output", in + "/day=3/out"},
                "inside the input");
        Typed.refused(
                CONFIG,
                Map.of(),
                new String[] {"predict", "--input", "hdfs://nn/data", "--output", "HDFS://nn/data/../data/out"},
                "inside the input");
    }

    @Test
    void anOutputBesideTheInputIsFine(@TempDir Path folder) {
        String in = folder.resolve("in").toString();
        Typed.settings("predict", "--input", in, "--output", in + "-out");
        Typed.settings("predict", "--input", in + "/*.csv", "--output", in + "/out");
        Typed.settings("predict", "--input", "hdfs://nn/data", "--output", "/data/out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "../2026-01-01", "2026-01-01-0", "v1", "2026-1-1"})
    void whatIsNoVersionIsRefused(String version) {
        Typed.refusedLine(USAGE, "models show --version " + version, "Cannot use --version " + version, "models list");
    }
}
