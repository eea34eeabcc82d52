package dev.plumbline.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The files that Spark's writer leaves in a directory. */
final class WrittenFiles {
    private static final String PART = "part-";
    private static final String COMPLETE = "_SUCCESS";
    /** Endings of files that are compressed as a whole; inside of others, such as Parquet, the reader knows how. */
    private static final Set<String> COMPRESSED = Set.of("gz", "bz2", "zst", "zstd", "lz4", "snappy", "deflate", "xz");

    private WrittenFiles() {}

    /** Whether there are parts, and nothing but parts: no log, no directories. */
    static boolean arePlain(FileSystem fs, Path directory) throws IOException {
        if (!fs.exists(directory)) {
            return false;
        }
        boolean any = false;
        for (FileStatus file : fs.listStatus(directory)) {
            String name = file.getPath().getName();
            boolean part = file.isFile() && name.startsWith(PART);
            if (!part && !name.equals(COMPLETE)) {
                return false;
            }
            any |= part;
        }
        return any;
    }

    /** Moves the parts up under names of ours, which hold no random part, and removes what is left. */
    static List<InputFile> rename(FileSystem fs, Path written, Path directory) throws IOException {
        FileStatus[] files = fs.listStatus(written, path -> path.getName().startsWith(PART));
        Arrays.sort(files);
        List<InputFile> renamed = new ArrayList<>();
        for (FileStatus file : files) {
            Path target = new Path(
                    directory,
                    OutputCsv.name(renamed.size(), suffix(file.getPath().getName())));
            if (!fs.rename(file.getPath(), target)) {
                throw new IOException("cannot rename " + file.getPath() + " to " + target);
            }
            renamed.add(new InputFile(target.toString(), file.getLen(), file.getModificationTime()));
        }
        fs.delete(written, true);
        return renamed;
    }

    /** The ending of a part by which readers know what it is. */
    static String suffix(String name) {
        String[] pieces = name.split("\\.");
        String last = pieces[pieces.length - 1];
        return pieces.length > 2 && COMPRESSED.contains(last) ? pieces[pieces.length - 2] + "." + last : last;
    }
}
