package dev.plumbline.cli;

import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The day a run speaks for.
 *
 * @param day in the calendar of ISO 8601
 * @param value as it was given
 */
record AsOf(LocalDate day, Value value) {
    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int FIRST_YEAR = 1900;

    static AsOf today(LocalDate today) {
        return new AsOf(today, Value.of(today.toString(), new Origin.Default()));
    }

    /** Refuses days that are none, and days that nowhere on Earth have begun. */
    static AsOf given(Value value, LocalDate today) {
        String text = value.text();
        LocalDate day = null;
        if (FORM.matcher(text).matches()) {
            try {
                DateTimeFormatter strict =
                        DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
                day = LocalDate.parse(text, strict);
            } catch (DateTimeException e) {
                throw refusal(value, "there is no such day");
            }
        }
        if (day == null) {
            throw refusal(value, "it must be a day of the form yyyy-mm-dd, in UTC");
        }
        LocalDate last = today.plusDays(1);
        if (day.getYear() < FIRST_YEAR || day.isAfter(last)) {
            throw refusal(value, "it must be a day from " + FIRST_YEAR + "-01-01 to " + last + ", not in the future");
        }
        return new AsOf(day, value);
    }

    private static Refusal refusal(Value value, String why) {
        return new Refusal(
                value.origin().code(),
                "Cannot use --as-of " + Shown.text(value.text()) + ": " + why
                        + value.origin().suffix());
    }
}
