package dev.plumbline.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExportKind;
import dev.plumbline.model.LinearModel;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The expressions as they are written, and what a database makes of the standard one. */
class SqlExpressionTest {
    private static String written(SqlDialect dialect, Original original) {
        return new String(
                new SqlExpression(dialect).write(original).get(dialect.kind().file()), StandardCharsets.UTF_8);
    }

    @Test
    void numbersAreDoublesAndNamesAreQuoted() {
        LinearModel line = new LinearModel(
                "y", List.of("a`b", "c\"d"), new double[] {-1e-5, 3}, new double[] {1e10, -0.5}, 1.5, 0, true);
        assertEquals("""
                /* Plumbline model sales 2026-11-24 */
                1.5D
                 + (-1.0E-5D) * (`a``b` - 1.0E10D)
                 + 3.0D * (`c"d` - (-0.5D))
                """, written(SqlDialect.SPARK, Originals.of(line)));
        assertEquals("""
                /* Plumbline model sales 2026-11-24 */
                CAST(1.5E0 AS DOUBLE PRECISION)
                 + CAST(-1.0E-5 AS DOUBLE PRECISION) * (CAST("a`b" AS DOUBLE PRECISION) - CAST(1.0E10 AS DOUBLE PRECISION))
                 + CAST(3.0E0 AS DOUBLE PRECISION) * (CAST("c""d" AS DOUBLE PRECISION) - CAST(-0.5E0 AS DOUBLE PRECISION))
                """, written(SqlDialect.ANSI, Originals.of(line)));
    }

    @Test
    void aDatabaseComputesTheBitsOfTheModel() throws SQLException {
        List<String> names =
                Originals.NAMES.stream().filter(name -> name.length() < 200).toList();
        for (double offset : new double[] {0, 1e9}) {
            Original original = Originals.of(Originals.line(names, offset));
            try (Connection database = DriverManager.getConnection("jdbc:h2:mem:")) {
                fill(database, original);
                assertEquals(Sample.ROWS, same(database, original));
            }
        }
    }

    private static void fill(Connection database, Original original) throws SQLException {
        List<String> names = original.line().features();
        String columns = names.stream()
                .map(name -> SqlDialect.ANSI.quoted(name) + " DOUBLE PRECISION")
                .collect(Collectors.joining(", "));
        try (Statement create = database.createStatement()) {
            create.execute("CREATE TABLE t (i INTEGER, " + columns + ")");
        }
        String marks = names.stream().map(name -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement insert = database.prepareStatement("INSERT INTO t VALUES (?, " + marks + ")")) {
            Sample sample = Sample.of(original.model());
            for (int i = 0; i < Sample.ROWS; i++) {
                double[] x = sample.row(i);
                insert.setInt(1, i);
                for (int j = 0; j < x.length; j++) {
                    insert.setDouble(j + 2, x[j]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static int same(Connection database, Original original) throws SQLException {
        Sample sample = Sample.of(original.model());
        int rows = 0;
        try (Statement select = database.createStatement();
                ResultSet result = select.executeQuery(
                        "SELECT i, " + written(SqlDialect.ANSI, original) + " AS prediction FROM t")) {
            while (result.next()) {
                double[] x = sample.row(result.getInt(1));
                assertEquals(original.line().predict(x), result.getDouble(2));
                rows++;
            }
        }
        return rows;
    }

    @Test
    void nullInIsNullOut() throws SQLException {
        String expression = written(SqlDialect.ANSI, Originals.extreme(2, 1, 3));
        try (Connection database = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = database.createStatement()) {
            statement.execute("CREATE TABLE t (\"x\" DECIMAL(20, 3))");
            statement.execute("INSERT INTO t VALUES (NULL), (1.5)");
            try (ResultSet result = statement.executeQuery("SELECT " + expression + " FROM t ORDER BY \"x\"")) {
                assertTrue(result.next());
                assertEquals(null, result.getObject(1));
                assertTrue(result.next());
                assertEquals(4.0, result.getObject(1));
            }
        }
    }

    @Test
    void theKindsHaveNamesOfTheirOwn() {
        assertEquals(ExportKind.SQL, SqlDialect.SPARK.kind());
        assertEquals("sql-ansi", SqlDialect.ANSI.kind().id());
    }
}
