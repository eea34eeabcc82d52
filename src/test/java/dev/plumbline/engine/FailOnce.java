package dev.plumbline.engine;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.TaskContext;

/**
 * The local disk under the scheme {@code failonce}, where the first attempt of every task fails when it opens a file. For
 * tests of what a retry does to the bits.
 */
public final class FailOnce extends RawLocalFileSystem {
    private static final URI NAME = URI.create("failonce:///");

    @Override
    public URI getUri() {
        return NAME;
    }

    @Override
    public String getScheme() {
        return "failonce";
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        TaskContext task = TaskContext.get();
        if (task != null && task.attemptNumber() == 0) {
            throw new IOException("this attempt fails on purpose: " + path);
        }
        return super.open(local(path), bufferSize);
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        FileStatus status = super.getFileStatus(local(path));
        if (status == null) {
            throw new FileNotFoundException(path.toString());
        }
        return named(status);
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        FileStatus[] statuses = super.listStatus(local(path));
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] = named(statuses[i]);
        }
        return statuses;
    }

    @Override
    protected void checkPath(Path path) {}

    private static Path local(Path path) {
        return new Path(path.toUri().getPath());
    }

    private static FileStatus named(FileStatus status) {
        Path path = new Path(NAME.getScheme(), "", status.getPath().toUri().getPath());
        return new FileStatus(
                status.getLen(), status.isDirectory(), 1, status.getBlockSize(), status.getModificationTime(), path);
    }
}
