package dev.plumbline.store;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.LinearModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code profile} of {@code model.json}: what each column of the model looked like on its night. Versions that were
 * published before there was one have none.
 */
final class ProfileDocument {
    static final String KEY = "profile";

    private ProfileDocument() {}

    static void write(JsonGenerator json, List<ColumnProfile> profile) throws IOException {
        json.writeArrayFieldStart(KEY);
        for (ColumnProfile column : profile) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeNumberField("count", column.count());
            json.writeNumberField("missing", column.missing());
            ExtendedNumber.write(json, "min", column.min());
            ExtendedNumber.write(json, "max", column.max());
            ExtendedNumber.write(json, "mean", column.mean());
            ExtendedNumber.write(json, "sd", column.sd());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** @throws dev.plumbline.model.Refusal 76 for a profile of other columns than the line's */
    static List<ColumnProfile> read(JsonFields fields, LinearModel line) {
        if (!fields.has(KEY)) {
            return List.of();
        }
        List<ColumnProfile> profile = new ArrayList<>();
        for (JsonFields each : fields.objects(KEY)) {
            profile.add(new ColumnProfile(
                    each.text("name"),
                    each.count("count"),
                    each.count("missing"),
                    each.extended("min"),
                    each.extended("max"),
                    each.extended("mean"),
                    each.extended("sd")));
            each.end();
        }
        List<String> names = profile.stream().map(ColumnProfile::name).toList();
        if (!names.isEmpty() && !names.equals(columns(line))) {
            throw fields.refused("its 'profile' is not that of the columns of the line");
        }
        return profile;
    }

    /** Refuses nothing that a user can mend: a profile of other columns is a bug. */
    static void check(LinearModel line, List<ColumnProfile> profile) {
        List<String> names = profile.stream().map(ColumnProfile::name).toList();
        if (!names.isEmpty() && !names.equals(columns(line))) {
            throw new IllegalArgumentException("Cannot write a model with the profile of other columns than its own");
        }
    }

    private static List<String> columns(LinearModel line) {
        List<String> columns = new ArrayList<>(line.features());
        columns.add(line.label());
        return columns;
    }
}
