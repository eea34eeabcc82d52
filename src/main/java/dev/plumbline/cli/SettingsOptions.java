package dev.plumbline.cli;

/** Where values come from, and what may stand in them. */
final class SettingsOptions {
    static final Option CONFIG = Option.operational(
                    "config",
                    "FILE",
                    "properties file with more options; its keys are the options' names without dashes")
            .offering(ValueWords.Kind.FILES);
    static final Option PRINT_CONFIG = Option.flag(
            "print-config", Option.Role.OPERATIONAL, "print each value and where it came from, and do nothing");
    static final Option VAR = Option.operational("var", "KEY=VALUE", "what ${KEY} stands for in other values")
            .as(Option.Form.KEYED);
    static final Option AS_OF = Option.result(
                    "as-of",
                    "DATE",
                    "the day the run speaks for, yyyy-mm-dd in UTC: names the version, and ${as-of}, ${as-of-1d},"
                            + " ${as-of:yyyy/MM/dd} in other values")
            .otherwise("today, printed");

    static final OptionGroup GROUP = OptionGroup.of("Settings", AS_OF, VAR, CONFIG, PRINT_CONFIG)
            .about("the day that a run speaks for, and settings from a file like `conf/plumbline.properties`");

    private SettingsOptions() {}
}
