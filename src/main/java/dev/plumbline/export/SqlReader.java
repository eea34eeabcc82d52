package dev.plumbline.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Reads the expression that {@link SqlExpression} writes, character by character, and nothing else. */
final class SqlReader {
    private final String sql;
    private final SqlDialect dialect;
    private int at;

    SqlReader(String sql, SqlDialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
    }

    Rereading read() throws IOException {
        expect("/* Plumbline model ");
        int end = sql.indexOf(" */\n", at);
        require(end >= 0);
        at = end;
        expect(" */\n");
        double start = number();
        List<String> features = new ArrayList<>();
        List<double[]> terms = new ArrayList<>();
        while (!sql.startsWith("\n", at) || at + 1 < sql.length()) {
            expect("\n + ");
            double slope = number();
            expect(" * (");
            features.add(column());
            expect(" - ");
            terms.add(new double[] {slope, number()});
            expect(")");
        }
        double[] slopes = terms.stream().mapToDouble(term -> term[0]).toArray();
        double[] centre = terms.stream().mapToDouble(term -> term[1]).toArray();
        return Rereading.centred(features, slopes, centre, start);
    }

    private double number() throws IOException {
        Matcher matcher = dialect.number().matcher(sql).region(at, sql.length());
        require(matcher.lookingAt());
        at = matcher.end();
        return Double.parseDouble(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }

    /** What is around the name is what the dialect puts around any name. */
    private String column() throws IOException {
        String[] around = dialect.column("").split(String.valueOf(dialect.quote()) + dialect.quote(), 2);
        expect(around[0]);
        String name = quoted();
        expect(around[1]);
        return name;
    }

    private String quoted() throws IOException {
        char quote = dialect.quote();
        expect(String.valueOf(quote));
        StringBuilder name = new StringBuilder();
        while (true) {
            require(at < sql.length());
            char c = sql.charAt(at++);
            if (c != quote) {
                name.append(c);
            } else if (at < sql.length() && sql.charAt(at) == quote) {
                name.append(c);
                at++;
            } else {
                return name.toString();
            }
        }
    }

    private void expect(String text) throws IOException {
        require(sql.startsWith(text, at));
        at += text.length();
    }

    private void require(boolean holds) throws IOException {
        if (!holds) {
            throw new UnreadableException("it is not the expression that was written, from character " + at + " on");
        }
    }
}
