package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes a version: each file created only if absent, read back and compared, the model parsed; the manifest last. What
 * an earlier attempt of the same run left is used where it is the same; where it differs, nothing is
 * overwritten and the run goes on with the next number.
 */
final class Publisher {
    private final FileStore files;
    private final Claims claims;
    private final VersionReader reader;
    private final CurrentVersion current;
    private final Clock clock;

    Publisher(FileStore files, Clock clock) {
        this.files = files;
        this.claims = new Claims(files);
        this.reader = new VersionReader(files);
        this.current = new CurrentVersion(files, clock);
        this.clock = clock;
    }

    Published publish(Claim claim, Candidate candidate) throws IOException {
        Claim at = claim;
        Optional<byte[]> manifest = write(at, candidate);
        while (manifest.isEmpty()) {
            at = claims.next(at);
            manifest = write(at, candidate);
        }
        Pointer pointer =
                new Pointer(at.version(), Fingerprint.of(manifest.get()).sha256());
        boolean isCurrent = claim.published()
                ? current.resume(at.name(), pointer, at.run())
                : current.advance(at.name(), pointer, at.run());
        return new Published(at.version(), isCurrent);
    }

    /** The manifest's bytes once the version is there; empty where something else stands in its place. */
    private Optional<byte[]> write(Claim claim, Candidate candidate) throws IOException {
        if (!claims.owns(claim.name(), claim.version(), claim.run())) {
            throw new Refusal(
                    ExitCode.TEMPORARY,
                    "Cannot publish " + claim.name() + " " + claim.version() + ": another run holds "
                            + files.locate(Layout.file(claim.name(), claim.version(), Layout.CLAIM))
                            + "; start the same command again");
        }
        Optional<byte[]> there = reader.manifestBytes(claim.name(), claim.version());
        if (there.isPresent()) {
            return ours(claim, there.get());
        }
        Map<String, FileStore.Content> contents = new LinkedHashMap<>();
        byte[] model = ModelDocument.encode(claim.name(), claim.version(), candidate.model());
        contents.put(Layout.MODEL, FileStore.Content.of(model));
        contents.put(Layout.TERMS, FileStore.Content.of(candidate.terms()));
        contents.put(
                Layout.HISTORY,
                HistoryFile.firstTellings(files, Layout.run(claim.name(), claim.run()) + "/" + Layout.HISTORY));

        Map<String, Fingerprint> written = new LinkedHashMap<>();
        String claimPath = Layout.file(claim.name(), claim.version(), Layout.CLAIM);
        written.put(Layout.CLAIM, Fingerprint.of(files, claimPath));
        for (Map.Entry<String, FileStore.Content> content : contents.entrySet()) {
            Optional<Fingerprint> stored = put(claim, content.getKey(), content.getValue());
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            written.put(content.getKey(), stored.get());
        }
        if (!isComplete(claim, written.keySet())) {
            return Optional.empty();
        }
        parseBack(claim, model);
        return commit(claim, candidate.model(), written);
    }

    /** Writes one file and reads it back; empty where a file of other content is there already. */
    private Optional<Fingerprint> put(Claim claim, String file, FileStore.Content content) throws IOException {
        String path = Layout.file(claim.name(), claim.version(), file);
        Fingerprint wanted = Fingerprint.of(content);
        boolean created = false;
        IOException failure = null;
        try {
            created = files.createIfAbsent(path, content);
        } catch (IOException unclear) {
            failure = unclear;
        }
        if (failure != null && !files.exists(path)) {
            throw failure;
        }
        Fingerprint stored = Fingerprint.of(files, path);
        if (stored.equals(wanted)) {
            return Optional.of(stored);
        }
        if (created || failure != null) {
            throw new Refusal(
                    ExitCode.IO_ERROR,
                    "Cannot publish " + claim.name() + " " + claim.version() + ": " + files.locate(path)
                            + " does not read back as it was written (SHA-256 " + stored.sha256() + ", written "
                            + wanted.sha256() + "); check the disk, then start the same command again",
                    failure);
        }
        boolean sameHistory = file.equals(Layout.HISTORY) && HistoryFile.sameApartFromTime(files, path, content);
        return sameHistory ? Optional.of(stored) : Optional.empty();
    }

    private boolean isComplete(Claim claim, Set<String> written) throws IOException {
        TreeSet<String> present = new TreeSet<>(files.list(Layout.version(claim.name(), claim.version())));
        present.remove(Layout.MANIFEST); // another process of this run may just have finished
        return present.equals(new TreeSet<>(written));
    }

    /** A model is published only if the public reader understands the stored bytes and gives the same model again. */
    private void parseBack(Claim claim, byte[] written) throws IOException {
        String path = Layout.file(claim.name(), claim.version(), Layout.MODEL);
        byte[] stored = files.read(path, Layout.MODEL_LIMIT);
        FittedModel read = ModelReader.decode(stored, files.locate(path), claim.name(), claim.version());
        if (!Arrays.equals(written, ModelDocument.encode(claim.name(), claim.version(), read))) {
            throw new IllegalStateException("A model that was written and read is another model: " + path);
        }
    }

    private Optional<byte[]> commit(Claim claim, FittedModel model, Map<String, Fingerprint> written)
            throws IOException {
        byte[] manifest = new ManifestDocument(
                        claim.name(),
                        claim.version(),
                        claim.run(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        model.provenance().versions().getOrDefault("plumbline", "unknown"),
                        written)
                .encode();
        String path = Layout.file(claim.name(), claim.version(), Layout.MANIFEST);
        Optional<byte[]> stored;
        try {
            if (files.createIfAbsent(path, FileStore.Content.of(manifest))) {
                return Optional.of(manifest);
            }
            stored = reader.manifestBytes(claim.name(), claim.version());
        } catch (IOException unclear) {
            stored = settle(claim, path, unclear);
            if (stored.isEmpty()) {
                throw unclear;
            }
        }
        boolean same = stored.isPresent() && Arrays.equals(stored.get(), manifest);
        return same || stored.isEmpty() ? stored : ours(claim, stored.get());
    }

    private Optional<byte[]> settle(Claim claim, String path, IOException failure) {
        try {
            return reader.manifestBytes(claim.name(), claim.version());
        } catch (IOException unreadable) {
            unreadable.addSuppressed(failure);
            throw StoreFailure.unknown(files, claim.name(), path, unreadable);
        }
    }

    /** A manifest that another process of the same run wrote, or an earlier attempt: verified, it is as good. */
    private Optional<byte[]> ours(Claim claim, byte[] manifest) throws IOException {
        StoredModel stored = reader.verified(claim.name(), claim.version(), manifest);
        return stored.run().equals(claim.run()) ? Optional.of(manifest) : Optional.empty();
    }
}
