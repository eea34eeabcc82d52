package dev.plumbline.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A gate as users type it: {@code MEASURE OP LIMIT}, such as {@code rmse <= 1.05 * current}, {@code r2 >= 90%} or
 * {@code drift("unit price") < 5}. OP is one of {@code <= >= < >}; LIMIT is a number, a number with a percent sign, a
 * word ({@code current}, {@code recent}, {@code mean}) or such a number times such a word. A column's name with anything
 * but letters, digits, {@code _}, {@code -} and {@code .} in it stands in double quotes, quotes inside it doubled.
 */
final class GateText {
    private static final int LONGEST = 1_000;
    private static final Pattern BLANKS = Pattern.compile("[ \\t]*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SIGNS = Pattern.compile("[<>=!~\u2264\u2265]+");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?");
    private static final Pattern COLUMN = Pattern.compile("[\\p{L}\\p{N}_.-]+");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")*)\"");
    private static final Pattern REST = Pattern.compile("[^ \\t]{1,20}");

    private final String text;
    private int at;

    GateText(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException with the place in the text, what was expected there and an example */
    Gate gate() {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("it has " + text.length() + " characters, and " + LONGEST
                    + " are allowed; write it as rmse <= 1.05 * current");
        }
        Measure measure = measure();
        Optional<String> column = column(measure);
        Gate.Relation relation = relation(measure);
        Gate.Limit limit = limit(measure);
        blanks();
        if (at < text.length()) {
            throw fault("nothing may follow the limit", measure);
        }
        return new Gate(measure, column, relation, limit);
    }

    private Measure measure() {
        blanks();
        int from = at;
        String word = next(WORD).orElse("");
        List<String> ids = Arrays.stream(Measure.values()).map(Measure::id).toList();
        int found = ids.indexOf(word);
        if (found < 0) {
            at = from;
            throw fault("a gate begins with one of " + String.join(", ", ids) + nearest(word, ids), Measure.RMSE);
        }
        return Measure.values()[found];
    }

    private Optional<String> column(Measure measure) {
        blanks();
        int from = at;
        if (!skip('(')) {
            return Optional.empty();
        }
        if (!measure.isOfColumns()) {
            at = from;
            throw fault("only drift and range are of a column", measure);
        }
        blanks();
        Optional<String> bare = next(COLUMN);
        String name = bare.orElseGet(() -> next(QUOTED)
                .map(quoted -> quoted.substring(1, quoted.length() - 1).replace("\"\"", "\""))
                .orElse(""));
        blanks();
        if (name.isEmpty() || !skip(')')) {
            throw fault(
                    "the name of a column and a closing parenthesis belong here, a name with blanks or signs in"
                            + " double quotes: " + measure.id() + "(\"unit price\")",
                    measure);
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            at = from;
            throw fault("the name of a column may hold no line breaks or other control characters", measure);
        }
        return Optional.of(name);
    }

    private Gate.Relation relation(Measure measure) {
        blanks();
        int from = at;
        String sign = next(SIGNS).orElse("");
        Optional<Gate.Relation> relation = Arrays.stream(Gate.Relation.values())
                .filter(each -> each.sign().equals(sign))
                .findFirst();
        return relation.orElseThrow(() -> {
            at = from;
            return fault("one of <=, >=, <, > belongs here" + nearestSign(sign), measure);
        });
    }

    private Gate.Limit limit(Measure measure) {
        blanks();
        int from = at;
        Optional<String> number = next(NUMBER);
        if (number.isEmpty()) {
            return new Gate.Limit.Multiple(1, reference(measure, from));
        }
        boolean percent = skip('%');
        double value = value(number.get(), percent);
        blanks();
        if (skip('*')) {
            if (!(value > 0)) {
                at = from;
                throw fault("a multiple of something is taken by a factor above 0", measure);
            }
            blanks();
            return new Gate.Limit.Multiple(value, reference(measure, at));
        }
        checkFixed(measure, value, percent, from);
        return new Gate.Limit.Fixed(value);
    }

    private double value(String number, boolean percent) {
        BigDecimal exact = new BigDecimal(number);
        double value = (percent ? exact.movePointLeft(2) : exact).doubleValue();
        if (!Double.isFinite(value) || (value == 0 && exact.signum() != 0)) {
            at -= number.length() + (percent ? 1 : 0);
            throw fault("the number is beyond the range of a double", Measure.RMSE);
        }
        return value == 0 ? 0 : value;
    }

    private void checkFixed(Measure measure, double value, boolean percent, int from) {
        if (percent && !measure.isShare()) {
            at = from;
            throw fault("a percentage must be of something", measure);
        }
        if (value < measure.kind().least() || value > measure.kind().most()) {
            at = from;
            String values = measure.kind() == Measure.Kind.SHARE
                    ? "from 0 to 1, or 0% to 100%"
                    : measure.kind() == Measure.Kind.FIT ? "1 at most" : "0 or more";
            throw fault(measure.id() + " is " + values + ", so this limit would decide nothing", measure);
        }
    }

    private Measure.Reference reference(Measure measure, int from) {
        String word = next(WORD).orElse("");
        List<String> words = Arrays.stream(Measure.Reference.values())
                .map(Measure.Reference::id)
                .toList();
        int found = words.indexOf(word);
        if (found >= 0 && measure.references().contains(Measure.Reference.values()[found])) {
            return Measure.Reference.values()[found];
        }
        at = from;
        List<String> allowed = Stream.of(Measure.Reference.values())
                .filter(measure.references()::contains)
                .map(Measure.Reference::id)
                .toList();
        if (allowed.isEmpty()) {
            throw fault("the limit of " + measure.id() + " is a number", measure);
        }
        throw fault(
                "the limit of " + measure.id() + " is a number, or a multiple of " + String.join(" or ", allowed)
                        + nearest(word, allowed),
                measure);
    }

    private void blanks() {
        next(BLANKS);
    }

    private boolean skip(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private Optional<String> next(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        return Optional.of(matcher.group());
    }

    private IllegalArgumentException fault(String rule, Measure measure) {
        Matcher rest = REST.matcher(text).region(at, text.length());
        String there = rest.lookingAt() ? "'" + PlainText.escape(rest.group()) + "'" : "the end";
        return new IllegalArgumentException("at character " + (text.codePointCount(0, at) + 1) + ", " + there + ": "
                + rule + (rule.endsWith("?") ? " Write" : "; write") + " it as " + measure.example());
    }

    private static String nearest(String word, List<String> names) {
        if (word.isEmpty() || word.length() > 30) {
            return "";
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return names.stream()
                .min(Comparator.comparingInt(name -> EditDistance.between(lower, name)))
                .filter(name -> EditDistance.between(lower, name) <= Math.max(1, lower.length() / 2))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    private static String nearestSign(String sign) {
        List<String> signs = new ArrayList<>();
        if (sign.indexOf('<') >= 0 || sign.indexOf('\u2264') >= 0) {
            signs.add("<=");
        }
        if (sign.indexOf('>') >= 0 || sign.indexOf('\u2265') >= 0) {
            signs.add(">=");
        }
        return signs.isEmpty() ? "" : "; did you mean " + String.join(" or ", signs) + "?";
    }

    static String quoted(String column) {
        return COLUMN.matcher(column).matches() ? column : "\"" + column.replace("\"", "\"\"") + "\"";
    }
}
