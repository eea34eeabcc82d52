package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.RowAccount;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Decides about bad rows, and says what a person needs to mend them. */
final class BadRowsRule {
    private static final int SHOWN = 5;
    private static final String MISSING = RejectReason.MISSING.id();
    private static final Set<String> MISSING_WORDS =
            Set.of("na", "n/a", "null", "nan", "none", "nil", "?", "-", "--", ".", "missing", "unknown", "#n/a");

    private final ScanAccount account;
    private final BadRows policy;

    BadRowsRule(ScanAccount account, BadRows policy) {
        this.account = account;
        this.policy = policy;
    }

    void enforce() {
        RowAccount rows = account.rows();
        if (rows.read() == 0) {
            throw new Refusal(
                    ExitCode.NO_INPUT, "Cannot use the input: it has no rows; see whether --input is the right one");
        }
        boolean skip = policy.policy() == BadRows.Policy.SKIP;
        if (rows.rejected() > 0 && !(skip && policy.limit().allows(rows.rejected(), rows.read()))) {
            throw new Refusal(
                    ExitCode.DATA,
                    "Cannot use " + rows.rejected() + " of " + rows.read() + " rows"
                            + (skip ? ", more than --max-bad-rows " + limit() + " allows" : "") + details());
        }
        if (rows.used() == 0) {
            throw new Refusal(
                    ExitCode.DATA, "Cannot use the input: all " + rows.read() + " rows of it are rejected" + details());
        }
    }

    private String limit() {
        double value = policy.limit().value();
        String number = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        return policy.limit().percent() ? number + "%" : number;
    }

    private String details() {
        StringBuilder text = new StringBuilder(" (read " + account.rows().read() + " = used "
                + account.rows().used() + " + rejected " + account.rows().rejected() + "):");
        for (Map.Entry<String, Long> entry : account.rows().sortedReasons().entrySet()) {
            text.append(String.format(Locale.ROOT, "%n    %8d  %s", entry.getValue(), entry.getKey()));
        }
        List<Reject> rejects = account.rejects();
        String unit = account.unit().name().toLowerCase(Locale.ROOT);
        text.append(String.format(Locale.ROOT, "%n  The first:"));
        Set<String> help = new LinkedHashSet<>();
        for (int i = 0; i < Math.min(SHOWN, rejects.size()); i++) {
            Reject reject = rejects.get(i);
            text.append(String.format(
                    Locale.ROOT,
                    "%n    %s, %s %d%s: %s: \"%s\"",
                    Excerpt.of(reject.file()),
                    unit,
                    reject.position(),
                    reject.column().isEmpty() ? "" : ", column " + Excerpt.of(reject.column()),
                    reject.reason().id(),
                    reject.excerpt()));
        }
        for (Reject reject : rejects) {
            hint(reject, help);
        }
        if (account.rows().used() == 0
                && account.rows().rejectedByReason().keySet().equals(Set.of(MISSING))) {
            help.add("train leaves a column that has no value in any row out with --features, or with --drop-unusable");
        }
        if (policy.policy() == BadRows.Policy.FAIL) {
            help.add("--bad-rows skip --max-bad-rows N|P% leaves such rows out, counted");
        }
        for (String line : help) {
            text.append(String.format(Locale.ROOT, "%n  %s", line));
        }
        return text.toString();
    }

    /** The option or the change that would make a reject readable. */
    private static void hint(Reject reject, Set<String> help) {
        String text = reject.excerpt();
        switch (reject.reason()) {
            case NOT_A_NUMBER -> help.add(numberHint(text));
            case TOO_FEW_FIELDS, TOO_MANY_FIELDS ->
                help.add("each row must have as many fields as the header: check --delimiter, decimal commas and"
                        + " separators at the end of lines");
            case STRAY_QUOTE, UNCLOSED_QUOTE ->
                help.add("a quote may only enclose a whole field, and is doubled inside (\"\")");
            case LONE_CARRIAGE_RETURN -> help.add("lines must end with LF or CR LF");
            case NOT_TEXT -> help.add("convert the file to UTF-8 without NUL bytes");
            case OVERFLOW -> help.add("numbers must lie within the range of a double, about 1.8e308");
            case BAD_WEIGHT -> help.add("weights must be above 0");
            default -> {}
        }
    }

    private static String numberHint(String text) {
        String bare = text.strip();
        if (MISSING_WORDS.contains(bare.toLowerCase(Locale.ROOT))) {
            return "--missing '" + bare + "' reads this as a missing value (each row with one is still rejected)";
        }
        byte[] bytes = bare.getBytes(StandardCharsets.UTF_8);
        if (!bare.equals(text) && new NumberParser().parse(bytes, 0, bytes.length) < NumberParser.OVERFLOW) {
            return "--trim allows blanks around numbers";
        }
        if (bare.matches("[+-]?[0-9.,' ]*[0-9][.,' ][0-9.,' ]*")) {
            return "numbers have a decimal point and no other separators: write 1234.5, not 1,234.5 or 1234,5";
        }
        if (bare.matches("(?i)[+-]?(inf|infinity)")) {
            return "infinite values are no numbers; --missing '" + bare + "' would read them as missing";
        }
        return "numbers are digits with at most one point and an optional exponent; train leaves text columns out"
                + " with --features";
    }
}
