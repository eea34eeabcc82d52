package dev.plumbline.cli;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** From the words of a command line to what they ask for. Sees no file system but for {@code --config}, and no Spark. */
final class Arguments {
    static final char UNDECODED = '\uFFFD';

    private final Surroundings surroundings;

    Arguments(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Refuses (64 or 78) what cannot be understood. */
    Parsed parse(String... args) {
        checkDecoded(args);
        List<String> words = new ArrayList<>(List.of(args));
        boolean manual = begins(words, "man");
        if (manual || begins(words, "help")) {
            words.remove(0);
            words.removeAll(List.of("-h", "--help"));
            words.add("--help");
        }
        checkCommand(words);
        CommandLine line = PicocliModel.build(surroundings.colours());
        ParseResult root = parsed(line, words);
        ParseResult result = innermost(root);
        if (result.isUsageHelpRequested()) {
            return new Parsed.Print(
                    manual
                            ? ManPage.of(ReferencePages.named(name(result)))
                            : result.commandSpec().commandLine().getUsageMessage());
        }
        if (result.isVersionHelpRequested()) {
            return new Parsed.Print(Release.text());
        }
        return request(result);
    }

    /** The help of the whole, for a user who typed nothing. */
    String usage() {
        return PicocliModel.build(surroundings.colours()).getUsageMessage();
    }

    private static boolean begins(List<String> words, String first) {
        return !words.isEmpty() && words.get(0).equals(first);
    }

    /** The name of the command that was typed. */
    private static String name(ParseResult result) {
        return result.commandSpec()
                .qualifiedName()
                .substring(PicocliModel.PROGRAM.length())
                .strip();
    }

    private Parsed request(ParseResult result) {
        Command command = CommandTable.named(name(result)).orElseThrow();
        if (command.reader() instanceof Printing printing) {
            return new Parsed.Print(printing.text().get());
        }
        Map<String, Value> typed = new LinkedHashMap<>();
        for (OptionSpec option : result.matchedOptions()) {
            List<String> texts = option.type() == boolean.class ? List.of("true") : option.originalStringValues();
            typed.put(option.longestName().substring(2), Value.of(texts, new Origin.CommandLine()));
        }
        Values values = new Layers(command, surroundings).values(typed, CommandTable.options());
        if (values.flag(SettingsOptions.PRINT_CONFIG)) {
            return new Parsed.Print(PrintedConfig.of(command, values));
        }
        surroundings.deployment().check(command, values);
        Request request = command.reader().apply(values);
        List<String> notes = values.tookToday() ? List.of("--as-of " + values.asOf() + " (today in UTC)") : List.of();
        return new Parsed.Run(request, values.text(StoreOptions.MODEL).orElse(""), notes);
    }

    /** Where the locale is not UTF-8, Java has lost the letters before we see them. */
    private static void checkDecoded(String... args) {
        for (String arg : args) {
            if (arg.indexOf(UNDECODED) >= 0) {
                throw usage("Cannot read the command line: it holds letters outside ASCII, and this locale cannot"
                        + " decode them; set LC_ALL=C.UTF-8, or write them into a --config file");
            }
        }
    }

    private static void checkCommand(List<String> words) {
        if (words.isEmpty()) {
            throw usage("Cannot run: no command is given; plumbline --help lists the commands");
        }
        String first = words.get(0);
        if (first.startsWith("-")) {
            return;
        }
        checkWord(first, "", CommandTable.words(Optional.empty()));
        if (CommandTable.family(first).isPresent()) {
            List<String> seconds = CommandTable.words(Optional.of(first));
            if (words.size() < 2) {
                throw usage("Cannot run " + first + ": it needs one of the commands " + String.join(", ", seconds));
            }
            if (!words.get(1).startsWith("-")) {
                checkWord(words.get(1), first + " ", seconds);
            }
        }
    }

    private static void checkWord(String word, String before, List<String> known) {
        if (!known.contains(word)) {
            throw usage("Cannot run '" + before + Shown.text(word) + "': there is no such command"
                    + Nearest.question(word, known));
        }
    }

    private static ParseResult innermost(ParseResult result) {
        ParseResult inner = result;
        while (inner.hasSubcommand() && !inner.isUsageHelpRequested() && !inner.isVersionHelpRequested()) {
            inner = inner.subcommand();
        }
        return inner;
    }

    private static ParseResult parsed(CommandLine line, List<String> words) {
        try {
            return line.parseArgs(words.toArray(String[]::new));
        } catch (UnmatchedArgumentException e) {
            throw unmatched(e, words);
        } catch (MissingParameterException e) {
            throw usage("Cannot use " + name(e.getMissing().get(0)) + ": its value is missing");
        } catch (OverwrittenOptionException e) {
            throw usage("Cannot use " + name(e.getOverwritten()) + " twice: which of the two values is meant?");
        } catch (ParameterException e) {
            throw usage("Cannot read the command line: " + Shown.text(e.getMessage()));
        }
    }

    private static String name(ArgSpec arg) {
        return arg.isOption() ? ((OptionSpec) arg).longestName() : arg.paramLabel();
    }

    private static Refusal unmatched(UnmatchedArgumentException e, List<String> words) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String word = e.getUnmatched().stream()
                .filter(unmatched -> unmatched.startsWith("-"))
                .findFirst()
                .orElse(e.getUnmatched().get(0));
        if (!word.startsWith("-")) {
            return usage("Cannot use '" + Shown.text(word) + "': " + command + " takes options only, and this is none;"
                    + " plumbline " + words.get(0) + " --help lists them");
        }
        String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        List<String> known = e.getCommandLine().getCommandSpec().options().stream()
                .filter(spec -> !spec.hidden())
                .map(OptionSpec::longestName)
                .toList();
        return usage("Cannot use " + Shown.text(option) + ": " + command + " has no such option"
                + Nearest.question(option, known));
    }

    private static Refusal usage(String message) {
        return new Refusal(ExitCode.USAGE, message);
    }
}
