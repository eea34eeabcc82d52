package dev.plumbline.engine;

import dev.plumbline.summation.DyadicGrids;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;

/**
 * Grids in the few bytes that they are written in: a summary stays in the cache beside the blocks of its partition, where
 * open grids would take 32 KB for each feature.
 */
final class PackedGrids implements Serializable {
    private static final long serialVersionUID = 1L;

    private final byte[] bytes;

    private PackedGrids(byte[] bytes) {
        this.bytes = bytes;
    }

    static PackedGrids of(DyadicGrids grids) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            grids.writeTo(new DataOutputStream(out));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new PackedGrids(out.toByteArray());
    }

    DyadicGrids open() {
        try {
            return DyadicGrids.readFrom(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open grids of a partition: they are damaged", e);
        }
    }

    PackedGrids merged(PackedGrids other) {
        DyadicGrids sum = open();
        sum.merge(other.open());
        return of(sum);
    }
}
