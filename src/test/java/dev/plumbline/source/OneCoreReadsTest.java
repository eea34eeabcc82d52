package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class OneCoreReadsTest {
    private static final CsvFiles CODECS = new CsvFiles(new Configuration(false));
    private static final long MB = 1_000_000;

    private static InputFile file(String name, long megabytes) {
        return new InputFile(name, megabytes * MB, 0);
    }

    private static ParquetFooter footer(String name, long... megabytes) {
        List<ParquetFooter.Group> groups = java.util.Arrays.stream(megabytes)
                .mapToObj(each -> new ParquetFooter.Group(4, each * MB, each * 10))
                .toList();
        return new ParquetFooter(file(name, 0), Map.of(), groups, true);
    }

    @Test
    void aLargeCompressedFileIsToldWithWhatItCosts() {
        assertEquals(
                Optional.of(
                        "t/big.csv.gz: a compressed file cannot be cut: one core of 8 reads its 2000 MB, which takes"
                                + " some 33 s at 60 MB/s where 4 s would do; pack it as several files, each with the header, or"
                                + " as Parquet"),
                OneCoreReads.ofCompressed(List.of(file("t/big.csv.gz", 2000)), CODECS, 8));
    }

    @Test
    void aLargeRowGroupIsToldWithWhatItCosts() {
        assertEquals(
                Optional.of(
                        "t/one.parquet: a row group of 4000 rows cannot be cut: one core of 4 reads its 400 MB, which"
                                + " takes some 4 s at 100 MB/s where 1 s would do; write it with smaller row groups"
                                + " (parquet.block.size)"),
                OneCoreReads.ofRowGroups(List.of(footer("t/one.parquet", 400, 20)), 4));
    }

    @Test
    void nothingIsToldWhereTheOtherCoresHaveAsMuchToRead() {
        List<InputFile> even = java.util.stream.IntStream.range(0, 8)
                .mapToObj(i -> file(i + ".csv.gz", 500))
                .toList();
        assertEquals(Optional.empty(), OneCoreReads.ofCompressed(even, CODECS, 8));
        assertEquals(Optional.empty(), OneCoreReads.ofRowGroups(List.of(footer("p", 128, 128, 128, 128, 128)), 4));
    }

    @Test
    void nothingIsToldOfSecondsNorOfFilesThatCanBeCut() {
        assertEquals(Optional.empty(), OneCoreReads.ofCompressed(List.of(file("s.csv.gz", 60)), CODECS, 64));
        assertEquals(Optional.empty(), OneCoreReads.ofCompressed(List.of(file("plain.csv", 90_000)), CODECS, 64));
        assertEquals(Optional.empty(), OneCoreReads.ofCompressed(List.of(file("one.csv.gz", 90_000)), CODECS, 1));
        assertEquals(Optional.empty(), OneCoreReads.ofRowGroups(List.of(footer("none")), 4));
    }
}
