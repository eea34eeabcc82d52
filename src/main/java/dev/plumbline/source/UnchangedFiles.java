package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Tells whether files are still as they were when they were listed: by length and time of modification, and by the tag
 * of an object store, whose times are whole seconds.
 */
final class UnchangedFiles {
    /** From so many files of one directory on it is listed as a whole: one request for a thousand files. */
    private static final int MANY = 16;

    private UnchangedFiles() {}

    /** Refuses (65) a file that is not as it was. */
    static void verify(Configuration conf, List<InputFile> files) {
        files.stream()
                .collect(Collectors.groupingBy(
                        file -> new Path(file.path()).getParent(), LinkedHashMap::new, Collectors.toList()))
                .forEach((directory, together) -> verify(conf, directory, together));
    }

    private static void verify(Configuration conf, Path directory, List<InputFile> files) {
        try {
            FileSystem fs = directory.getFileSystem(conf);
            Map<String, FileStatus> listed = files.size() < MANY ? Map.of() : listed(fs, directory);
            for (InputFile file : files) {
                Path path = new Path(file.path());
                FileStatus now = listed.get(path.getName());
                compare(file, now == null ? statusOrNull(fs, path) : now);
            }
        } catch (IOException e) {
            throw InputFiles.unreadable(directory.toString(), e);
        }
    }

    private static Map<String, FileStatus> listed(FileSystem fs, Path directory) throws IOException {
        Map<String, FileStatus> byName = new HashMap<>();
        try {
            for (FileStatus status : fs.listStatus(directory)) {
                byName.put(status.getPath().getName(), status);
            }
        } catch (FileNotFoundException gone) {
            return Map.of();
        }
        return byName;
    }

    private static FileStatus statusOrNull(FileSystem fs, Path path) throws IOException {
        try {
            return fs.getFileStatus(path);
        } catch (FileNotFoundException e) {
            return null;
        }
    }

    private static void compare(InputFile file, FileStatus now) {
        if (now == null) {
            throw changed(file, "is gone");
        }
        if (now.getLen() != file.length()) {
            throw changed(file, "had " + file.length() + " bytes and now has " + now.getLen());
        }
        if (now.getModificationTime() != file.modified() || !InputFile.tag(now).equals(file.tag())) {
            throw changed(file, "was written again");
        }
    }

    private static Refusal changed(InputFile file, String how) {
        return new Refusal(
                ExitCode.DATA,
                "Cannot trust what was read: " + Excerpt.of(file.path()) + " " + how
                        + " while it was being read; run again when the input is settled");
    }
}
