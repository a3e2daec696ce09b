package org.weft.backend.gpu;

import java.lang.foreign.MemorySegment;
import org.weft.grid.Size;
import org.weft.image.DiscretisedVolume;

/**
 * A call with all that it needs: its levels, padded, and its table, in arrays that every thread may read, while the memory of the call may
 * belong to one thread.
 */
final class SmallCall {

    /** Bytes of levels and table at most: what a device takes in about as fast as nothing. */
    private static final long MOST = 1 << 16;

    private final LevelCall call;
    private final Padding padding;
    private final short[] levels;
    private final long[] counts;

    /** @param call one that is small */
    SmallCall(LevelCall call) {
        this.call = call;
        padding = padding(call);
        levels = new short[(int) padding.count()];
        counts = new long[(int) (call.bytes() / Long.BYTES)];
        copyLevels();
        MemorySegment table = MemorySegment.ofArray(counts);
        long at = 0;
        for (MemorySegment part : call.counts()) {
            table.asSlice(at, part.byteSize()).copyFrom(part);
            at += part.byteSize();
        }
    }

    static boolean isSmall(LevelCall call) {
        return call.bytes() <= MOST && call.looked().z1() - call.looked().z0() <= MOST
                && padding(call).count() <= (MOST - call.bytes()) / Short.BYTES;
    }

    private static Padding padding(LevelCall call) {
        return new Padding(call.volume().grid().size(), call.reach()).with(call.looked().z1() - call.looked().z0());
    }

    private void copyLevels() {
        Size size = padding.size();
        long from = call.looked().z0() * size.x() * size.y() * Short.BYTES;
        for (long z = 0; z < size.z(); z++) {
            for (long y = 0; y < size.y(); y++) {
                MemorySegment.copy(call.volume().levels(), DiscretisedVolume.LAYOUT, from, levels,
                        (int) (padding.start(z) + y * padding.row()), (int) size.x());
                from += size.x() * Short.BYTES;
            }
        }
    }

    LevelCall call() {
        return call;
    }

    /** uint16, with zeros around. */
    short[] levels() {
        return levels;
    }

    /** int64, the table; what was counted, once it has been. */
    long[] counts() {
        return counts;
    }

    /** Adds the call to a table of calls: {@code levelsAt} and {@code countsAt} are where its arrays lie, in elements. */
    void addTo(CallTable calls, long levelsAt, long countsAt) {
        long z0 = call.looked().z0();
        calls.add(call, padding, levelsAt + padding.start(call.slab().z0() - z0),
                levelsAt + padding.start(call.slab().z1() - z0), countsAt);
    }

    /** Hands the table over to whoever made the call. */
    void finish() {
        MemorySegment table = MemorySegment.ofArray(counts);
        long at = 0;
        for (MemorySegment part : call.counts()) {
            part.copyFrom(table.asSlice(at, part.byteSize()));
            at += part.byteSize();
        }
    }
}
