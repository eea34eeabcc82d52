package dev.plumbline.job;

import dev.plumbline.export.Agreement;
import dev.plumbline.export.Exports;
import dev.plumbline.export.Original;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ExportKind;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import dev.plumbline.source.OutputDirectory;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.ModelVersion;
import dev.plumbline.store.StoredModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Writes a published version in the form of another program: aside, read again from there, scored against the model, and
 * only then with its name. Starts no Spark.
 */
public final class ExportJob {
    /** Of the reach of the predictions: beyond, fewer digits are left than people write down. */
    private static final double MOST_LOSS = 1e-6;

    private final ExportSettings settings;
    private final Listeners listeners;
    private final Configuration conf;

    private ExportJob(ExportSettings settings, Listeners listeners) {
        this.settings = settings;
        this.listeners = listeners;
        this.conf = HadoopSettings.ofThisJvm();
    }

    public static Outcome run(ExportSettings settings, Listeners listeners) {
        return new ExportJob(settings, listeners).run();
    }

    private Outcome run() {
        ExportKind kind = settings.kind();
        try (OutputDirectory output = OutputDirectory.at(settings.output(), conf)) {
            StoredModel stored = ModelStore.at(settings.models(), conf)
                    .load(new ModelName(settings.model()), settings.version().map(ModelVersion::of));
            Original original =
                    new Original(stored.name().value(), stored.version().toString(), stored.created(), stored.model());
            SortedMap<String, byte[]> files = output.write((fs, aside) -> Exports.write(kind, original));
            SortedMap<String, byte[]> again = output.write((fs, aside) -> written(fs, aside, files));
            Agreement agreement = check(original, again);
            refuseLoss(agreement);
            if (kind.isDirectory()) {
                output.commit();
            } else {
                output.commitOnly(kind.file());
            }
            return outcome(original, agreement);
        }
    }

    /** Writes each file and reads it again. */
    private static SortedMap<String, byte[]> written(FileSystem fs, Path aside, Map<String, byte[]> files)
            throws IOException {
        // A checksum file beside a file that people edit makes Hadoop refuse it afterwards.
        FileSystem plain = fs instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : fs;
        SortedMap<String, byte[]> again = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = new Path(aside, file.getKey());
            try (OutputStream out = plain.create(path, false)) {
                out.write(file.getValue());
            }
            try (InputStream in = plain.open(path)) {
                again.put(file.getKey(), in.readAllBytes());
            }
            if (!Arrays.equals(file.getValue(), again.get(file.getKey()))) {
                throw new IOException("what was written is not what is read again in " + path);
            }
        }
        return again;
    }

    private Agreement check(Original original, SortedMap<String, byte[]> again) {
        ExportKind kind = settings.kind();
        Agreement agreement;
        try {
            agreement = Exports.check(kind, original, again);
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "Cannot vouch for the export as " + kind.id() + ": " + unreadable.getMessage(), unreadable);
        }
        if (kind.form() == ExportKind.Form.CENTRED && !agreement.sameBits()) {
            throw new IllegalStateException("Cannot vouch for the export as " + kind.id()
                    + ": its predictions are not those of the model; " + told(agreement));
        }
        return agreement;
    }

    private void refuseLoss(Agreement agreement) {
        boolean lost = !(agreement.largestShare() <= MOST_LOSS);
        if (settings.kind() == ExportKind.SPARK_ML && lost && !settings.allowLoss()) {
            throw new Refusal(
                    ExitCode.DATA,
                    "Cannot export as spark-ml: " + told(agreement)
                            + ", because the columns lie far from 0, where slopes"
                            + " and intercept alone cannot say the line; --as sql and --as pmml keep all digits, or"
                            + " --allow-loss writes it all the same");
        }
    }

    private Outcome outcome(Original original, Agreement agreement) {
        String message = "wrote " + original.name() + " " + original.version() + " as "
                + settings.kind().id() + " to " + Shown.text(settings.output()) + "; " + told(agreement);
        Exports.notes(settings.kind(), original).forEach(listeners::note);
        listeners.print(message + "\n");
        return new Outcome(ExitCode.OK, message, "", original.name(), original.version(), 0, 0);
    }

    /** "scored 512 rows: same bits". */
    private static String told(Agreement agreement) {
        String scored = "scored " + agreement.rows() + " rows: ";
        if (agreement.sameBits()) {
            return scored + "same bits";
        }
        return scored + "largest difference " + digits(agreement.largestUlps()) + " ulp, "
                + digits(agreement.largestShare()) + " of how far predictions reach";
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
