package dev.plumbline.store;

import dev.plumbline.model.ModelName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The list of a version's files, which is written last: no manifest, no version. It ends with a
 * {@link Seal}, so that damage to the manifest itself is seen too. Checksums tell damage, not tampering.
 *
 * @param name of the model
 * @param version that it completes
 * @param run that published it
 * @param created when, to the second
 * @param plumbline version of Plumbline that wrote it
 * @param files every other file of the version by name, in the order they were written
 */
record ManifestDocument(
        ModelName name,
        ModelVersion version,
        String run,
        Instant created,
        String plumbline,
        Map<String, Fingerprint> files) {
    private static final int FORMAT = 1;

    ManifestDocument {
        files = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    byte[] encode() {
        return Seal.sealed(json -> {
            json.writeNumberField("format", FORMAT);
            json.writeStringField("plumbline", plumbline);
            json.writeStringField("name", name.value());
            json.writeStringField("version", version.toString());
            json.writeStringField("run", run);
            json.writeStringField("created", created.toString());
            json.writeArrayFieldStart("files");
            for (Map.Entry<String, Fingerprint> file : files.entrySet()) {
                json.writeStartObject();
                json.writeStringField("path", file.getKey());
                json.writeNumberField("size", file.getValue().size());
                json.writeStringField("sha256", file.getValue().sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    static ManifestDocument decode(byte[] bytes, String where) {
        JsonFields fields = Json.read(bytes, where).format(FORMAT);
        Optional<String> broken = Seal.problem(bytes);
        if (broken.isPresent()) {
            throw fields.refused(broken.get());
        }
        List<JsonFields> listed = new ArrayList<>(fields.objects("files"));
        Map<String, Fingerprint> files = new LinkedHashMap<>();
        for (JsonFields file : listed) {
            String path = file.text("path");
            if (files.put(path, new Fingerprint(file.count("size"), file.text("sha256"))) != null
                    || path.indexOf('/') >= 0) {
                throw fields.refused("its list of files is not one that Plumbline writes");
            }
            file.end();
        }
        String name = fields.text("name");
        String version = fields.text("version");
        if (ModelName.fault(name).isPresent() || ModelVersion.parse(version).isEmpty()) {
            throw fields.refused("it names no model and version");
        }
        try {
            ManifestDocument document = new ManifestDocument(
                    new ModelName(name),
                    ModelVersion.of(version),
                    fields.text("run"),
                    Instant.parse(fields.text("created")),
                    fields.text("plumbline"),
                    files);
            fields.text("sha256");
            fields.end();
            return document;
        } catch (DateTimeException e) {
            throw fields.refused("its field 'created' is not a time");
        }
    }
}
