package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of a command line as the launcher runs it: a JVM with our classes and picocli, and nothing else. */
class PreflightTest {
    @TempDir
    Path folder;

    private record Ended(int code, String out, String err) {}

    private Ended java(String main, List<String> jvm, String... args) throws IOException, InterruptedException {
        String picocli = picocli.CommandLine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        line.addAll(jvm);
        line.addAll(List.of("-cp", "target/classes" + File.pathSeparator + picocli, main));
        line.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the JVM hangs");
            return new Ended(process.exitValue(), text("out"), text("err"));
        } finally {
            process.destroyForcibly();
        }
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    }

    private Ended preflight(String... args) throws IOException, InterruptedException {
        return java("dev.plumbline.cli.Preflight", List.of(), args);
    }

    @Test
    void aGoodCommandLineIsSilentAndLoadsNoSparkOrHadoop() throws Exception {
        Ended ended = java(
                "dev.plumbline.cli.Preflight",
                List.of("-Xlog:class+load:file=" + folder.resolve("classes")),
                Typed.trainLine(
                        "--learning-rate", "k=1,b=2", "--deadline", "2h", "--input", "hdfs://nn/${as-of:yyyy}"));
        assertEquals(new Ended(0, "", ""), ended);
        String classes = text("classes");
        assertTrue(classes.contains("dev.plumbline.job.TrainSettings"), "nothing was logged");
        assertFalse(classes.contains("org.apache."), classes.replaceAll("(?m)^(?!.*org\\.apache\\.).*\n", ""));
    }

    @Test
    void theExitCodeTellsTheLauncherWhetherToGoOn() throws Exception {
        Ended help = preflight("train", "--help");
        assertEquals(3, help.code());
        assertTrue(help.out().startsWith("Usage: plumbline train"), help.out());
        assertEquals("", help.err());
        Ended mistake = preflight("train", "--lable", "y");
        assertEquals(64, mistake.code());
        assertTrue(mistake.err().startsWith("plumbline: Cannot use --lable"), mistake.err());
        assertTrue(mistake.out().startsWith("{\"code\":64,\"name\":\"usage\""), mistake.out());
    }

    @Test
    void aConfiguredMistakeIs78AlsoUnderAsciiAndATurkishLocale() throws Exception {
        Path file = folder.resolve("ş.properties");
        Files.writeString(file, "label=Größe\nmodel=ŞİRKET\n");
        Path plain = folder.resolve("p.properties");
        Files.copy(file, plain);
        Ended ended = java(
                "dev.plumbline.cli.Preflight",
                List.of("-Dfile.encoding=US-ASCII", "-Duser.language=tr", "-Duser.timezone=Pacific/Apia"),
                "train",
                "--input",
                "i.csv",
                "--config",
                plain.toString());
        assertEquals(78, ended.code());
        assertTrue(ended.err().startsWith("plumbline: Cannot use --model ŞİRKET: a model's name has"), ended.err());
        assertTrue(ended.out().contains("\\u015e\\u0130RKET"), ended.out());
    }

    @Test
    void theJarByItselfSaysWhatItNeeds() throws Exception {
        Ended ended = java("dev.plumbline.cli.Main", List.of(), Typed.trainLine());
        assertEquals(78, ended.code());
        assertTrue(ended.err().contains("spark-submit"), ended.err());
        assertEquals(0, java("dev.plumbline.cli.Main", List.of(), "--help").code());
    }
}
