package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a model: the day it speaks for, then {@code -2}, {@code -3} for more of the same day. Later days, then
 * higher numbers, are newer.
 *
 * @param asOf years 1 to 9999
 * @param number from 1, which is not written
 */
public record ModelVersion(LocalDate asOf, int number) implements Comparable<ModelVersion> {
    private static final Pattern FORM = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([1-9][0-9]{0,5}))?");
    private static final Comparator<ModelVersion> ORDER =
            Comparator.comparing(ModelVersion::asOf).thenComparingInt(ModelVersion::number);

    public ModelVersion {
        if (number < 1 || asOf.getYear() < 1 || asOf.getYear() > 9999) {
            throw new IllegalArgumentException("Cannot make version " + asOf + "-" + number);
        }
    }

    /** The version a text names, if it is the one way to write it. */
    static Optional<ModelVersion> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            int number = form.group(2) == null ? 1 : Integer.parseInt(form.group(2));
            ModelVersion version = new ModelVersion(LocalDate.parse(form.group(1)), number);
            return version.toString().equals(text) ? Optional.of(version) : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException notADay) {
            return Optional.empty();
        }
    }

    /** @throws Refusal 64 for a text that names no version */
    public static ModelVersion of(String text) {
        return parse(text)
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE,
                        "Cannot use '" + PlainText.excerpt(text, 80)
                                + "' as a version: it is a day, as 2026-11-24, or a day and"
                                + " a number from 2, as 2026-11-24-2"));
    }

    @Override
    public int compareTo(ModelVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return number == 1 ? asOf.toString() : asOf + "-" + number;
    }
}
