package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file really is, by its first bytes, where that is surely not CSV. */
enum FileType {
    PARQUET("a Parquet file", "read it with --format parquet", "PAR1"),
    ORC("an ORC file", "read it with --format orc", "ORC"),
    AVRO("an Avro file", "read it with --format avro", "Obj\u0001"),
    GZIP("gzip data", "name it .gz", "\u001f\u008b"),
    BZIP2("bzip2 data", "name it .bz2", "BZh"),
    ZSTD("zstd data", "name it .zst", "\u0028\u00b5\u002f\u00fd"),
    XZ("xz data", "decompress it first", "\u00fd7zXZ"),
    ZIP("a zip archive (or a spreadsheet)", "unpack it, or save it as CSV", "PK\u0003\u0004"),
    OLE("an old spreadsheet or document", "save it as CSV", "\u00d0\u00cf\u0011\u00e0"),
    PDF("a PDF document", "export the table as CSV", "%PDF-"),
    UTF_32("UTF-32 text, not UTF-8 at byte 0", "convert it to UTF-8", "\u00ff\u00fe\u0000\u0000"),
    UTF_16_LE("UTF-16 text, not UTF-8 at byte 0", "convert it to UTF-8", "\u00ff\u00fe"),
    UTF_16_BE("UTF-16 text, not UTF-8 at byte 0", "convert it to UTF-8", "\u00fe\u00ff"),
    HTML("an HTML page, perhaps an error page", "download the file again", "<!doctype html", "<html"),
    XML("an XML document, perhaps an error of an object store", "download the file again", "<?xml", "<error>");

    private static final int LOOKED_AT = 64;

    private final String what;
    private final String wayOut;
    private final String[] beginnings;

    FileType(String what, String wayOut, String... beginnings) {
        this.what = what;
        this.wayOut = wayOut;
        this.beginnings = beginnings;
    }

    /** Refuses (65) a file whose first bytes show that it is no CSV. */
    static void refuseOther(InputFile file, byte[] bytes, int end) {
        String start = new String(bytes, 0, Math.min(end, LOOKED_AT), StandardCharsets.ISO_8859_1);
        String text =
                start.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading().toLowerCase(Locale.ROOT);
        boolean binary = start.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\r' && c != '\n');
        for (FileType type : values()) {
            boolean markup = type == HTML || type == XML;
            boolean printable = type == PARQUET || type == ORC || type == AVRO || type == BZIP2;
            for (String beginning : type.beginnings) {
                // A header may begin with "ORC", but has no control characters.
                if ((markup ? text : start).startsWith(beginning) && (binary || !printable)) {
                    throw new Refusal(
                            ExitCode.DATA,
                            "Cannot read " + Excerpt.of(file.path()) + " as CSV: it is " + type.what + "; "
                                    + type.wayOut);
                }
            }
        }
    }
}
