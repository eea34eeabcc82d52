package dev.plumbline.source;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings as the tests want them, one change at a time. */
record Settings(
        List<String> inputs,
        Optional<String> format,
        char delimiter,
        boolean header,
        List<String> missing,
        boolean trim,
        String label,
        List<String> features,
        Optional<String> weight,
        int partitions,
        long splitBytes) {

    static Settings of(Object... inputs) {
        List<String> paths = Arrays.stream(inputs).map(Object::toString).toList();
        return new Settings(
                paths, Optional.empty(), ',', true, List.of(), false, "y", List.of(), Optional.empty(), 0, 1 << 20);
    }

    Settings format(String other) {
        return new Settings(
                inputs,
                Optional.of(other),
                delimiter,
                header,
                missing,
                trim,
                label,
                features,
                weight,
                partitions,
                splitBytes);
    }

    Settings delimiter(char other) {
        return new Settings(
                inputs, format, other, header, missing, trim, label, features, weight, partitions, splitBytes);
    }

    Settings noHeader() {
        return new Settings(
                inputs, format, delimiter, false, missing, trim, label, features, weight, partitions, splitBytes);
    }

    Settings missing(String... tokens) {
        return new Settings(
                inputs,
                format,
                delimiter,
                header,
                List.of(tokens),
                trim,
                label,
                features,
                weight,
                partitions,
                splitBytes);
    }

    Settings trimmed() {
        return new Settings(
                inputs, format, delimiter, header, missing, true, label, features, weight, partitions, splitBytes);
    }

    Settings label(String other) {
        return new Settings(
                inputs, format, delimiter, header, missing, trim, other, features, weight, partitions, splitBytes);
    }

    Settings features(String... names) {
        return new Settings(
                inputs,
                format,
                delimiter,
                header,
                missing,
                trim,
                label,
                List.of(names),
                weight,
                partitions,
                splitBytes);
    }

    Settings weight(String name) {
        return new Settings(
                inputs,
                format,
                delimiter,
                header,
                missing,
                trim,
                label,
                features,
                Optional.of(name),
                partitions,
                splitBytes);
    }

    Settings cut(int parts, long leastBytes) {
        return new Settings(
                inputs, format, delimiter, header, missing, trim, label, features, weight, parts, leastBytes);
    }

    SourceSettings settings() {
        return new SourceSettings(
                inputs,
                Optional.empty(),
                format,
                Map.of(),
                delimiter,
                header,
                missing,
                trim,
                label,
                features,
                weight,
                new BadRows(BadRows.Policy.FAIL, new BadRows.Limit(0, false)),
                partitions,
                splitBytes);
    }
}
