package dev.plumbline.trials;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;

/** Processes by the directory they work in: what was started there stays there, however it was started. */
public final class Processes {
    private static final int LOOKS = 100;

    private Processes() {}

    /** Those of a directory and below. */
    public static List<Long> in(Path directory) {
        Path real = real(directory);
        return matching(place -> place.startsWith(real));
    }

    /** The JVMs whose directory a pattern of file names matches, such as {@code work-1/app-*}. */
    public static List<Long> jvms(Path directory, String pattern) {
        Path real = real(directory);
        PathMatcher below = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        return matching(place -> place.startsWith(real) && below.matches(real.relativize(place))).stream()
                .filter(Processes::isJava)
                .toList();
    }

    private static List<Long> matching(PathMatcher matcher) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> place(pid).filter(matcher::matches).isPresent())
                .sorted()
                .toList();
    }

    /** Kills what works in a directory and below, until nothing does. */
    public static void end(Path directory) {
        for (int look = 0; look < LOOKS; look++) {
            List<Long> left = in(directory).stream()
                    .filter(pid -> pid != ProcessHandle.current().pid())
                    .toList();
            if (left.isEmpty()) {
                return;
            }
            left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** As the system tells it: without links. */
    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException absent) {
            return directory;
        }
    }

    private static Optional<Path> place(long pid) {
        try {
            return Optional.of(Path.of("/proc", Long.toString(pid), "cwd").toRealPath());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static boolean isJava(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(command -> command.endsWith("/java"))
                .orElse(false);
    }
}
