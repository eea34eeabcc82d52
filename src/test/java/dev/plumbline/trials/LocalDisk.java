package dev.plumbline.trials;

import dev.plumbline.store.FileStore;
import dev.plumbline.store.FileStores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** The disk that the suite works on. */
public record LocalDisk() implements Storage {
    @Override
    public String place(Lab lab, String name) throws IOException {
        return lab.directory(name).toString();
    }

    @Override
    public FileStore store(String place) {
        return FileStores.of(place, new Configuration(false));
    }

    @Override
    public void copy(String from, String to) throws IOException {
        Trees.copy(Path.of(from), Path.of(to));
    }

    @Override
    public void delete(String place) throws IOException {
        Trees.delete(Path.of(place));
    }

    @Override
    public Path seen(String place) {
        return Path.of(place);
    }

    @Override
    public List<Path> settings() {
        return List.of();
    }
}
