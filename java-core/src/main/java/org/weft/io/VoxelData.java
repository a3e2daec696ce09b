package org.weft.io;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.weft.grid.Size;

/**
 * Where a file keeps its voxels, and how: x fastest, {@code intensity = slope · stored + intercept}.
 *
 * @param start byte of the file at which the voxels, or the gzip stream around them, begin
 * @param skip bytes of a gzip stream before the first voxel, else 0
 */
record VoxelData(Path file, long start, long skip, Encoding encoding, VoxelType type, ByteOrder order, double slope,
        double intercept) {

    /** No deflate stream holds more bytes for each of its own: 258 bytes for 2 bits. */
    private static final long MOST_INFLATION = 1032;

    enum Encoding {
        RAW, GZIP, TEXT
    }

    static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw ByteSource.unreadable(file, e);
        }
    }

    /** Refuses a size that the file cannot hold: whatever memory is taken later is bounded by the file's length. */
    void requireRoomFor(Size size) {
        long needed = encoding == Encoding.TEXT ? times(size.voxelCount(), 2) - 1
                : times(size.voxelCount(), type.bytes());
        long stored = Math.max(0, length(file) - start);
        long held = encoding == Encoding.GZIP ? Math.max(0, times(stored, MOST_INFLATION) - skip) : stored;
        if (needed > held) {
            throw new UnreadableImageException(file, "the header claims " + size + " voxels of " + type + ", " + needed
                    + " bytes, but "
                    + (encoding == Encoding.GZIP ? "the " + stored + " bytes of its gzip stream hold at most "
                            : "from byte " + start + " on it holds ")
                    + held + "; the file is truncated or its header wrong: copy or export it again");
        }
    }

    boolean scaled() {
        return slope != 1 || intercept != 0;
    }

    /** Whether the file's bytes are a volume's as they lie there. */
    boolean mappable() {
        return encoding == Encoding.RAW && type == VoxelType.FLOAT32 && order == ByteOrder.nativeOrder() && !scaled()
                && start % Float.BYTES == 0;
    }

    /** The product of two counts, or the largest long where it does not fit. */
    static long times(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return high == 0 && low >= 0 ? low : Long.MAX_VALUE;
    }
}
