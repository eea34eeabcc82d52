package dev.plumbline.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/** DuckDB in this process, in memory, with as many threads as everybody else. */
final class DuckDb implements AutoCloseable {
    private final Connection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads TO " + Place.CORES);
        }
    }

    /** One feature: the line and the count. Many: the sum of each column and the count. */
    void scan(TableFile file, Path at) throws SQLException {
        String from = "FROM '" + at.toString().replace("'", "''") + "/*."
                + file.format().suffix() + "'";
        String what = file.table().features() == 1
                ? "regr_slope(y, x), regr_intercept(y, x)"
                : file.table().columns().stream()
                        .map(column -> "sum(" + column + ")")
                        .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*), " + what + ' ' + from)) {
            result.next();
            if (result.getLong(1) != file.table().rows() || !Double.isFinite(result.getDouble(2))) {
                throw new IllegalStateException("DuckDB found " + result.getLong(1) + " rows in " + at);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
