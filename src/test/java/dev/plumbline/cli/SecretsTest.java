package dev.plumbline.cli;

import static dev.plumbline.model.ExitCode.CONFIG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.plumbline.job.TrainSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String SECRET = "hunter2";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3a://AKIA:hunter2@bucket/a.csv",
                "s3a://AKIA:x/hunter2@bucket/a.csv",
                "hdfs://user:hunter2@nn:8020/a",
                "jdbc:postgresql://db/x?user=a&password=hunter2",
                "jdbc:postgresql://a:hunter2@db/x",
                "jdbc:h2:tcp://db/x;USER=a;PASSWORD=hunter2",
                "jdbc:h2:mem:x;USER=a;PASSWORD=hunter2",
                "jdbc:sqlserver://db:1433;user=a;PWD=hunter2",
                "jdbc:db2://db:50000/x:user=a;password=hunter2;",
                "jdbc:oracle:thin:scott/hunter2@//db:1521/x",
                "jdbc:oracle:oci:scott/hunter2@x",
                "jdbc:snowflake://db/?private_key_pwd=hunter2",
                "abfss://c@a.dfs.core.windows.net/x?sas_token=hunter2"
            })
    void credentialsInAPathAreRefusedAndNotEchoed(String path) {
        for (String[] args : new String[][] {
            Typed.trainLine("--input", path),
            Typed.trainLine("--models", path),
            Typed.trainLine("--format", "jdbc", "--option", "url=" + path),
            {"predict", "--input", "a", "--output", path}
        }) {
            String message = Typed.refused(CONFIG, Map.of(), args, "carries credentials");
            assertFalse(message.contains(SECRET), message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hdfs://nn:8020/user@host/a", "hdfs://nn:8020", "abfss://container@account/x", "a:b@c"})
    void aPortOrAContainerIsNoCredential(String path) {
        Typed.train("--input", path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "pwd",
                "sslPassphrase",
                "trustStorePassword",
                "fs.s3a.SECRET.key",
                "sessionToken",
                "fs.s3a.access.key",
                "accessKey",
                "access_key"
            })
    void aSecretInPlainTextIsRefusedAndNotEchoed(String key) {
        String message = Typed.refused(
                CONFIG,
                Map.of(),
                Typed.trainLine("--format", "x", "--option", key + "=" + SECRET),
                "--option " + key + "=****",
                "${env:NAME}");
        assertFalse(message.contains(SECRET), message);
        Typed.refused(CONFIG, Map.of(), Typed.trainLine("--var", key + "=${env:X}"), "--var " + key);
    }

    @Test
    void aSecretByReferenceReachesTheReaderAndOnlyItsNameTheRecord() {
        TrainSettings settings =
                Typed.database(Map.of("DB_PASSWORD", SECRET), "--option", "password=${env:DB_PASSWORD}");
        assertEquals(SECRET, settings.source().options().get("password"));
        assertFalse(settings.resultOptions().toString().contains(SECRET));
        assertEquals("${env:DB_PASSWORD}", settings.resultOptions().get("option.password"));
    }
}
