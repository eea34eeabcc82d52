package dev.plumbline.platform;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What a file system that gives each file to one writer at a time offers when a writer has died. */
public final class WriterLeases {
    private static final MethodType OF_FILE = MethodType.methodType(boolean.class, Path.class);
    private static final MethodType CALL = MethodType.methodType(boolean.class, FileSystem.class, Path.class);

    private final Class<?> owner;
    private final MethodHandle recover;
    private final MethodHandle closed;

    private WriterLeases(Class<?> owner, MethodHandle recover, MethodHandle closed) {
        this.owner = owner;
        this.recover = recover.asType(CALL);
        this.closed = closed.asType(CALL);
    }

    /** @param owner class or interface that has the two methods, if it has */
    static Optional<WriterLeases> of(Class<?> owner) {
        return Named.method(owner, "recoverLease", OF_FILE)
                .flatMap(recover -> Named.method(owner, "isFileClosed", OF_FILE)
                        .map(closed -> new WriterLeases(owner, recover, closed)));
    }

    boolean isOf(FileSystem fs) {
        return owner.isInstance(fs);
    }

    /** Takes the file from its writer; whether it is closed already. */
    public boolean recover(FileSystem fs, Path file) throws IOException {
        return call(recover, fs, file);
    }

    public boolean isClosed(FileSystem fs, Path file) throws IOException {
        return call(closed, fs, file);
    }

    private static boolean call(MethodHandle method, FileSystem fs, Path file) throws IOException {
        try {
            return (boolean) method.invokeExact(fs, file);
        } catch (IOException | RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable other) {
            throw new IOException(other);
        }
    }
}
