package dev.plumbline.store;

import dev.plumbline.model.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * A process that takes a lease, says so, and does what it is told: {@code ask} whether it still holds the lease, or
 * {@code close} it. It ends with its standard input.
 */
final class LeaseHolder {
    private LeaseHolder() {}

    /** @param args the store, the run, and the milliseconds of a lease */
    public static void main(String[] args) throws IOException {
        LeaseFile file = new LeaseFile(new LocalFileStore(Path.of(args[0])), Samples.NAME);
        Duration length = Duration.ofMillis(Long.parseLong(args[2]));
        LeaseTime time = LeaseTime.of(Clock.systemUTC());
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Lease lease = new Leases(time, HostProcess.current(), note -> {}).take(file, args[1], length)) {
            System.out.println("held");
            for (String order = orders.readLine(); "ask".equals(order); order = orders.readLine()) {
                System.out.println(answer(lease));
            }
        }
        System.out.println("closed");
    }

    private static String answer(Lease lease) {
        try {
            lease.requireHeld();
            return "held";
        } catch (Refusal refusal) {
            return refusal.code().code() + " " + refusal.getMessage();
        }
    }
}
