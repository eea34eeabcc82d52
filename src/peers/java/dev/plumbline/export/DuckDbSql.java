package dev.plumbline.export;

import dev.plumbline.model.ExportKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** DuckDB, for the expression of standard SQL. */
final class DuckDbSql implements Elsewhere.Program {
    /** DuckDB knows names without regard to case. */
    static Original nameable(Original original) {
        List<String> names = original.line().features();
        return names.contains("X")
                ? Originals.of(Originals.line(
                        names.stream().filter(name -> !name.equals("X")).toList(),
                        original.line().centre()[0] > 1e6 ? 1e9 : 0))
                : original;
    }

    @Override
    public String name() {
        return "DuckDB";
    }

    @Override
    public ExportKind kind() {
        return ExportKind.SQL_ANSI;
    }

    @Override
    public double[] predict(Path export, Original original, List<double[]> rows) throws Exception {
        String expression = Files.readString(export.resolve(kind().file()));
        List<String> names = original.line().features();
        double[] predicted = new double[rows.size()];
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute(names.stream()
                    .map(name -> SqlDialect.ANSI.quoted(name) + " DOUBLE")
                    .collect(Collectors.joining(", ", "CREATE TABLE t (\"number of the row\" INTEGER, ", ")")));
            String marks = names.stream().map(name -> "?").collect(Collectors.joining(", ", "(?, ", ")"));
            try (PreparedStatement insert = database.prepareStatement("INSERT INTO t VALUES " + marks)) {
                for (int i = 0; i < rows.size(); i++) {
                    insert.setInt(1, i);
                    for (int j = 0; j < names.size(); j++) {
                        insert.setDouble(j + 2, rows.get(i)[j]);
                    }
                    insert.execute();
                }
            }
            try (ResultSet result =
                    statement.executeQuery("SELECT \"number of the row\", " + expression + " AS prediction FROM t")) {
                while (result.next()) {
                    predicted[result.getInt(1)] = result.getDouble(2);
                }
            }
        }
        return predicted;
    }
}
