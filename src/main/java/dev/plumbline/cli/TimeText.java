package dev.plumbline.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times such as {@code 2h}, {@code 90s}, {@code 1h30m} or those of ISO 8601. */
final class TimeText {
    private static final Pattern SHORT =
            Pattern.compile("(?:[0-9]{1,9}d)?(?:[0-9]{1,9}h)?(?:[0-9]{1,9}m)?(?:[0-9]{1,9}s)?");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private TimeText() {}

    /** Empty where the text is no time from one second to 366 days. */
    static Optional<Duration> parse(String text) {
        try {
            Duration time = Duration.parse(iso(text));
            boolean allowed = time.compareTo(SHORTEST) >= 0 && time.compareTo(LONGEST) <= 0;
            return allowed ? Optional.of(time) : Optional.empty();
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static String iso(String text) {
        if (!SHORT.matcher(text).matches()) {
            return text;
        }
        int days = text.indexOf('d');
        return days < 0 ? "PT" + text : days == text.length() - 1 ? "P" + text : "P" + text.replace("d", "DT");
    }
}
