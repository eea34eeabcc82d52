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
            strings = {"password", "fs.s3a.SECRET.key", "sessionToken", "fs.s3a.access.key", "accessKey", "access_key"})
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
        TrainSettings settings = Typed.train(
                Map.of("DB_PASSWORD", SECRET), "--format", "jdbc", "--option", "password=${env:DB_PASSWORD}");
        assertEquals(SECRET, settings.source().options().get("password"));
        assertFalse(settings.resultOptions().toString().contains(SECRET));
        assertEquals("${env:DB_PASSWORD}", settings.resultOptions().get("option.password"));
    }
}
