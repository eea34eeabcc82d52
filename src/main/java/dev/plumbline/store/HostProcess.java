package dev.plumbline.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One process of one host.
 *
 * @param host name of the machine or container; empty where it is not known
 * @param pid its number there, which others had before and will have again
 * @param start when it began, by which it is told from those: in milliseconds, on Linux since the machine was started,
 *     so that it stays the same when somebody sets the clock; elsewhere since 1970
 */
record HostProcess(String host, long pid, long start) {
    private static final Path PROCESSES = Path.of("/proc");
    /** Linux tells times of processes in hundredths of a second, whatever its own ticks are. */
    private static final long MILLIS_PER_TICK = 10;
    /** The start among the fields of a {@code stat} that come after the name of the program: field 22, see proc(5). */
    private static final int START_AFTER_NAME = 19;

    /** This very process. */
    static HostProcess current() {
        long pid = ProcessHandle.current().pid();
        return new HostProcess(hostName(), pid, startOf(pid).orElse(0L));
    }

    /**
     * Whether it is sure that this process has ended.
     *
     * @param here the process that asks: of another host nothing is known
     */
    boolean isGone(HostProcess here) {
        if (host.isEmpty() || host.startsWith("localhost") || !host.equals(here.host)) {
            return false;
        }
        if (pid == here.pid) {
            return start != here.start;
        }
        Optional<Long> now = startOf(pid);
        return now.isPresent() ? now.get() != start : othersAreSeen();
    }

    /** Where /proc hides the processes of other users, it hides the first one too. */
    private static boolean othersAreSeen() {
        return !onLinux() || startOf(1).isPresent();
    }

    private static boolean onLinux() {
        return Files.exists(PROCESSES.resolve("self/stat"));
    }

    /** When a process began, or empty where there is none, or only what is left of one. */
    static Optional<Long> startOf(long pid) {
        if (!onLinux()) {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .map(process -> process.info()
                            .startInstant()
                            .map(Instant::toEpochMilli)
                            .orElse(0L));
        }
        try {
            String stat = Files.readString(
                    PROCESSES.resolve(Long.toString(pid)).resolve("stat"),
                    java.nio.charset.StandardCharsets.ISO_8859_1);
            // The name stands in brackets and may hold anything, brackets too.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            boolean ended = fields[0].equals("Z") || fields[0].equals("X");
            return ended ? Optional.empty() : Optional.of(Long.parseLong(fields[START_AFTER_NAME]) * MILLIS_PER_TICK);
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException gone) {
            return Optional.empty();
        }
    }

    /** The kernel knows best: the variable is set in some shells and not in others. Networks are asked last. */
    private static String hostName() {
        try {
            String name =
                    Files.readString(PROCESSES.resolve("sys/kernel/hostname")).strip();
            if (!name.isEmpty()) {
                return name;
            }
        } catch (IOException notLinux) {
            // Then one of the other ways.
        }
        String variable = System.getenv("HOSTNAME");
        if (variable != null && !variable.isBlank()) {
            return variable.strip();
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unknown) {
            return "";
        }
    }
}
