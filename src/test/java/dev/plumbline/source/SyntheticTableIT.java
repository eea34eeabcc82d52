package dev.plumbline.source;

import static dev.plumbline.source.RowFixtures.files;
import static dev.plumbline.source.RowFixtures.settings;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.GenerateSettings.Format;
import dev.plumbline.source.RowFixtures.Scan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticTableIT {
    @TempDir
    Path dir;

    private SparkSession spark;

    private SparkSession start(String master) {
        spark = RowFixtures.session(master);
        return spark;
    }

    @AfterEach
    void stop() {
        spark.stop();
    }

    private GenerateSettings settings(Format format, String name) {
        return new GenerateSettings(
                10_007, 2, 1, 1000, 7, format, 3, dir.resolve(name).toString());
    }

    @Test
    void bytesAreTheSameOnEveryCluster() throws Exception {
        for (String master : new String[] {"local[1]", "local[2]"}) {
            start(master);
            for (Format format : Format.values()) {
                SyntheticTable.write(spark, settings(format, master + format));
            }
            spark.stop();
        }
        for (Format format : Format.values()) {
            List<Path> one = files(dir.resolve("local[1]" + format));
            List<Path> two = files(dir.resolve("local[2]" + format));
            assertEquals(3, one.size());
            for (int part = 0; part < 3; part++) {
                assertEquals(
                        "part-0000" + part + "." + format.suffix(),
                        one.get(part).getFileName().toString());
                assertArrayEquals(Files.readAllBytes(one.get(part)), Files.readAllBytes(two.get(part)));
            }
        }
        assertEquals(
                List.of("x1,x2,y", "1006.093945,1004.091794,1517.209133"),
                Files.readAllLines(files(dir.resolve("local[1]CSV")).get(0)).subList(0, 2));
    }

    @Test
    void csvAndParquetHoldTheSameNumbers() throws Exception {
        start("local[2]");
        SyntheticTable.write(spark, settings(Format.CSV, "csv"));
        SyntheticTable.write(spark, settings(Format.PARQUET, "parquet"));
        List<String> text = new ArrayList<>();
        for (Path file : files(dir.resolve("csv"))) {
            for (String line : Files.readAllLines(file)) {
                if (!line.startsWith("x")) {
                    text.add(Arrays.toString(Arrays.stream(line.split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray()));
                }
            }
        }
        Collections.sort(text);
        Scan scan = Scan.of(RowFixtures.open(
                spark, RowFixtures.settings(dir.resolve("parquet").toString(), "y")));
        assertEquals(text, scan.rows());
        assertEquals(10_007, text.size());
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        start("local[2]");
        Files.createDirectory(dir.resolve("there"));
        Refusal refusal = assertThrows(Refusal.class, () -> SyntheticTable.write(spark, settings(Format.CSV, "there")));
        assertEquals(ExitCode.CANNOT_CREATE, refusal.code());
        assertEquals(List.of(), files(dir.resolve("there")));
        try (var left = Files.list(dir)) {
            assertEquals(1, left.count());
        }
        assertFalse(Files.exists(dir.resolve("there/part-00000.csv")));
    }

    @Test
    void aFileInTheWayIsNamed() throws Exception {
        start("local[1]");
        Files.createFile(dir.resolve("file"));
        Refusal refusal =
                assertThrows(Refusal.class, () -> SyntheticTable.write(spark, settings(Format.CSV, "file/table")));
        assertEquals(ExitCode.CANNOT_CREATE, refusal.code(), refusal.getMessage());
    }

    @Test
    void aFailedRunLeavesNothing() throws Exception {
        start("local[1]");
        spark.sparkContext().hadoopConfiguration().set("fs.full.impl", FullDisk.class.getName());
        for (Format format : Format.values()) {
            GenerateSettings settings =
                    new GenerateSettings(100, 1, 1, 0, 1, format, 2, "full:" + dir.resolve("table"));
            Refusal refusal = assertThrows(Refusal.class, () -> SyntheticTable.write(spark, settings));
            assertEquals(ExitCode.IO_ERROR, refusal.code(), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("No space left on device"), refusal.getMessage());
            try (var left = Files.list(dir)) {
                assertEquals(List.of(), left.toList());
            }
        }
    }

    /** A local disk on which directories can be made and no file has room. */
    public static final class FullDisk extends RawLocalFileSystem {
        @Override
        public URI getUri() {
            return URI.create("full:///");
        }

        @Override
        public FSDataOutputStream create(
                org.apache.hadoop.fs.Path file,
                boolean overwrite,
                int buffer,
                short copies,
                long block,
                Progressable progress)
                throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public FSDataOutputStream create(
                org.apache.hadoop.fs.Path file,
                FsPermission permission,
                boolean overwrite,
                int buffer,
                short copies,
                long block,
                Progressable progress)
                throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
