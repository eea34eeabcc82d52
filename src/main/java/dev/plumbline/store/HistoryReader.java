package dev.plumbline.store;

import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.HistoryLine;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads lines of {@code history.jsonl}, which {@link HistoryWriter} writes: the first telling of each epoch. */
final class HistoryReader {
    private HistoryReader() {}

    /**
     * Epochs in order, at most so many of them, the first and the last always; empty where there is no history. Above a
     * hundred features a line has no coefficients and no rates.
     *
     * @throws dev.plumbline.model.Refusal 76 for a line that is whole and not one of a history
     */
    static List<HistoryLine> selection(FileStore files, String path, int most) throws IOException {
        Thinning<byte[]> lines = new Thinning<>(most);
        try {
            HistoryFile.tell(files, path, (epoch, line) -> lines.add(line));
        } catch (NoSuchFileException absent) {
            return List.of();
        }
        List<HistoryLine> history = new ArrayList<>();
        for (byte[] line : lines.kept()) {
            history.add(decode(Json.read(line, files.locate(path))));
        }
        return history;
    }

    private static HistoryLine decode(JsonFields fields) {
        boolean all = fields.has("coefficients");
        HistoryLine line = new HistoryLine(
                fields.count("epoch"),
                fields.numberOrNull("objective"),
                fields.numberOrNull("mse"),
                fields.has("holdout_mse") ? fields.numberOrNull("holdout_mse") : Double.NaN,
                fields.numberOrNull("gradient_norm"),
                fields.numberOrNull("seconds"),
                coordinates(fields),
                fields.numberOrNull("intercept"),
                all ? values(fields.extendedNumbers("coefficients")) : new double[0],
                fields.numberOrNull("intercept_rate"),
                all ? values(fields.extendedNumbers("rates")) : new double[0],
                fields.has("back_off") ? (int) Math.min(fields.count("back_off"), Integer.MAX_VALUE) : 0);
        if (!all) {
            summary(fields);
        }
        fields.end();
        if (line.coefficients().length != line.rates().length) {
            throw fields.refused("an epoch of it has not one rate for each coefficient");
        }
        return line;
    }

    /** Asked for, so that nothing else may stand there. */
    private static void summary(JsonFields fields) {
        for (String norm : List.of("coefficients_norm", "moves_norm", "smallest_rate", "largest_rate")) {
            fields.numberOrNull(norm);
        }
        fields.extendedNumbers("largest_moves");
    }

    private static CoordinateSystem coordinates(JsonFields fields) {
        String id = fields.text("coordinates");
        for (CoordinateSystem system : CoordinateSystem.values()) {
            if (system.id().equals(id)) {
                return system;
            }
        }
        throw fields.refused("the field 'coordinates' is not one of this format");
    }

    private static double[] values(Map<String, Double> numbers) {
        return numbers.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
