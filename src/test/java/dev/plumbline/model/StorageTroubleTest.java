package dev.plumbline.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.s3a.AWSNoResponseException;
import org.apache.hadoop.fs.s3a.UnknownStoreException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class StorageTroubleTest {
    @Test
    void exceptionsOfJavaHadoopAndS3aAreKnownByNameOrWords() {
        Map<Throwable, StorageTrouble> known = new LinkedHashMap<>();
        known.put(new AccessDeniedException("s3a://b/x", null, "getFileStatus"), StorageTrouble.FORBIDDEN);
        known.put(new IOException("Permission denied: user=nobody"), StorageTrouble.FORBIDDEN);
        known.put(new UnknownStoreException("s3a://b", "no such bucket"), StorageTrouble.NO_BUCKET);
        known.put(new ConnectException("Connection refused"), StorageTrouble.UNREACHABLE);
        known.put(new IOException(new ConnectException("refused")), StorageTrouble.UNREACHABLE);
        known.put(
                new AWSNoResponseException("GET", AwsServiceException.builder().build()), StorageTrouble.UNREACHABLE);
        known.put(SdkClientException.create("Unable to execute HTTP request: closed"), StorageTrouble.UNREACHABLE);
        known.put(new IOException("Name node is in safe mode."), StorageTrouble.UNREACHABLE);
        known.forEach((failure, trouble) ->
                assertEquals(Optional.of(trouble), StorageTrouble.of(failure), failure.toString()));
    }

    @Test
    void whatIsNoneOfThemIsLeftToOthers() {
        assertEquals(Optional.empty(), StorageTrouble.of(new FileNotFoundException("s3a://b/x")));
        assertEquals(Optional.empty(), StorageTrouble.of(new IOException((String) null)));
        assertEquals(Optional.empty(), StorageTrouble.of(new IllegalStateException("a bug")));
    }

    @Test
    void aFailureThatCausesItselfIsLookedAtAndNotForEver() {
        IOException one = new IOException("one");
        IOException two = new IOException("two", one);
        one.initCause(two);
        assertEquals(Optional.empty(), StorageTrouble.of(one));
    }
}
