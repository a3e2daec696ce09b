package org.weft.backend.gpu;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.Stream;
import org.weft.grid.Norm;
import org.weft.kernel.Offset;
import org.weft.kernel.ZoneKernel;
import org.weft.kernel.Zones;

/** Zones on a device: {@code zones.c}. They may reach through all of the slab, so that all of it must fit. */
final class GpuZones implements ZoneKernel {

    /** Voxels in a row that one item goes over. */
    private static final long RUN = 32;

    /** Voxels and zeros whose numbers fit into 32 bits. */
    private static final long MOST = 0xffff_ffffL;

    private static final int NO_DISTANCE = -1;

    private final LevelStore store;
    private final Device device;

    GpuZones(LevelStore store) {
        this.store = store;
        device = store.device();
    }

    @Override
    public Zones find(Arguments arguments) {
        Zones[] found = new Zones[1];
        Launches.whole(() -> store.withSlab(arguments.whole(), arguments.slab(), LevelKernel.STEP,
                levels -> found[0] = find(arguments, levels)));
        return found[0];
    }

    /** What the kernels are told of the voxels: {@code base} is where those of the slab begin, with the zeros before. */
    private record Voxels(DeviceBuffer levels, long base, long from, long to) {

        long runs() {
            return Math.ceilDiv(to - from, RUN);
        }
    }

    private Zones find(Arguments arguments, PaddedLevels levels) {
        Padding padding = levels.padding().with(arguments.slab().z1() - arguments.slab().z0());
        Voxels voxels = new Voxels(levels.buffer(), levels.start(arguments.slab().z0()) - padding.front(),
                padding.start(0), padding.start(padding.size().z()));
        if (voxels.to > MOST) {
            throw new DeviceMemoryException(device.name(),
                    "it numbers the voxels of zones with 32 bits, and " + padding.size() + " are more");
        }
        try (CallMemory memory = new CallMemory(device)) {
            DeviceBuffer sizes = memory.words(voxels.to, 0);
            DeviceBuffer least = memory.words(voxels.to, NO_DISTANCE);
            DeviceBuffer seams = memory.allocate(seamCount(arguments) * Integer.BYTES);
            try (CallMemory linking = new CallMemory(device)) {
                DeviceBuffer parents = link(arguments, padding, voxels, linking);
                measure(arguments, padding, voxels, parents, sizes, least, linking);
                if (arguments.seams() != null) {
                    findRoots(arguments, padding, voxels, parents, seams);
                }
            }
            Zones zones = list(arguments, padding, voxels, sizes, least, memory);
            if (arguments.seams() != null) {
                Launches.each(device, "weft_zones_number", seamCount(arguments), seams, seamCount(arguments), sizes);
                seams.read(0, arguments.seams());
            }
            return zones;
        }
    }

    private static long seamCount(Arguments arguments) {
        return arguments.seams() == null ? 0 : arguments.seams().byteSize() / Integer.BYTES;
    }

    /** The voxels linked to trees: uint32 per voxel. */
    private DeviceBuffer link(Arguments arguments, Padding padding, Voxels voxels, CallMemory memory) {
        Offset nextToAll = arguments.planar() ? new Offset(0, -1, 0) : new Offset(0, 0, -1);
        List<Offset> before = Stream.concat(Stream.of(nextToAll),
                Offset.neighbourhood(arguments.planar(), 1, Norm.CHEBYSHEV).stream()
                        .filter(offset -> !offset.isForward() && !offset.equals(nextToAll)))
                .toList();
        DeviceBuffer parents = memory.allocate(voxels.to * Integer.BYTES);
        Launches.each(device, "weft_zones_start", voxels.to, parents, voxels.to);
        Launches.each(device, "weft_zones_link", voxels.to - voxels.from, voxels.levels, voxels.base, voxels.from,
                voxels.to, memory.upload(padding.steps(before)), before.size(), parents);
        return parents;
    }

    private void measure(Arguments arguments, Padding padding, Voxels voxels, DeviceBuffer parents, DeviceBuffer sizes,
            DeviceBuffer least, CallMemory memory) {
        MemorySegment distances = arguments.distances();
        DeviceBuffer given = distances == null ? memory.allocate(0) : memory.upload(distances);
        Launches.each(device, "weft_zones_measure", voxels.to - voxels.from, voxels.levels, voxels.base, voxels.from,
                voxels.to, parents, RUN, sizes, least, distances == null ? 0 : 1, given, padding.front(), padding.row(),
                padding.slice(), padding.size().x(), padding.size().y());
    }

    /** The roots of the first and of the last slice's voxels, which may be one slice: uint32[2][y][x]. */
    private void findRoots(Arguments arguments, Padding padding, Voxels voxels, DeviceBuffer parents,
            DeviceBuffer seams) {
        Launches.each(device, "weft_zones_roots", seamCount(arguments), voxels.levels, voxels.base, parents,
                seamCount(arguments),
                padding.size().x(), padding.size().y(), padding.start(0), padding.row(),
                padding.slice() * (padding.size().z() - 1), seams);
    }

    /** Every zone; their numbers, counted from 1, take the places of sizes. */
    private Zones list(Arguments arguments, Padding padding, Voxels voxels, DeviceBuffer sizes, DeviceBuffer least,
            CallMemory memory) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment firsts = arena.allocate(JAVA_INT, voxels.runs());
            DeviceBuffer counts = memory.allocate(firsts.byteSize());
            Launches.each(device, "weft_zones_count", voxels.to - voxels.from, sizes, voxels.from, voxels.to, RUN,
                    counts);
            counts.read(0, firsts);
            int count = sum(firsts);
            if (count == 0) {
                return new Zones();
            }
            counts.write(0, firsts);
            DeviceBuffer zones = memory.allocate(4L * count * Integer.BYTES);
            Launches.each(device, "weft_zones_list", voxels.to - voxels.from, voxels.levels, voxels.base, voxels.from,
                    voxels.to, RUN, counts, sizes, least, (long) count, zones);
            MemorySegment listed = arena.allocate(JAVA_INT, 4L * count);
            zones.read(0, listed);
            return zones(listed, count, padding, arguments.distances() != null);
        }
    }

    /** Replaces every count by the sum of those before it. Returns the sum of all. */
    private static int sum(MemorySegment counts) {
        int sum = 0;
        for (long k = 0; k < counts.byteSize() / Integer.BYTES; k++) {
            int count = counts.getAtIndex(JAVA_INT, k);
            counts.setAtIndex(JAVA_INT, k, sum);
            sum = Math.addExact(sum, count);
        }
        return sum;
    }

    /** @param listed uint32[4][count]: first voxel with padding, level, size, distance */
    private static Zones zones(MemorySegment listed, int count, Padding padding, boolean withDistances) {
        int[] levels = new int[count];
        int[] slices = new int[count];
        long[] sizes = new long[count];
        int[] distances = new int[count];
        for (int k = 0; k < count; k++) {
            long first = Integer.toUnsignedLong(listed.getAtIndex(JAVA_INT, k));
            slices[k] = Math.toIntExact((first - padding.front()) / padding.slice());
            levels[k] = listed.getAtIndex(JAVA_INT, (long) count + k);
            sizes[k] = Integer.toUnsignedLong(listed.getAtIndex(JAVA_INT, 2L * count + k));
            distances[k] = withDistances ? listed.getAtIndex(JAVA_INT, 3L * count + k) : 0;
        }
        return new Zones(levels, slices, sizes, distances, count);
    }
}
