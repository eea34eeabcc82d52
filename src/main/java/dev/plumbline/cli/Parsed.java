package dev.plumbline.cli;

import java.util.List;

/** What a command line asks for, once it is understood. */
sealed interface Parsed {
    /**
     * A text for standard output: help, version or the settings.
     *
     * @param text ends with a line feed
     */
    record Print(String text) implements Parsed {}

    /**
     * A command to run.
     *
     * @param request validated
     * @param model its model, or empty
     * @param notes what the user should know before it starts
     */
    record Run(Request request, String model, List<String> notes) implements Parsed {
        public Run {
            notes = List.copyOf(notes);
        }
    }
}
