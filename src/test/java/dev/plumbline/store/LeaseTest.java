package dev.plumbline.store;

import static dev.plumbline.store.LeaseWorld.LENGTH;
import static dev.plumbline.store.LeaseWorld.START;
import static dev.plumbline.store.Samples.NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseTest {
    private static final String PATH = Layout.lease(NAME);
    private static final Duration QUARTER = LENGTH.dividedBy(4);
    private static final Duration DAY = Duration.ofDays(1);

    private final MemoryFileStore files = new MemoryFileStore();
    private final LeaseWorld world = new LeaseWorld();
    private final LeaseWorld.Host one = world.host("one");
    private final LeaseWorld.Host two = world.host("two");

    @Test
    void whoTakesItHoldsItAndAnotherIsToldWhoAndUntilWhen() throws IOException {
        Lease lease = one.take(files, "run-1");
        lease.requireHeld();
        world.pass(QUARTER);
        Refusal refusal = refused(() -> two.take(files, "run-2"));
        assertEquals(
                "Cannot train house-prices: run run-1 on one (process "
                        + one.process().pid()
                        + ") holds memory/house-prices/lease.json until 2026-11-24T03:02:00Z; start the same command"
                        + " again when that run has ended, or after that time if it is dead",
                refusal.getMessage());
        lease.requireHeld();
        assertEquals(List.of(), world.notes());
        lease.close();
    }

    @Test
    void anotherStartOfTheSameRunIsAnotherHolder() throws IOException {
        Lease lease = one.take(files, "run-1");
        refused(() -> one.take(files, "run-1"));
        lease.requireHeld();
        lease.close();
    }

    @Test
    void whatIsGivenBackIsFreeAtOnce() throws IOException {
        one.take(files, "run-1").close();
        assertTrue(document().released());
        Lease lease = two.take(files, "run-2");
        lease.requireHeld();
        assertEquals("run-2", document().run());
        assertFalse(document().released());
        assertEquals(List.of(), world.notes());
        lease.close();
    }

    @Test
    void closingTwiceIsClosingOnceAndAClosedLeaseIsNotHeld() throws IOException {
        Lease lease = one.take(files, "run-1");
        lease.close();
        Lease next = two.take(files, "run-2");
        lease.close();
        next.requireHeld();
        assertThrows(IllegalStateException.class, lease::requireHeld);
        next.close();
    }

    @Test
    void renewalsKeepItForAsLongAsTheRunLasts() throws IOException {
        Lease lease = one.take(files, "run-1");
        world.everyQuarter(lease::renew);
        for (int i = 0; i < 50; i++) {
            world.pass(LENGTH.dividedBy(3));
            refused(() -> two.take(files, "run-2"));
            lease.requireHeld();
        }
        assertEquals(66, document().renewals());
        assertEquals(
                START.plus(QUARTER.multipliedBy(66)).plus(LENGTH), document().until());
        assertEquals(START, document().taken());
        lease.close();
    }

    @Test
    void whatNobodyRenewsRunsOutAfterItsLength() throws IOException {
        one.take(files, "run-1");
        world.pass(LENGTH.minusMillis(1));
        refused(() -> two.take(files, "run-2"));
        world.pass(Duration.ofMillis(1));
        Lease lease = two.take(files, "run-2");
        lease.requireHeld();
        assertEquals(1, world.notes().size());
        assertTrue(
                world.notes().get(0).endsWith(": it ran out at 2026-11-24T03:02:00Z"),
                world.notes().get(0));
        lease.close();
    }

    @Test
    void aPausedHolderThatWakesAfterATakeoverIsRefusedAndChangesNothing() throws IOException {
        Lease paused = one.take(files, "run-1");
        world.pass(LENGTH.plusSeconds(1));
        Lease lease = two.take(files, "run-2");
        byte[] theirs = files.get(PATH);
        Refusal refusal = refused(paused::requireHeld);
        assertEquals(
                "Cannot go on: run run-2 on two (process " + two.process().pid()
                        + ") took over the lease of house-prices,"
                        + " memory/house-prices/lease.json, at 2026-11-24T03:02:01Z, because this run had not renewed it"
                        + " for too long; start the same command again when that run has ended",
                refusal.getMessage());
        paused.renew();
        paused.close();
        assertArrayEquals(theirs, files.get(PATH));
        lease.requireHeld();
        lease.close();
    }

    @Test
    void whatWasLostStaysLostEvenWhenItIsFreeAgain() throws IOException {
        Lease paused = one.take(files, "run-1");
        world.pass(LENGTH.plusSeconds(1));
        two.take(files, "run-2").close();
        refused(paused::requireHeld);
        files.delete(PATH);
        refused(paused::requireHeld);
        paused.close();
        assertFalse(files.exists(PATH));
    }

    @Test
    void aPausedHolderThatNobodyMissedGoesOn() throws IOException {
        Lease paused = one.take(files, "run-1");
        world.pass(LENGTH.multipliedBy(10));
        paused.requireHeld();
        assertEquals(START.plus(LENGTH.multipliedBy(11)), document().until());
        refused(() -> two.take(files, "run-2"));
        paused.close();
    }

    @Test
    void aFileThatWasDeletedOrDamagedTakesNothingFromTheHolder() throws IOException {
        Lease lease = one.take(files, "run-1");
        for (int i = 0; i < 2; i++) {
            if (i == 0) {
                files.delete(PATH);
            } else {
                files.put(PATH, "{\"format\":1".getBytes(UTF_8));
            }
            lease.requireHeld();
            assertEquals("run-1", document().run());
            refused(() -> two.take(files, "run-2"));
        }
        lease.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, -1})
    void aClockThatIsADayWrongTakesNothingFromALiveHolder(long sign) throws IOException {
        Lease lease = one.wrongBy(DAY.multipliedBy(sign)).take(files, "run-1");
        world.everyQuarter(lease::renew);
        world.pass(LENGTH.multipliedBy(3));
        Refusal refusal = refused(() -> two.take(files, "run-2"));
        assertTrue(refusal.getMessage().contains("and is alive"), refusal.getMessage());
        lease.requireHeld();
        assertTrue(
                world.notes().get(0).contains("watching it for 120 s"),
                world.notes().toString());
        lease.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, -1})
    void aDeadHolderWhoseClockWasADayWrongIsTakenOverAfterOneLength(long sign) throws IOException {
        one.wrongBy(DAY.multipliedBy(sign)).take(files, "run-1");
        long before = two.nanos();
        Lease lease = two.take(files, "run-2");
        assertEquals(LENGTH.toNanos(), two.nanos() - before);
        lease.requireHeld();
        assertTrue(
                world.notes().get(1).contains("nobody renewed it for 120 s"),
                world.notes().toString());
        lease.close();
    }

    @Test
    void aClockThatJumpsWhileTheLeaseIsHeldChangesNothing() throws IOException {
        Lease lease = one.take(files, "run-1");
        world.everyQuarter(lease::renew);
        for (Duration wrong :
                List.of(DAY.negated(), DAY, DAY.negated(), Duration.ofSeconds(1), LENGTH, Duration.ZERO)) {
            one.wrongBy(wrong);
            world.pass(LENGTH);
            lease.requireHeld();
            refused(() -> two.take(files, "run-2"));
            lease.requireHeld();
        }
        lease.close();
    }

    @Test
    void aHolderIsJudgedByTheTimeSinceItsLastRenewalWhereItsOwnClockStandsStill() throws IOException {
        Lease lease = one.take(files, "run-1");
        for (int i = 1; i <= 20; i++) {
            world.pass(QUARTER);
            one.wrongBy(QUARTER.multipliedBy(-i));
            lease.renew();
        }
        world.everyQuarter(lease::renew);
        refused(() -> two.take(files, "run-2"));
        lease.requireHeld();
        lease.close();
    }

    @Test
    void aHolderWhoseClockGoesALittleAheadIsToldAtOnce() throws IOException {
        Lease lease = one.wrongBy(Duration.ofSeconds(20)).take(files, "run-1");
        long before = two.nanos();
        refused(() -> two.take(files, "run-2"));
        assertEquals(before, two.nanos());
        lease.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "not json",
                "[]",
                "{}",
                "{\"format\":0}",
                "{\"format\":\"1\"}",
                "{\"format\":1,\"run\":\"run-1\"}",
                "{\"format\":1,\"run\":\"r\",\"token\":\"t\",\"host\":\"h\",\"pid\":1,\"process_start\":1,"
                        + "\"taken\":\"noon\",\"until\":\"noon\",\"seconds\":120.0,\"renewals\":0,\"released\":true}",
                "{\"format\":1,\"run\":\"r\",\"token\":\"t\",\"host\":\"h\",\"pid\":1,\"process_start\":1,"
                        + "\"taken\":\"2026-11-24T03:00:00Z\",\"until\":\"2026-11-24T03:00:00Z\",\"seconds\":1e300,"
                        + "\"renewals\":0,\"released\":true}"
            })
    void aFileThatIsNoLeaseIsReplacedOnceItWasLeftAloneForALength(String content) throws IOException {
        files.put(PATH, content.getBytes(UTF_8));
        long before = two.nanos();
        Lease lease = two.take(files, "run-2");
        assertEquals(LENGTH.toNanos(), two.nanos() - before);
        lease.requireHeld();
        assertTrue(
                world.notes()
                        .get(1)
                        .equals(
                                "memory/house-prices/lease.json is no lease as Plumbline writes it; nobody renewed it for"
                                        + " 120 s, so it was replaced"),
                world.notes().toString());
        lease.close();
    }

    @Test
    void aLeaseCutAtAnyLengthOrWithAFlippedBitNeverStopsANightForGood() throws IOException {
        Lease dead = one.take(files, "run-1");
        byte[] good = files.get(PATH);
        for (int i = 0; i < good.length; i++) {
            byte[] cut = java.util.Arrays.copyOf(good, i);
            byte[] flipped = good.clone();
            flipped[i] ^= (byte) (1 << (i % 8));
            for (byte[] bad : List.of(cut, flipped)) {
                files.put(PATH, bad);
                takesOverInTheEnd("byte " + i + ": " + new String(bad, UTF_8));
            }
        }
        refused(dead::requireHeld);
    }

    private void takesOverInTheEnd(String told) throws IOException {
        Lease lease;
        try {
            lease = two.take(files, "run-2");
        } catch (Refusal held) {
            if (held.code() == ExitCode.STATE_REFUSED) {
                assertTrue(held.getMessage().contains("format"), held.getMessage());
                return;
            }
            assertEquals(ExitCode.TEMPORARY, held.code(), told);
            world.pass(LENGTH.plus(QUARTER));
            lease = two.take(files, "run-2");
        }
        lease.requireHeld();
        lease.close();
    }

    @Test
    void aForeignFileThatSomebodyKeepsChangingIsLeftToThem() throws IOException {
        files.put(PATH, "theirs".getBytes(UTF_8));
        world.everyQuarter(() -> files.put(PATH, Long.toString(two.nanos()).getBytes(UTF_8)));
        Refusal refusal = refused(() -> two.take(files, "run-2"));
        assertTrue(refusal.getMessage().contains("it holds no lease"), refusal.getMessage());
    }

    @Test
    void aLeaseOfANewerFormatIsRefused() throws IOException {
        Lease lease = one.take(files, "run-1");
        byte[] newer = "{\"format\":2,\"something\":\"else\"}".getBytes(UTF_8);
        files.put(PATH, newer);
        for (Executable each : List.<Executable>of(() -> two.take(files, "run-2"), lease::requireHeld)) {
            Refusal refusal = assertThrows(Refusal.class, each);
            assertEquals(ExitCode.STATE_REFUSED, refusal.code());
            assertTrue(refusal.getMessage().contains("format 2"), refusal.getMessage());
        }
        lease.close();
        assertArrayEquals(newer, files.get(PATH));
        assertTrue(
                world.notes().get(0).contains("was not given back"),
                world.notes().toString());
    }

    @Test
    void aHostileNameInAForeignFileIsShownEscaped() throws IOException {
        LeaseWorld.Host evil = world.host("evil\u001b[2J\nhost");
        Lease lease = evil.take(files, "run-1");
        String message = refused(() -> two.take(files, "run-2")).getMessage();
        assertTrue(message.chars().allMatch(c -> c >= ' ' && c < 127), message);
        lease.close();
    }

    @Test
    void whatTheFileHoldsReadsBack() throws IOException {
        LeaseDocument lease = LeaseDocument.of("run-1", one.process(), START, Duration.ofMillis(5_500));
        for (LeaseDocument each : List.of(lease, lease.renewed(START.plusMillis(7)), lease.givenBack())) {
            assertEquals(Optional.of(each), LeaseDocument.decode(each.encode(), "here"));
        }
    }

    private LeaseDocument document() {
        return LeaseDocument.decode(files.get(PATH), PATH).orElseThrow();
    }

    static Refusal refused(Executable attempt) {
        Refusal refusal = assertThrows(Refusal.class, attempt);
        assertEquals(ExitCode.TEMPORARY, refusal.code(), refusal.getMessage());
        return refusal;
    }
}
