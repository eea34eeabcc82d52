package dev.plumbline.faults;

import dev.plumbline.trials.Command;
import dev.plumbline.trials.NotHere;
import dev.plumbline.trials.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disk of few bytes in memory, mounted for one command alone; what is on it is copied back when the command ends.
 *
 * @param place directory over which it is mounted; what is there lies on the disk from the beginning
 */
record SmallDisk(Path place) {
    private static final String MOUNTED = """
            set -e
            place=$1; free=$2; shift 2
            mkdir "$place.disk"
            mount -t tmpfs -o size=64m none "$place.disk"
            cp -a "$place/." "$place.disk/"
            used=$(df --output=used -B1024 "$place.disk" | tail -n 1)
            mount -o remount,size=$((used + free))k "$place.disk"
            mount --move "$place.disk" "$place" 2>/dev/null || mount --bind "$place.disk" "$place"
            code=0
            "$@" || code=$?
            mkdir "$place.after"
            cp -a "$place/." "$place.after/"
            exit $code
            """;

    /** The command on a disk with so many KiB to spare. */
    Command under(Command command, int free) throws IOException, InterruptedException {
        requireMounts();
        return command.behind("unshare", "-rm", "sh", "-c", MOUNTED, "sh", place.toString(), Integer.toString(free));
    }

    /** What the command left takes the place of what was there before. */
    void keep() throws IOException {
        Path after = place.resolveSibling(place.getFileName() + ".after");
        Trees.delete(place);
        Files.move(after, place);
        Files.deleteIfExists(place.resolveSibling(place.getFileName() + ".disk"));
    }

    private static void requireMounts() throws IOException, InterruptedException {
        Process probe = new ProcessBuilder("unshare", "-rm", "sh", "-c", "mount -t tmpfs none /mnt")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (probe.waitFor() != 0) {
            throw new NotHere("this machine lets nobody mount a disk (unshare -rm)");
        }
    }
}
