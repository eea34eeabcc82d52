package dev.plumbline.cli;

import dev.plumbline.model.ExitCode;
import java.util.List;
import java.util.function.Supplier;

/** {@code completion bash}, {@code zsh} and {@code fish}. */
final class CompletionCommands {
    static final String FAMILY = "completion";

    static final Command BASH = command("bash", BashCompletion::script)
            .saying("Needs bash 3.2 or later, and nothing beside it.")
            .example("eval \"$(plumbline completion bash)\"", "in ~/.bashrc, for every shell")
            .example(
                    "plumbline completion bash >~/.local/share/bash-completion/completions/plumbline",
                    "or once, where bash-completion is installed");

    static final Command ZSH = command("zsh", ZshCompletion::script)
            .example("eval \"$(plumbline completion zsh)\"", "in ~/.zshrc, behind compinit")
            .example("plumbline completion zsh >\"${fpath[1]}/_plumbline\"", "or once, where zsh looks for functions");

    static final Command FISH = command("fish", FishCompletion::script)
            .example("plumbline completion fish >~/.config/fish/completions/plumbline.fish", "for every shell");

    private CompletionCommands() {}

    private static Command command(String shell, Supplier<String> script) {
        return new Command(
                        FAMILY + " " + shell,
                        "Prints what " + shell + " needs to complete the command line of plumbline.",
                        "",
                        List.of(),
                        new Printing(script))
                .saying(
                        "Completes commands, options, words that are values, paths, and the names and versions of models on"
                                + " this machine; for `plumbline` and for `scripts/plumbline`. Starts no Spark session.")
                .ends(ExitCode.OK, "printed");
    }
}
