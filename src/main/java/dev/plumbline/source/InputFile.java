package dev.plumbline.source;

import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;

/**
 * A file as it was found.
 *
 * @param path absolute, with scheme
 * @param length in bytes
 * @param modified milliseconds since 1970, or 0 where the store does not say
 * @param tag that an object store gives this content of the file; empty where there is none
 */
public record InputFile(String path, long length, long modified, String tag) {
    /** A file on a store without tags. */
    public InputFile(String path, long length, long modified) {
        this(path, length, modified, "");
    }

    static InputFile of(FileStatus status) {
        return new InputFile(status.getPath().toString(), status.getLen(), status.getModificationTime(), tag(status));
    }

    /** The tag of a file, or empty. */
    static String tag(FileStatus status) {
        String tag = status instanceof EtagSource tagged ? tagged.getEtag() : null;
        return tag == null ? "" : tag;
    }
}
