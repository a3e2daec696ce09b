package org.weft.io;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * Element type of a file's voxels, decoded to float64 a chunk at a time. Float64 holds every value of every type
 * but the int64 and uint64 beyond 2⁵³, which are rounded to the nearest.
 */
enum VoxelType {
    UINT8(1, (in, out, n) -> {
        for (int i = 0; i < n; i++) {
            out[i] = Byte.toUnsignedInt(in.get(i));
        }
    }),
    INT8(1, (in, out, n) -> {
        for (int i = 0; i < n; i++) {
            out[i] = in.get(i);
        }
    }),
    UINT16(2, (in, out, n) -> {
        for (int i = 0; i < n; i++) {
            out[i] = Short.toUnsignedInt(in.getShort(2 * i));
        }
    }),
    INT16(2, (in, out, n) -> {
        for (int i = 0; i < n; i++) {
            out[i] = in.getShort(2 * i);
        }
    }),
    UINT32(4, (in, out, n) -> {
        for (int i = 0; i < n; i++) {
            out[i] = Integer.toUnsignedLong(in.getInt(4 * i));
        }
    }),
    INT32(4, (in, out, n) -> {
        for (int i = 0; i < n; i++) {
            out[i] = in.getInt(4 * i);
        }
    }),
    UINT64(8, (in, out, n) -> {
        for (int i = 0; i < n; i++) {
            out[i] = unsigned(in.getLong(8 * i));
        }
    }),
    INT64(8, (in, out, n) -> {
        for (int i = 0; i < n; i++) {
            out[i] = in.getLong(8 * i);
        }
    }),
    FLOAT32(4, (in, out, n) -> {
        for (int i = 0; i < n; i++) {
            out[i] = in.getFloat(4 * i);
        }
    }),
    FLOAT64(8, (in, out, n) -> {
        for (int i = 0; i < n; i++) {
            out[i] = in.getDouble(8 * i);
        }
    });

    /** One loop per type, so that none of them asks which type it has. */
    private interface Decoder {
        void decode(ByteBuffer in, double[] out, int count);
    }

    private final int bytes;
    private final Decoder decoder;

    VoxelType(int bytes, Decoder decoder) {
        this.bytes = bytes;
        this.decoder = decoder;
    }

    /** Size of one voxel in bytes. */
    int bytes() {
        return bytes;
    }

    /** Decodes the first {@code count} voxels of {@code in}, in its byte order, into the first of {@code out}. */
    void decode(ByteBuffer in, double[] out, int count) {
        decoder.decode(in, out, count);
    }

    /** The lowest bit stands for all that the shift drops, so that rounding to float64 stays correct. */
    private static double unsigned(long value) {
        return value >= 0 ? value : 2.0 * (value >>> 1 | value & 1);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
