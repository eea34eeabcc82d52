package dev.plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoresTest {
    private final Configuration conf = new Configuration();

    @TempDir
    Path root;

    @Test
    void plainPathsAndFileUrisAreLocalDisk() {
        for (String place : List.of(
                root.toString(),
                "file:" + root,
                "file://" + root,
                "FILE:" + root,
                root + "/a b:c%20d",
                "models",
                "./a:b")) {
            assertInstanceOf(LocalFileStore.class, FileStores.of(place, conf), place);
        }
        assertEquals(root + "/x y", FileStores.of("file:" + root + "/x y", conf).locate(""));
    }

    @Test
    void addressesThatCannotHoldModelsAreRefused() {
        Map<String, ExitCode> places = Map.of(
                "", ExitCode.USAGE,
                "http://host/models", ExitCode.USAGE,
                "https://host/models", ExitCode.USAGE,
                "file://host/models", ExitCode.USAGE,
                "s3a:///models", ExitCode.USAGE,
                "gs:/models", ExitCode.USAGE,
                "nosuch://host/models", ExitCode.CONFIG,
                "a\0b", ExitCode.USAGE);
        places.forEach((place, code) -> {
            Refusal refusal = assertThrows(Refusal.class, () -> FileStores.of(place, conf), place);
            assertEquals(code, refusal.code(), refusal.getMessage());
        });
    }

    @Test
    void credentialsInsideAnAddressAreRefusedAndNeverEchoed() {
        for (String place : List.of(
                "s3a://AKIAKEY:hunter2@bucket/models",
                "s3a://hunter2@bucket/models",
                "hdfs://me:hunter2@host:8020/models",
                "abfs://box:hunter2@account.dfs.core.windows.net/models",
                "abfss://box@account.dfs.core.windows.net/models?sig=hunter2",
                "s3a://bucket/models#hunter2",
                "http://me:hunter2@host/models",
                "ftp://me:hunter2@host/models",
                "file://me:hunter2@host/models",
                "nosuch://me:hunter2@host/models")) {
            Refusal refusal = assertThrows(Refusal.class, () -> FileStores.of(place, conf), place);
            assertEquals(ExitCode.USAGE, refusal.code());
            for (Throwable t = refusal; t != null; t = t.getCause()) {
                assertFalse(String.valueOf(t.getMessage()).contains("hunter2"), t.getMessage());
            }
        }
    }

    @Test
    void aStoreThatCannotCreateExclusivelyIsRefused() {
        Configuration pretend = new Configuration();
        pretend.set("fs.s3a.impl", Pretend.class.getName());
        Refusal refusal = assertThrows(Refusal.class, () -> FileStores.of("s3a://bucket/models", pretend));
        assertEquals(ExitCode.CONFIG, refusal.code());
        assertTrue(refusal.getMessage().contains("fs.s3a.create.conditional.enabled"), refusal.getMessage());
    }

    /** A connector without conditional requests. */
    public static final class Pretend extends org.apache.hadoop.fs.RawLocalFileSystem {
        @Override
        public void initialize(java.net.URI uri, Configuration conf) {
            setConf(conf);
        }

        @Override
        public java.net.URI getUri() {
            return java.net.URI.create("s3a://bucket");
        }

        @Override
        protected void checkPath(org.apache.hadoop.fs.Path path) {}
    }
}
