package dev.plumbline.cli;

import dev.plumbline.model.ExitCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What there is to read about a command beside its options: one source for its help, its page of the reference and
 * its man page. Texts are plain, with names in backticks.
 *
 * @param description paragraphs for everybody
 * @param further paragraphs for who reads the reference
 * @param examples of command lines
 * @param exits what its codes mean here, in the order of the codes
 * @param files that it reads or writes
 * @param see commands and documents
 */
record Manual(
        List<String> description,
        List<String> further,
        List<Entry> examples,
        Map<ExitCode, String> exits,
        List<Entry> files,
        List<String> see) {
    /** With the codes that every command may end with. */
    static final Manual EMPTY = new Manual(List.of(), List.of(), List.of(), Map.of(), List.of(), List.of())
            .ends(ExitCode.USAGE, ExitCode.INTERNAL, ExitCode.CONFIG);

    /**
     * Something to type or to find, and what it is.
     *
     * @param name literally
     * @param text what it does or holds
     */
    record Entry(String name, String text) {}

    Manual {
        description = List.copyOf(description);
        further = List.copyOf(further);
        examples = List.copyOf(examples);
        exits = Collections.unmodifiableMap(new TreeMap<>(exits));
        files = List.copyOf(files);
        see = List.copyOf(see);
    }

    Manual saying(String... paragraphs) {
        return new Manual(joined(description, List.of(paragraphs)), further, examples, exits, files, see);
    }

    Manual telling(String... paragraphs) {
        return new Manual(description, joined(further, List.of(paragraphs)), examples, exits, files, see);
    }

    Manual example(String line, String does) {
        return new Manual(description, further, joined(examples, List.of(new Entry(line, does))), exits, files, see);
    }

    Manual ends(ExitCode... codes) {
        Manual more = this;
        for (ExitCode code : codes) {
            more = more.ends(code, code.meaning());
        }
        return more;
    }

    Manual ends(ExitCode code, String here) {
        Map<ExitCode, String> all = new TreeMap<>(exits);
        all.put(code, here);
        return new Manual(description, further, examples, all, files, see);
    }

    Manual file(String path, String what) {
        return new Manual(description, further, examples, exits, joined(files, List.of(new Entry(path, what))), see);
    }

    Manual see(String... others) {
        return new Manual(description, further, examples, exits, files, joined(see, List.of(others)));
    }

    private static <T> List<T> joined(List<T> first, List<T> more) {
        List<T> all = new ArrayList<>(first);
        all.addAll(more);
        return all;
    }
}
