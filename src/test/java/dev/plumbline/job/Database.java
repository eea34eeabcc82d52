package dev.plumbline.job;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A database in memory that a test reads from through Spark. Closing it forgets everything. */
final class Database implements AutoCloseable {
    static final String USER = "reader";
    static final String PASSWORD = "hunter2";

    private final String url;
    private final Connection connection;

    private Database(String url, Connection connection) {
        this.url = url;
        this.connection = connection;
    }

    static Database of(String name) {
        String url = "jdbc:h2:mem:" + name;
        try {
            return new Database(url, DriverManager.getConnection(url, USER, PASSWORD));
        } catch (SQLException e) {
            throw new AssertionError("no database", e);
        }
    }

    String url() {
        return url;
    }

    void does(String... statements) {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(String.join("; ", statements), e);
        }
    }

    /** A table of doubles with the columns of a file, and a number for each row from 0. */
    void fill(String table, Path csv) {
        does("create table " + table + " as select rownum() - 1 as \"id\", cast(x1 as double) as \"x1\","
                + " cast(x2 as double) as \"x2\", cast(w as double) as \"w\", cast(y as double) as \"y\""
                + " from csvread('" + csv + "')");
    }

    Consumer<TrainRun> table(String name) {
        return reading(Map.of("dbtable", name));
    }

    Consumer<TrainRun> query(String sql) {
        return reading(Map.of("query", sql));
    }

    Consumer<TrainRun> inParts(String table, int rows) {
        return reading(Map.of(
                "dbtable",
                table,
                "partitionColumn",
                "id",
                "lowerBound",
                "0",
                "upperBound",
                Integer.toString(rows),
                "numPartitions",
                "4"));
    }

    private Consumer<TrainRun> reading(Map<String, String> what) {
        Map<String, String> options = new HashMap<>(what);
        options.putAll(Map.of("url", url, "user", USER, "password", PASSWORD));
        return run -> {
            run.format = Optional.of("jdbc");
            run.options = options;
        };
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError("the database does not close", e);
        }
    }
}
