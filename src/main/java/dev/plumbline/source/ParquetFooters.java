package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.types.StructType;

/** Reads the footers of all files on the driver, several at a time: a few small reads for each file. */
final class ParquetFooters {
    private static final int AT_A_TIME = 16;

    private final Configuration conf;
    /** One copy of equal columns: most files of a table have the same. */
    private final Map<Map<String, String>, Map<String, String>> known = new ConcurrentHashMap<>();

    /** Of the first file. */
    private volatile ParquetMetadata first;

    ParquetFooters(Configuration conf) {
        this.conf = conf;
    }

    /**
     * The footers in the order of the files.
     *
     * @throws Refusal 65 where a file is not Parquet or cut short; 66 where all are empty
     */
    List<ParquetFooter> read(List<InputFile> files) {
        if (files.stream().allMatch(file -> file.length() == 0)) {
            throw new Refusal(
                    ExitCode.NO_INPUT,
                    "Cannot read " + Excerpt.of(files.get(0).path())
                            + (files.size() > 1 ? " and the other files: they are empty" : ": it is empty"));
        }
        ExecutorService readers = Executors.newFixedThreadPool(Math.min(AT_A_TIME, files.size()), task -> {
            Thread thread = new Thread(task, "parquet-footers");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<ParquetFooter>> reads = new ArrayList<>();
            for (InputFile file : files) {
                reads.add(readers.submit(() -> read(file, file == files.get(0))));
            }
            List<ParquetFooter> footers = new ArrayList<>();
            for (Future<ParquetFooter> read : reads) {
                footers.add(read.get());
            }
            return footers;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(ExitCode.TEMPORARY, "Cannot read footers: stopped", e);
        } finally {
            readers.shutdownNow();
        }
    }

    /**
     * The schema of the first file as Spark sees it, after {@link #read}.
     *
     * @throws Refusal 65 where Spark can make nothing of it
     */
    StructType schema(InputFile file) {
        try {
            return ParquetReading.schema(file.path(), first, conf);
        } catch (RuntimeException e) {
            throw notParquet(file, String.valueOf(e.getMessage()), e);
        }
    }

    private ParquetFooter read(InputFile file, boolean isFirst) {
        if (file.length() == 0) {
            throw notParquet(file, "it has no bytes", null);
        }
        try {
            HadoopInputFile input = HadoopInputFile.fromPath(new Path(file.path()), conf);
            try (ParquetFileReader reader = ParquetFileReader.open(input)) {
                if (isFirst) {
                    first = reader.getFooter();
                }
                Map<String, String> types = new LinkedHashMap<>();
                for (Type field :
                        reader.getFooter().getFileMetaData().getSchema().getFields()) {
                    types.put(field.getName(), name(field));
                }
                List<ParquetFooter.Group> groups = new ArrayList<>();
                for (BlockMetaData group : reader.getFooter().getBlocks()) {
                    groups.add(new ParquetFooter.Group(
                            group.getStartingPos(), group.getCompressedSize(), group.getRowCount()));
                }
                return new ParquetFooter(
                        file,
                        known.computeIfAbsent(types, same -> same),
                        groups,
                        groups.isEmpty() || hasChecksum(input, groups.get(0)));
            }
        } catch (IOException e) {
            throw isOfDecoder(e)
                    ? notParquet(file, String.valueOf(e.getMessage()), e)
                    : InputFiles.unreadable(file.path(), e);
        } catch (RuntimeException e) {
            throw notParquet(file, String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether the bytes were read and made no sense; Parquet wraps that in a plain IOException. */
    private static boolean isOfDecoder(IOException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof EOFException || t.getClass().getName().contains("parquet.")) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasChecksum(HadoopInputFile input, ParquetFooter.Group group) throws IOException {
        try (SeekableInputStream in = input.newStream()) {
            in.seek(group.start());
            PageHeader header = Util.readPageHeader(in);
            return header.isSetCrc();
        }
    }

    private static Refusal notParquet(InputFile file, String why, Exception cause) {
        return new Refusal(
                ExitCode.DATA,
                "Cannot read " + Excerpt.of(file.path()) + " as Parquet: " + Excerpt.of(why)
                        + "; is it complete, and is it Parquet?",
                cause);
    }

    /** A type as people call it; two columns are of one type where their names are equal. */
    private static String name(Type field) {
        if (!field.isPrimitive() || field.isRepetition(Type.Repetition.REPEATED)) {
            return field.isPrimitive() ? "list" : "nested";
        }
        PrimitiveType type = field.asPrimitiveType();
        LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
        if (annotation instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation decimal) {
            return "decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
        }
        if (annotation instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation integer) {
            return (integer.isSigned() ? "int" : "uint") + integer.getBitWidth();
        }
        if (annotation != null) {
            return annotation.toString().toLowerCase(Locale.ROOT);
        }
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> "int32";
            case INT64 -> "int64";
            case INT96 -> "timestamp (int96)";
            case FLOAT -> "float";
            case DOUBLE -> "double";
            case BOOLEAN -> "boolean";
            case BINARY -> "binary";
            case FIXED_LEN_BYTE_ARRAY -> "binary(" + type.getTypeLength() + ")";
        };
    }

    /** What a person should know about the files. */
    static List<String> notes(List<ParquetFooter> footers) {
        List<ParquetFooter> bare =
                footers.stream().filter(footer -> !footer.checksums()).toList();
        if (bare.isEmpty()) {
            return List.of();
        }
        return List.of(bare.size() + " of " + footers.size() + " files carry no page checksums ("
                + Excerpt.of(bare.get(0).file().path())
                + "): damage to their data may go unnoticed");
    }
}
