package dev.plumbline.cli;

import java.util.List;

/**
 * A page of the reference before it has a form: man page and Markdown are both made of it.
 *
 * @param name of the command or family; empty for the page of the whole
 * @param purpose one sentence
 * @param sections in the order of man pages
 */
record ReferencePage(String name, String purpose, List<Section> sections) {
    ReferencePage {
        sections = List.copyOf(sections);
    }

    /**
     * Under one heading.
     *
     * @param heading as man pages have it, in capitals
     * @param blocks from top to bottom
     */
    record Section(String heading, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }

        static Section of(String heading, Block... blocks) {
            return new Section(heading, List.of(blocks));
        }
    }

    /** What a section is made of. Texts have names in backticks. */
    sealed interface Block {
        /** A paragraph. */
        record Text(String text) implements Block {}

        /** An item of a list. */
        record Bullet(String text) implements Block {}

        /** Literally, one below the other. */
        record Typed(List<String> lines) implements Block {}

        /** Literal names, each with its text. */
        record Entries(List<Manual.Entry> entries) implements Block {}

        /** Command lines, each with what it does. */
        record Examples(List<Manual.Entry> examples) implements Block {}

        /** Commands by their names and what they are for. */
        record CommandList(List<Manual.Entry> commands) implements Block {}

        /** Options under their title. */
        record Options(OptionGroup group) implements Block {}

        /** Names of commands, and documents of the project. */
        record Links(List<String> targets) implements Block {}
    }

    /** Its file's name without an ending, and its title in a manual. */
    String title() {
        return ("plumbline " + name).strip().replace(' ', '-');
    }
}
