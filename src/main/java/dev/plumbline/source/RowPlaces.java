package dev.plumbline.source;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Which piece of which file the rows come from that a task reads now: Spark's scans say it for each piece that they
 * open. Where no file is known (a database, a view) the whole table counts as one file and each partition as one piece.
 *
 * <p>The only class that asks {@link InputFileBlockHolder}.
 */
final class RowPlaces {
    private final Index index;
    private final Place partition;
    private final HashMap<String, HashMap<Long, Place>> known = new HashMap<>();
    private UTF8String path;
    private long start;
    private Place now;

    RowPlaces(Index index, int partition) {
        this.index = index;
        this.partition = new Place(index.size(), index.table + ", partition " + (partition + 1), partition);
        this.now = this.partition;
    }

    /** The files of a table by their place in the list, as it is sent to the tasks. */
    static final class Index implements Serializable {
        private static final long serialVersionUID = 1L;
        private final String table;
        private final HashMap<String, Integer> files = new HashMap<>();

        /** @param table what to call the table where no file is known; @param files none where rows have no file */
        Index(String table, List<InputFile> files) {
            this.table = table;
            for (int f = 0; f < files.size(); f++) {
                this.files.put(files.get(f).path(), f);
            }
        }

        int size() {
            return files.size();
        }
    }

    /** A piece of the table: of a file, from a byte offset on, or a partition. One object for each. */
    static final class Place {
        private final int file;
        private final String path;
        private final long start;

        Place(int file, String path, long start) {
            this.file = file;
            this.path = path;
            this.start = start;
        }

        int file() {
            return file;
        }

        String path() {
            return path;
        }

        long start() {
            return start;
        }
    }

    /** Where the batch or row that was just given comes from. The same object while the piece is the same. */
    Place now() {
        if (index.files.isEmpty()) {
            return partition;
        }
        UTF8String file = InputFileBlockHolder.getInputFilePath();
        long offset = InputFileBlockHolder.getStartOffset();
        if (file != path && !file.equals(path) || offset != start) {
            path = file;
            start = offset;
            now = file.numBytes() == 0 ? partition : place(plain(file.toString()), offset);
        }
        return now;
    }

    /** The file that is being read, for a message. */
    String file() {
        return now().path();
    }

    private Place place(String file, long offset) {
        Integer number = index.files.get(file);
        if (number == null) {
            return partition;
        }
        return known.computeIfAbsent(file, name -> new HashMap<>())
                .computeIfAbsent(offset, from -> new Place(number, file, from));
    }

    /** Spark's escaped address as the path that files are listed by. */
    static String plain(String address) {
        try {
            return new Path(new URI(address)).toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return address;
        }
    }
}
