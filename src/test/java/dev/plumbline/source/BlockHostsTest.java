package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.BlockLocation;
import org.junit.jupiter.api.Test;

class BlockHostsTest {
    private static final long BLOCK = 128L << 20;

    private static BlockLocation block(int number, String... hosts) {
        return new BlockLocation(hosts, hosts, number * BLOCK, BLOCK);
    }

    private static BlockHosts.Range range(String path, double from, double to) {
        return new BlockHosts.Range(path, (long) (from * BLOCK), (long) (to * BLOCK));
    }

    @Test
    void aPartitionIsSentToTheHostsOfMostOfItsBytes() throws IOException {
        BlockHosts hosts = new BlockHosts();
        hosts.add("f", new BlockLocation[] {block(0, "a", "b"), block(1, "b", "c"), block(2, "d")});
        assertEquals(List.of("a", "b"), hosts.of(List.of(range("f", 0, 1))));
        assertEquals(List.of("b", "a", "c"), hosts.of(List.of(range("f", 0, 2))));
        assertEquals(List.of("d"), hosts.of(List.of(range("f", 1.9, 3))));
    }

    @Test
    void splitsOfManyFilesAreCountedTogether() throws IOException {
        BlockHosts hosts = new BlockHosts();
        hosts.add("f", new BlockLocation[] {block(0, "a")});
        hosts.add("g", new BlockLocation[] {block(0, "b")});
        hosts.add("h", new BlockLocation[] {block(0, "b")});
        List<BlockHosts.Range> all = List.of(range("f", 0, 0.9), range("g", 0, 1), range("h", 0, 1));
        assertEquals(List.of("b"), hosts.of(all));
    }

    @Test
    void aCompressedFileHasAllOfItsBytes() throws IOException {
        BlockHosts hosts = new BlockHosts();
        hosts.add("f.gz", new BlockLocation[] {block(0, "a"), block(1, "b"), block(2, "b")});
        assertEquals(List.of("b", "a"), hosts.of(List.of(new BlockHosts.Range("f.gz", 0, Long.MAX_VALUE))));
    }

    @Test
    void whatIsOnNoHostOfAClusterIsReadAnywhere() throws IOException {
        BlockHosts hosts = new BlockHosts();
        hosts.add("f", new BlockLocation[] {block(0, "localhost")});
        assertEquals(List.of(), hosts.of(List.of(range("f", 0, 1))));
        assertEquals(List.of(), hosts.of(List.of(range("unknown", 0, 1))));
        assertEquals(List.of(), hosts.of(List.of()));
    }

    @Test
    void noMoreThanThreeHostsAreNamed() throws IOException {
        BlockHosts hosts = new BlockHosts();
        hosts.add("f", new BlockLocation[] {block(0, "e", "d", "c", "b", "a")});
        assertEquals(List.of("a", "b", "c"), hosts.of(List.of(range("f", 0, 1))));
    }
}
