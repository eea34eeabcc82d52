package dev.plumbline.export;

import java.io.IOException;
import java.util.SortedMap;

/** A form: how a model is written in it, and how what was written is read again. */
interface ExportForm {
    /**
     * The files by their paths, with {@code /} between segments; the same version gives the same bytes.
     *
     * @throws dev.plumbline.model.Refusal 65 where the form cannot hold the name of a column
     */
    SortedMap<String, byte[]> write(Original original) throws IOException;

    /**
     * Reads what {@link #write} wrote, and nothing else.
     *
     * @throws UnreadableException where it is anything else
     */
    Rereading read(SortedMap<String, byte[]> files) throws IOException;
}
