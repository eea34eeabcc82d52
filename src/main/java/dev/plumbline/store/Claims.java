package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Gives each version number one owner: {@code claim.json} is the first file of a version, created only if absent. */
final class Claims {
    private static final int MOST_PER_DAY = 9_999;

    private final FileStore files;
    private final Tombstones tombstones;

    Claims(FileStore files) {
        this.files = files;
        this.tombstones = new Tombstones(files);
    }

    /** The version of that day that this run has published, else the first it holds, else the first that is free. */
    Claim claim(ModelName name, LocalDate asOf, String run) throws IOException {
        files.makeDirectories(Layout.versions(name));
        Claim held = null;
        for (int number = 1; number <= MOST_PER_DAY; number++) {
            ModelVersion version = new ModelVersion(asOf, number);
            boolean published = files.exists(Layout.file(name, version, Layout.MANIFEST));
            if (!published && !files.exists(Layout.file(name, version, Layout.CLAIM))) {
                if (held != null) {
                    return held;
                }
                take(name, version, run);
            }
            if (owns(name, version, run)) {
                if (published) {
                    return new Claim(name, version, run, true);
                }
                // A number whose version was removed is not given again, to its own run neither.
                if (held == null && !tombstones.has(name, version)) {
                    held = new Claim(name, version, run, false);
                }
            }
        }
        throw exhausted(name, asOf);
    }

    /** What this run has published for that day, if anything: nothing is claimed. */
    Optional<Claim> published(ModelName name, LocalDate asOf, String run) throws IOException {
        for (int number = 1; number <= MOST_PER_DAY; number++) {
            ModelVersion version = new ModelVersion(asOf, number);
            if (!files.exists(Layout.file(name, version, Layout.CLAIM))) {
                return Optional.empty();
            }
            if (files.exists(Layout.file(name, version, Layout.MANIFEST)) && owns(name, version, run)) {
                return Optional.of(new Claim(name, version, run, true));
            }
        }
        return Optional.empty();
    }

    /** The next version of the same day after one that this run holds but cannot use. */
    Claim next(Claim claim) throws IOException {
        for (int number = claim.version().number() + 1; number <= MOST_PER_DAY; number++) {
            ModelVersion version = new ModelVersion(claim.version().asOf(), number);
            if (!files.exists(Layout.file(claim.name(), version, Layout.MANIFEST))) {
                take(claim.name(), version, claim.run());
            }
            if (owns(claim.name(), version, claim.run()) && !tombstones.has(claim.name(), version)) {
                return new Claim(claim.name(), version, claim.run(), false);
            }
        }
        throw exhausted(claim.name(), claim.version().asOf());
    }

    boolean owns(ModelName name, ModelVersion version, String run) throws IOException {
        return owner(name, version).equals(Optional.of(run));
    }

    /** The run that holds a version; empty where nobody does, or where it cannot be told who. */
    Optional<String> owner(ModelName name, ModelVersion version) throws IOException {
        String path = Layout.file(name, version, Layout.CLAIM);
        try {
            return files.readIfPresent(path, Layout.SMALL).flatMap(bytes -> Claim.runOf(bytes, files.locate(path)));
        } catch (OversizeException foreign) {
            return Optional.empty();
        }
    }

    /** Tries to create the claim; whether that worked is for {@link #owns} to say. */
    private void take(ModelName name, ModelVersion version, String run) throws IOException {
        files.makeDirectories(Layout.version(name, version));
        byte[] ours = Claim.encode(run, UUID.randomUUID().toString());
        try {
            files.createIfAbsent(Layout.file(name, version, Layout.CLAIM), FileStore.Content.of(ours));
        } catch (IOException unclear) {
            // The answer may be lost while the file is there.
            if (!owns(name, version, run)) {
                throw unclear;
            }
        }
    }

    private Refusal exhausted(ModelName name, LocalDate asOf) {
        return new Refusal(
                ExitCode.CANNOT_CREATE,
                "Cannot claim a version of " + name + " for " + asOf + ": all " + MOST_PER_DAY + " under "
                        + files.locate(Layout.versions(name)) + " are taken; use another --model or --as-of");
    }
}
