package dev.plumbline.export;

import dev.plumbline.model.ExportKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program in Python that {@code docs/exports.md} shows, where there is a Python. */
final class Python implements Elsewhere.Program {
    private static final Pattern EXAMPLE = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);

    /** Whether this machine has one. */
    static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (java.io.IOException absent) {
            return false;
        }
    }

    @Override
    public String name() {
        return "Python";
    }

    @Override
    public ExportKind kind() {
        return ExportKind.JSON;
    }

    @Override
    public double[] predict(Path export, Original original, List<double[]> rows) throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("docs/exports.md")));
        if (!example.find()) {
            throw new IllegalStateException("no program in docs/exports.md");
        }
        StringBuilder program = new StringBuilder(example.group(1).replace("sales.json", kind().file()));
        program.append("names = [term['feature'] for term in model['terms']]\n");
        program.append("for line in open('rows.txt'):\n");
        program.append("    print(predict(dict(zip(names, map(float.fromhex, line.split())))).hex())\n");
        StringBuilder table = new StringBuilder();
        for (double[] row : rows) {
            for (double x : row) {
                table.append(Double.toHexString(x)).append(' ');
            }
            table.append('\n');
        }
        Files.writeString(export.resolve("rows.txt"), table);
        Files.writeString(export.resolve("predict.py"), program);
        Process process = new ProcessBuilder("python3", "predict.py")
                .directory(export.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the program ended with " + process.exitValue());
        }
        return out.lines().mapToDouble(Double::parseDouble).toArray();
    }
}
