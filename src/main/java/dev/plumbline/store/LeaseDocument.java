package dev.plumbline.store;

import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * What {@code lease.json} says.
 *
 * @param run id of the run that holds the lease
 * @param token tells this taking from every other, of the same run too
 * @param holder the process that renews it
 * @param taken when it was taken, by the clock of the holder
 * @param until when it runs out unless it is renewed, by the same clock
 * @param length from a renewal to the end
 * @param renewals how often it was renewed, so that each renewal changes the file whatever the clock does
 * @param released whether it was given back
 */
record LeaseDocument(
        String run,
        String token,
        HostProcess holder,
        Instant taken,
        Instant until,
        Duration length,
        long renewals,
        boolean released) {
    private static final int FORMAT = 1;
    /** Whoever is in doubt watches a lease for its length: a file may not ask for more than a day of that. */
    private static final double LONGEST_SECONDS = 86_400;

    /** A lease as it is taken. */
    static LeaseDocument of(String run, HostProcess holder, Instant now, Duration length) {
        return new LeaseDocument(run, UUID.randomUUID().toString(), holder, now, now.plus(length), length, 0, false);
    }

    LeaseDocument renewed(Instant now) {
        return new LeaseDocument(run, token, holder, taken, now.plus(length), length, renewals + 1, false);
    }

    LeaseDocument givenBack() {
        return new LeaseDocument(run, token, holder, taken, until, length, renewals + 1, true);
    }

    /** The holder, for messages. */
    String who() {
        return "run " + PlainText.excerpt(run, 80) + " on " + PlainText.excerpt(holder.host(), 80) + " (process "
                + holder.pid() + ")";
    }

    byte[] encode() {
        return Json.line(json -> {
            json.writeNumberField("format", FORMAT);
            json.writeStringField("run", run);
            json.writeStringField("token", token);
            json.writeStringField("host", holder.host());
            json.writeNumberField("pid", holder.pid());
            json.writeNumberField("process_start", holder.start());
            json.writeStringField("taken", text(taken));
            json.writeStringField("until", text(until));
            json.writeNumberField("seconds", length.toMillis() / 1e3);
            json.writeNumberField("renewals", renewals);
            json.writeBooleanField("released", released);
        });
    }

    static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /**
     * The lease in some bytes, or empty where no Plumbline wrote them as they are.
     *
     * @throws Refusal 76 where a newer Plumbline wrote them
     */
    static Optional<LeaseDocument> decode(byte[] bytes, String where) {
        JsonFields fields;
        try {
            fields = Json.read(bytes, where);
        } catch (Refusal damaged) {
            return Optional.empty();
        }
        if (fields.isNewer(FORMAT)) {
            fields.format(FORMAT);
        }
        try {
            return Optional.of(decode(fields.format(FORMAT)));
        } catch (Refusal | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private static LeaseDocument decode(JsonFields fields) {
        double seconds = fields.number("seconds");
        if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
            throw fields.refused("the field 'seconds' is not the length of a lease");
        }
        LeaseDocument lease = new LeaseDocument(
                fields.text("run"),
                fields.text("token"),
                new HostProcess(fields.text("host"), fields.count("pid"), fields.count("process_start")),
                Instant.parse(fields.text("taken")),
                Instant.parse(fields.text("until")),
                Duration.ofMillis(Math.round(seconds * 1e3)),
                fields.count("renewals"),
                fields.flag("released"));
        fields.end();
        return lease;
    }
}
