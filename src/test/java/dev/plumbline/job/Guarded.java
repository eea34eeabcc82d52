package dev.plumbline.job;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.security.AccessControlException;

/** Local files, of which some may not be read; root, who runs tests in containers, may read any real one. */
public final class Guarded extends RawLocalFileSystem {
    @Override
    public URI getUri() {
        return URI.create("guarded:///");
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        if (path.getName().contains("secret")) {
            throw new AccessControlException("Permission denied: user=nobody, access=READ");
        }
        return super.open(path, bufferSize);
    }
}
