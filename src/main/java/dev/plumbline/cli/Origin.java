package dev.plumbline.cli;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Shown;

/** Where a value came from, and so who has to mend it. */
sealed interface Origin {
    /** As {@code --print-config} says it. */
    String text();

    /** The code for a mistake that depends on where it was made. */
    default ExitCode code() {
        return ExitCode.CONFIG;
    }

    /** The end of a message: nothing for what the user has just typed. */
    default String suffix() {
        return " (" + text() + ")";
    }

    /** Which layer it is: the higher one wins. */
    int rank();

    /** The code for a value that does not fit. */
    default ExitCode valueCode() {
        return ExitCode.CONFIG;
    }

    /** Typed. */
    record CommandLine() implements Origin {
        @Override
        public String text() {
            return "command line";
        }

        @Override
        public int rank() {
            return 3;
        }

        @Override
        public ExitCode code() {
            return ExitCode.USAGE;
        }

        @Override
        public String suffix() {
            return "";
        }
    }

    /**
     * Set in the environment.
     *
     * @param variable its name
     */
    record Environment(String variable) implements Origin {
        @Override
        public String text() {
            return "environment " + variable;
        }

        @Override
        public int rank() {
            return 2;
        }
    }

    /**
     * Written in the settings file.
     *
     * @param path of the file as given
     * @param line from 1
     */
    record File(String path, int line) implements Origin {
        @Override
        public String text() {
            return Shown.text(path) + ":" + line;
        }

        @Override
        public int rank() {
            return 1;
        }
    }

    /** Stored with a version of a model: nobody typed it now, and nobody can mend it. */
    record Stored() implements Origin {
        @Override
        public String text() {
            return "stored with the version";
        }

        @Override
        public int rank() {
            return 3;
        }

        @Override
        public ExitCode code() {
            return ExitCode.STATE_REFUSED;
        }

        @Override
        public ExitCode valueCode() {
            return ExitCode.STATE_REFUSED;
        }
    }

    /** Said by a program, in its own words. */
    record Program() implements Origin {
        @Override
        public String text() {
            return "program";
        }

        @Override
        public int rank() {
            return 3;
        }

        @Override
        public String suffix() {
            return "";
        }
    }

    /** Not given at all. */
    record Default() implements Origin {
        @Override
        public String text() {
            return "default";
        }

        @Override
        public int rank() {
            return 0;
        }

        @Override
        public String suffix() {
            return "";
        }
    }
}
