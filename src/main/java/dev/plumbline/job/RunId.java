package dev.plumbline.job;

import dev.plumbline.source.InputFile;
import dev.plumbline.store.ModelVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The identity of a run: the same work has the same id, so that a run started twice publishes once. Made of the model's
 * name, the day it speaks for, the result options, the software's version, the input's files and the version that a warm
 * start begins from. A table of which neither files nor a snapshot are known cannot be told from itself tomorrow, so its
 * runs are all different.
 */
final class RunId {
    private static final int HEX_DIGITS = 16;
    private static final int DAY = 10;
    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{" + HEX_DIGITS + "}");

    private RunId() {}

    static String of(TrainSettings settings, List<InputFile> files, Optional<ModelVersion> startedFrom) {
        StringBuilder text = new StringBuilder();
        add(text, "plumbline", Versions.plumbline());
        add(text, "model", settings.store().name());
        add(text, "as-of", settings.store().asOf().toString());
        for (Map.Entry<String, String> option : settings.sortedResultOptions().entrySet()) {
            add(text, option.getKey(), option.getValue());
        }
        for (InputFile file : files) {
            add(text, file.path(), file.length() + " " + file.modified());
        }
        startedFrom.ifPresent(version -> add(text, "started-from", version.toString()));
        if (files.isEmpty() && !settings.source().isSnapshot()) {
            add(text, "once", UUID.randomUUID().toString());
        }
        return settings.store().asOf() + "-" + sha256(text.toString()).substring(0, HEX_DIGITS);
    }

    /** The day that an id begins with, where it is one of these. */
    static Optional<LocalDate> day(String run) {
        if (!FORM.matcher(run).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(run.substring(0, DAY)));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    /** Length before content, so that no two lists of pairs read the same. */
    private static void add(StringBuilder text, String key, String value) {
        text.append(key.length()).append(':').append(key);
        text.append(value.length()).append(':').append(value).append('\n');
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot hash: every Java has SHA-256", e);
        }
    }
}
