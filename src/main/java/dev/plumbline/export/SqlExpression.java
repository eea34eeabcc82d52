package dev.plumbline.export;

import dev.plumbline.model.ExportKind;
import dev.plumbline.model.LinearModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** The centred form as one SQL expression, which SQL adds up from left to right: null in, null out. */
final class SqlExpression implements ExportForm {
    private final SqlDialect dialect;

    SqlExpression(SqlDialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public SortedMap<String, byte[]> write(Original original) {
        LinearModel line = original.line();
        line.features().forEach(this::check);
        double[] slopes = line.slopes();
        double[] centre = line.centre();
        // No name of a column in the comment: it could end it.
        StringBuilder sql =
                new StringBuilder("/* Plumbline model " + original.name() + " " + original.version() + " */\n");
        sql.append(dialect.literal(line.interceptAtCentre()));
        for (int j = 0; j < slopes.length; j++) {
            sql.append("\n + ").append(dialect.literal(slopes[j])).append(" * (");
            sql.append(dialect.column(line.features().get(j))).append(" - ");
            sql.append(dialect.literal(centre[j])).append(')');
        }
        sql.append('\n');
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(dialect.kind().file(), sql.toString().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    @Override
    public Rereading read(SortedMap<String, byte[]> files) throws IOException {
        String sql = new String(files.get(dialect.kind().file()), StandardCharsets.UTF_8);
        return new SqlReader(sql, dialect).read();
    }

    private void check(String column) {
        String wayOut = "rename the column, or take --as json";
        if (column.isEmpty() || column.indexOf('\0') >= 0) {
            throw Exports.unnameable(dialect.kind(), column, "is empty or holds NUL, which SQL does not allow", wayOut);
        }
        if (dialect == SqlDialect.SPARK && column.contains("${")) {
            throw Exports.unnameable(
                    ExportKind.SQL,
                    column,
                    "holds '${', and Spark puts the value of a variable in its place before it reads a query",
                    wayOut + " or sql-ansi");
        }
    }
}
