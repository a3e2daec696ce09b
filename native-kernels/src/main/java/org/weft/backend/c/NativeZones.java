package org.weft.backend.c;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import org.weft.kernel.ZoneKernel;
import org.weft.kernel.Zones;

/** Zones in C: {@code zones.c}. */
final class NativeZones implements ZoneKernel {

    /** Bytes of a {@code struct weft_zone}. */
    private static final long ZONE = 24;

    private final CFunction find;
    private final CFunction free;

    NativeZones(TieredLibrary library) {
        find = library.function("weft_zones", ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS);
        free = library.function("weft_free_zones", ADDRESS);
    }

    @Override
    public Zones find(Arguments arguments) {
        var size = arguments.volume().grid().size();
        MemorySegment distances = arguments.distances();
        long[] found = new long[2];
        try (NativeMemory memory = new NativeMemory()) {
            find.call(memory.input(arguments.volume().levels()), size.x(), size.y(), size.z(),
                    arguments.planar() ? 1 : 0, distances == null ? MemorySegment.NULL : memory.input(distances),
                    memory.output(MemorySegment.ofArray(found)));
        }
        MemorySegment zones = MemorySegment.ofAddress(found[1]);
        try {
            return copy(zones.reinterpret(found[0] * ZONE), found[0]);
        } finally {
            free.call(zones);
        }
    }

    private static Zones copy(MemorySegment zones, long number) {
        int count = Math.toIntExact(number);
        int[] levels = new int[count];
        int[] slices = new int[count];
        long[] sizes = new long[count];
        int[] distances = new int[count];
        for (int zone = 0; zone < count; zone++) {
            sizes[zone] = zones.get(JAVA_LONG, zone * ZONE);
            levels[zone] = zones.get(JAVA_INT, zone * ZONE + 8);
            slices[zone] = zones.get(JAVA_INT, zone * ZONE + 12);
            distances[zone] = zones.get(JAVA_INT, zone * ZONE + 16);
        }
        return new Zones(levels, slices, sizes, distances, count);
    }
}
