package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/** Makes an earlier version current again, once every byte of it is verified. */
final class Rollback {
    private final FileStore files;
    private final VersionReader reader;
    private final CurrentVersion current;
    private final Repair repair;

    Rollback(FileStore files, Clock clock) {
        this.files = files;
        this.reader = new VersionReader(files);
        this.current = new CurrentVersion(files, clock);
        this.repair = new Repair(files, clock);
    }

    /** @throws Refusal 66 where the version is not published, 76 where it or the log cannot be believed */
    RolledBack to(ModelName name, ModelVersion version) throws IOException {
        byte[] manifest = reader.required(name, version);
        StoredModel stored = reader.verified(name, version, manifest);
        Pointer target = new Pointer(version, Fingerprint.of(manifest).sha256());
        RolledBack done = current.rollBack(name, target, stored.run());
        Optional<byte[]> still = reader.manifestBytes(name, version);
        if (done.current() && !(still.isPresent() && Arrays.equals(still.get(), manifest))) {
            repair.repair(name);
            throw new Refusal(
                    ExitCode.NO_INPUT,
                    "Cannot roll back " + name + " to " + version + ": it was removed from "
                            + files.locate(Layout.versions(name)) + " at the same moment; published are "
                            + reader.published(name));
        }
        return done;
    }
}
