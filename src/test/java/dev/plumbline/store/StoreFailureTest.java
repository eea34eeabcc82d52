package dev.plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.fs.s3a.UnknownStoreException;
import org.junit.jupiter.api.Test;

class StoreFailureTest {
    @Test
    void everyFailureHasItsCodeAndAWayOut() {
        Map<IOException, ExitCode> failures = new LinkedHashMap<>();
        failures.put(new AccessDeniedException("/m/a"), ExitCode.NO_PERMISSION);
        failures.put(new org.apache.hadoop.security.AccessControlException("no"), ExitCode.NO_PERMISSION);
        failures.put(new FileSystemException("/m/a", null, "Read-only file system"), ExitCode.CANNOT_CREATE);
        failures.put(new NotDirectoryException("/m/a"), ExitCode.CANNOT_CREATE);
        failures.put(new FileSystemException("/m/a", null, "Not a directory"), ExitCode.CANNOT_CREATE);
        failures.put(new org.apache.hadoop.fs.ParentNotDirectoryException("/m/a"), ExitCode.CANNOT_CREATE);
        failures.put(new FileSystemException("/m/a", null, "No space left on device"), ExitCode.IO_ERROR);
        failures.put(new IOException("Input/output error"), ExitCode.IO_ERROR);
        failures.put(new IOException((String) null), ExitCode.IO_ERROR);
        failures.put(new ConnectException("Connection refused"), ExitCode.UNAVAILABLE);
        failures.put(new IOException("Name node is in safe mode."), ExitCode.UNAVAILABLE);
        failures.put(
                new java.io.EOFException(
                        "End of File Exception between local host is: \"a/127.0.0.1\"; destination host"
                                + " is: \"b\":8020; : java.io.EOFException"),
                ExitCode.UNAVAILABLE);
        failures.put(
                new IOException("Operation category READ is not supported in state standby."), ExitCode.UNAVAILABLE);
        failures.put(new UnknownStoreException("s3a://b/m", "no such bucket"), ExitCode.CANNOT_CREATE);
        failures.put(new SymbolicLinkException("/m/a"), ExitCode.STATE_REFUSED);
        failures.put(new OversizeException("/m/a", 5), ExitCode.STATE_REFUSED);
        failures.forEach((failure, code) -> {
            Refusal refusal = StoreFailure.of("write /m/a", failure);
            assertEquals(code, refusal.code(), failure.toString());
            assertTrue(refusal.getMessage().startsWith("Cannot write /m/a: "), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("; "), refusal.getMessage());
            assertEquals(failure, refusal.getCause());
        });
    }

    @Test
    void aFullDiskIsToldWithWhatToDo() {
        Refusal full = StoreFailure.of("write", new FileSystemException("/m/a", null, "No space left on device"));
        assertEquals(
                "Cannot write: No space left on device at /m/a; make room there, then start the same command again",
                full.getMessage());
    }

    @Test
    void keysThatAnObjectStoreDoesNotKnowAreToldWithWhatItSaid() {
        Refusal keys =
                StoreFailure.of("write", new AccessDeniedException("s3a://b/m", null, "PUT: 403, InvalidAccessKeyId"));
        assertEquals(
                "Cannot write: permission denied at s3a://b/m: PUT: 403, InvalidAccessKeyId; see that the credentials are"
                        + " those of this store and may write there, or choose another place with --models",
                keys.getMessage());
    }

    @Test
    void messagesOfOthersAreOneLineWithoutControls() {
        Refusal refusal = StoreFailure.of("write", new IOException("first\u001b[2J line\nstack trace\n\tat x"));
        assertTrue(refusal.getMessage().contains("first\\u001b[2J line"), refusal.getMessage());
        assertTrue(refusal.getMessage().chars().noneMatch(c -> c < ' '), refusal.getMessage());
    }
}
