package org.weft.backend.c;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.weft.kernel.ZoneKernel;
import org.weft.kernel.Zones;

/** Zones in C: {@code zones.c}. */
final class NativeZones implements ZoneKernel {

    /** Longs of a {@code struct weft_zones}: the count, then where sizes, ends, distances and levels lie. */
    private static final int STRUCT = 5;

    private final CFunction find;
    private final CFunction free;

    NativeZones(TieredLibrary library) {
        find = library.function("weft_zones", ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS,
                ADDRESS);
        free = library.function("weft_free_zones", ADDRESS);
    }

    @Override
    public Zones find(Arguments arguments) {
        var volume = arguments.volume();
        var size = volume.grid().size();
        MemorySegment distances = arguments.distances();
        MemorySegment seams = arguments.seams();
        long[] found = new long[STRUCT];
        try (NativeMemory memory = new NativeMemory()) {
            find.call(memory.input(volume.levels()), size.x(), size.y(), size.z(),
                    arguments.planar() ? 1 : 0, distances == null ? MemorySegment.NULL : memory.input(distances),
                    seams == null ? MemorySegment.NULL : memory.output(seams),
                    memory.output(MemorySegment.ofArray(found)));
        }
        try {
            return copy(found, Math.toIntExact(size.z()));
        } finally {
            try (NativeMemory memory = new NativeMemory()) {
                free.call(memory.input(MemorySegment.ofArray(found)));
            }
        }
    }

    private static Zones copy(long[] found, int sliceCount) {
        int count = Math.toIntExact(found[0]);
        long[] sizes = at(found[1], (long) count * Long.BYTES).toArray(JAVA_LONG);
        long[] ends = at(found[2], (long) sliceCount * Long.BYTES).toArray(JAVA_LONG);
        int[] distances = found[3] == 0 ? new int[count] : at(found[3], (long) count * Integer.BYTES).toArray(JAVA_INT);
        MemorySegment narrow = at(found[4], (long) count * Short.BYTES);
        int[] levels = new int[count];
        for (int zone = 0; zone < count; zone++) {
            levels[zone] = Short.toUnsignedInt(narrow.getAtIndex(JAVA_SHORT, zone));
        }
        int[] slices = new int[count];
        for (int z = 0, from = 0; z < sliceCount; from = (int) ends[z++]) {
            Arrays.fill(slices, from, (int) ends[z], z);
        }
        return new Zones(levels, slices, sizes, distances, count);
    }

    private static MemorySegment at(long address, long bytes) {
        return MemorySegment.ofAddress(address).reinterpret(bytes);
    }
}
