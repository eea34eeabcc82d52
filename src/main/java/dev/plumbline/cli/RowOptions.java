package dev.plumbline.cli;

import static dev.plumbline.cli.Option.Role.RESULT;

import dev.plumbline.source.BadRows;
import java.util.Set;

/** What to do about rows that cannot be used. */
final class RowOptions {
    static final Option BAD_ROWS = Option.result(
                    "bad-rows",
                    "fail|skip",
                    "what a row that cannot be used does: end the run, or be counted and left out")
            .or("fail");
    static final Option MAX_BAD_ROWS = Option.result(
                    "max-bad-rows", "N|P%", "most rows that --bad-rows skip may leave out, as a number or a share")
            .more("`skip` needs it, so that a broken input does not pass unnoticed.");
    static final Option TRIM = Option.flag("trim", RESULT, "allow blanks around CSV fields");
    static final Option DROP_UNUSABLE = Option.flag(
            "drop-unusable", RESULT, "leave constant, all-missing and collinear columns out instead of refusing them");
    static final OptionGroup GROUP = OptionGroup.of(
                    "Rows", BAD_ROWS, MAX_BAD_ROWS, TRIM, DROP_UNUSABLE, Option.notBuilt("quarantine"))
            .about("what becomes of rows and columns that cannot be used");
    /** For commands that train nothing. */
    static final OptionGroup READING = OptionGroup.of("Rows", BAD_ROWS, MAX_BAD_ROWS, TRIM);

    private static final Numbers.Range PERCENT = new Numbers.Range(0, true, 100, true);

    private RowOptions() {}

    static BadRows badRows(Values values) {
        BadRows.Policy policy = values.choice(BAD_ROWS, Words.of(BadRows.Policy.values()), Set.of());
        boolean limited = values.text(MAX_BAD_ROWS).isPresent();
        if (policy == BadRows.Policy.FAIL) {
            if (limited && !values.giveWay(MAX_BAD_ROWS, BAD_ROWS)) {
                throw values.refusal(
                        MAX_BAD_ROWS, "it needs --bad-rows skip; under fail the first bad row ends the run");
            }
            return BadRows.FAIL;
        }
        if (!limited) {
            throw values.refusal(
                    BAD_ROWS, "it needs --max-bad-rows N or P%, so that a broken input does not pass unnoticed");
        }
        return new BadRows(policy, limit(values));
    }

    private static BadRows.Limit limit(Values values) {
        String text = values.required(MAX_BAD_ROWS);
        if (text.endsWith("%")) {
            double percent = percent(values, MAX_BAD_ROWS, PERCENT);
            return new BadRows.Limit(percent, true);
        }
        return new BadRows.Limit(values.integer(MAX_BAD_ROWS, 0, 1L << 53), false);
    }

    /** A share such as {@code 10%}. */
    static double percent(Values values, Option option, Numbers.Range range) {
        String text = values.required(option);
        if (!text.endsWith("%")) {
            throw values.refusal(option, "it must be a share with its sign, such as 10%");
        }
        double percent = values.decimal(option, text.substring(0, text.length() - 1), range);
        values.understood(option, percent + "%");
        return percent;
    }
}
