package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads published versions, and believes nothing before its checksum is right. */
final class VersionReader {
    private final FileStore files;

    VersionReader(FileStore files) {
        this.files = files;
    }

    /** The manifest's bytes, or empty where the version is not published. */
    Optional<byte[]> manifestBytes(ModelName name, ModelVersion version) throws IOException {
        return files.readIfPresent(Layout.file(name, version, Layout.MANIFEST), Layout.MANIFEST_LIMIT);
    }

    /** The manifest's bytes of a version that must be published. */
    byte[] required(ModelName name, ModelVersion version) throws IOException {
        Optional<byte[]> bytes = manifestBytes(name, version);
        if (bytes.isEmpty()) {
            throw new Refusal(
                    ExitCode.NO_INPUT,
                    "Cannot load " + name + " " + version + ": no such version is published in "
                            + files.locate(Layout.versions(name)) + "; published are " + published(name));
        }
        return bytes.get();
    }

    /** Published versions, oldest first. */
    List<ModelVersion> published(ModelName name) throws IOException {
        List<ModelVersion> versions = new ArrayList<>();
        for (String each : files.list(Layout.versions(name))) {
            Optional<ModelVersion> version = ModelVersion.parse(each);
            if (version.isPresent() && files.exists(Layout.file(name, version.get(), Layout.MANIFEST))) {
                versions.add(version.get());
            }
        }
        versions.sort(null);
        return versions;
    }

    /** @throws Refusal 76 for a manifest that is damaged, of a newer format or of another version */
    ManifestDocument manifest(ModelName name, ModelVersion version, byte[] bytes) {
        String where = files.locate(Layout.file(name, version, Layout.MANIFEST));
        ManifestDocument manifest = ManifestDocument.decode(bytes, where);
        if (!manifest.name().equals(name) || !manifest.version().equals(version)) {
            throw Json.damaged(where, "it belongs to " + manifest.name() + " " + manifest.version(), null);
        }
        if (!manifest.files().keySet().containsAll(List.of(Layout.CLAIM, Layout.MODEL, Layout.TERMS, Layout.HISTORY))) {
            throw Json.damaged(where, "it does not list every file of a version", null);
        }
        return manifest;
    }

    /**
     * A published version, every file of it verified.
     *
     * @param manifestBytes the manifest as it was read
     * @throws Refusal 76 where a file is missing, damaged or not listed
     */
    StoredModel verified(ModelName name, ModelVersion version, byte[] manifestBytes) throws IOException {
        ManifestDocument manifest = manifest(name, version, manifestBytes);
        TreeSet<String> listed = new TreeSet<>(manifest.files().keySet());
        listed.add(Layout.MANIFEST);
        TreeSet<String> present = new TreeSet<>(files.list(Layout.version(name, version)));
        if (!present.equals(listed)) {
            throw Json.damaged(
                    files.locate(Layout.version(name, version)),
                    "its files are " + present + ", but its manifest lists " + listed,
                    null);
        }
        byte[] model = new byte[0];
        for (Map.Entry<String, Fingerprint> file : manifest.files().entrySet()) {
            String path = Layout.file(name, version, file.getKey());
            if (file.getKey().equals(Layout.MODEL)) {
                model = checked(path, file.getValue());
            } else {
                compare(path, file.getValue(), fingerprint(path));
            }
        }
        FittedModel fitted =
                ModelReader.decode(model, files.locate(Layout.file(name, version, Layout.MODEL)), name, version);
        return new StoredModel(name, version, fitted, manifest.run(), manifest.created());
    }

    /**
     * The model alone of a published version; its other files are not looked at.
     *
     * @throws Refusal 76 where it is missing or damaged
     */
    FittedModel model(ModelName name, ModelVersion version, ManifestDocument manifest) throws IOException {
        String path = Layout.file(name, version, Layout.MODEL);
        byte[] bytes = checked(path, manifest.files().get(Layout.MODEL));
        return ModelReader.decode(bytes, files.locate(path), name, version);
    }

    /** The bytes that are used are the bytes that were checked. */
    private byte[] checked(String path, Fingerprint expected) throws IOException {
        byte[] bytes;
        try {
            bytes = files.read(path, Layout.MODEL_LIMIT);
        } catch (NoSuchFileException vanished) {
            throw Json.damaged(files.locate(path), "it is missing", vanished);
        }
        compare(path, expected, Fingerprint.of(bytes));
        return bytes;
    }

    private Fingerprint fingerprint(String path) throws IOException {
        try {
            return Fingerprint.of(files, path);
        } catch (NoSuchFileException vanished) {
            throw Json.damaged(files.locate(path), "it is missing", vanished);
        }
    }

    private void compare(String path, Fingerprint expected, Fingerprint found) {
        if (!expected.equals(found)) {
            throw new Refusal(
                    ExitCode.STATE_REFUSED,
                    "Cannot use " + files.locate(path) + ": it is damaged, with " + found.size() + " bytes and SHA-256 "
                            + found.sha256() + " where the manifest has " + expected.size() + " bytes and "
                            + expected.sha256()
                            + "; restore the file from a copy, or name another version with --version");
        }
    }
}
