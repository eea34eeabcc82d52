package dev.plumbline.cli;

import dev.plumbline.cli.Manual.Entry;
import dev.plumbline.cli.ReferencePage.Block;
import dev.plumbline.cli.ReferencePage.Section;
import dev.plumbline.model.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of the reference: the whole, each family, each command. */
final class ReferencePages {
    static final String PURPOSE = "Fits a line through tables of any size on Apache Spark, the same bits everywhere.";

    private static final String STARTS =
            "What stands before a lone `--` goes to spark-submit as it is. The jar also runs by"
                    + " itself: `spark-submit target/plumbline.jar <command> [options]`. The command line is checked before Spark is"
                    + " started.";
    private static final String ASKED =
            "`help` shows what --help shows; `man` shows the page of a command, such as `plumbline"
                    + " man models list`: in the reader of manual pages where there is a terminal, else as its source.";
    private static final String LAYERS = "A value is taken from the command line, then the environment"
            + " (`PLUMBLINE_LEARNING_RATE`), then the --config file (`learning-rate = 0.1`), then the default."
            + " --print-config shows each value and where it came from. Outside the command line a list has commas between"
            + " its items; an item with a comma stands in double quotes.";
    private static final String FILLED =
            "Values may hold `${as-of}`, `${as-of:yyyy/MM/dd}`, `${as-of-1d}`, `${env:NAME}` and"
                    + " the names of --var; `$${` is a plain `${`. A secret in plain text is refused; name an environment variable"
                    + " that holds it.";
    private static final String LATER = "Options of later versions are known by name and refused with 64 or 78,"
            + " never ignored. So is an option that would have no effect beside another.";

    /** Where a value comes from, in paragraphs. */
    static final List<String> SETTINGS = List.of(LAYERS, FILLED, LATER);

    private ReferencePages() {}

    static List<ReferencePage> all() {
        List<ReferencePage> pages = new ArrayList<>(List.of(whole()));
        CommandTable.FAMILIES.forEach(family -> pages.add(of(family)));
        CommandTable.ALL.forEach(command -> pages.add(of(command)));
        return pages;
    }

    /** The page of a command, of a family, or with an empty name of the whole. */
    static ReferencePage named(String name) {
        Optional<ReferencePage> page = CommandTable.named(name)
                .map(ReferencePages::of)
                .or(() -> CommandTable.family(name).map(ReferencePages::of));
        return page.orElseGet(ReferencePages::whole);
    }

    private static ReferencePage of(Command command) {
        Manual manual = command.manual();
        List<Section> sections = new ArrayList<>(List.of(synopsis(command.usage())));
        List<Block> description = new ArrayList<>(List.of(new Block.Text(command.purpose())));
        manual.description().forEach(text -> description.add(new Block.Text(text)));
        manual.further().forEach(text -> description.add(block(text)));
        sections.add(new Section("DESCRIPTION", description));
        if (!command.groups().isEmpty()) {
            List<Block> options = new ArrayList<>();
            command.groups().forEach(group -> options.add(new Block.Options(group)));
            sections.add(new Section("OPTIONS", options));
        }
        sections.add(exits(manual.exits()));
        if (!manual.files().isEmpty()) {
            sections.add(Section.of("FILES", new Block.Entries(manual.files())));
        }
        if (!command.groups().isEmpty()) {
            sections.add(environment());
        }
        if (!manual.examples().isEmpty()) {
            sections.add(Section.of("EXAMPLES", new Block.Examples(manual.examples())));
        }
        sections.add(see(manual.see()));
        return new ReferencePage(command.name(), command.purpose(), sections);
    }

    private static ReferencePage of(Family family) {
        return new ReferencePage(
                family.name(),
                family.purpose(),
                List.of(
                        synopsis("plumbline " + family.name() + " <command> [options]"),
                        Section.of("DESCRIPTION", new Block.Text(family.purpose())),
                        Section.of("COMMANDS", new Block.CommandList(entries(family.commands()))),
                        see(List.of())));
    }

    private static ReferencePage whole() {
        return new ReferencePage(
                "",
                PURPOSE,
                List.of(
                        synopsis(
                                "plumbline <command> [options]",
                                "plumbline [spark-submit options] -- <command> [options]",
                                "plumbline help [command]",
                                "plumbline man [command]"),
                        Section.of(
                                "DESCRIPTION", new Block.Text(PURPOSE), new Block.Text(STARTS), new Block.Text(ASKED)),
                        Section.of("COMMANDS", new Block.CommandList(entries(CommandTable.ALL))),
                        settings(),
                        exits(allExits()),
                        environment(),
                        Section.of("SEE ALSO", new Block.Links(List.of("docs/options.md", "docs/deploy.md")))));
    }

    private static Section settings() {
        List<Block> blocks = new ArrayList<>();
        SETTINGS.forEach(text -> blocks.add(new Block.Text(text)));
        return new Section("SETTINGS", blocks);
    }

    private static Section synopsis(String... lines) {
        return Section.of("SYNOPSIS", new Block.Typed(List.of(lines)));
    }

    private static Section exits(Map<ExitCode, String> exits) {
        List<Entry> entries = new ArrayList<>();
        exits.forEach((code, text) -> entries.add(new Entry(Integer.toString(code.code()), text)));
        return Section.of("EXIT STATUS", new Block.Entries(entries));
    }

    private static Map<ExitCode, String> allExits() {
        return Manual.EMPTY
                .ends(ExitCode.values())
                .ends(ExitCode.OK, "what was asked for is done, or had been done before")
                .exits();
    }

    private static Section environment() {
        return Section.of("ENVIRONMENT", new Block.Entries(EnvironmentOptions.VARIABLES));
    }

    private static Section see(List<String> targets) {
        List<String> all = new ArrayList<>(List.of(""));
        all.addAll(targets);
        return Section.of("SEE ALSO", new Block.Links(all));
    }

    private static Block block(String text) {
        return text.startsWith("- ") ? new Block.Bullet(text.substring(2)) : new Block.Text(text);
    }

    private static List<Entry> entries(List<Command> commands) {
        return commands.stream()
                .map(command -> new Entry(command.name(), command.purpose()))
                .toList();
    }
}
