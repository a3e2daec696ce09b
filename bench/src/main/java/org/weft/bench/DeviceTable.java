package org.weft.bench;

import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.weft.backend.BackendProvider;
import org.weft.backend.Backends;
import org.weft.image.Mask;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;
import org.weft.kernel.Workers;

/**
 * The kernels of devices beside those of the processor on all of its cores, in one run: whether every number is the same, and how long each takes. The
 * volume is a cube of smoothed noise in 64 grey levels.
 */
public final class DeviceTable {

    private static final int LEVEL_COUNT = 64;
    private static final int ROUNDS = 5;

    private final int side;
    private final PrintStream out;

    DeviceTable(int side, PrintStream out) {
        this.side = side;
        this.out = out;
    }

    /**
     * Prints the table; ends with exit code 1 where two backends differ.
     *
     * @param arguments side of the cube in voxels, then backends, the first of which the others are compared with; by default the best one of
     *                  the processor and all devices
     */
    public static void main(String[] arguments) {
        List<String> backends = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        int side = arguments.length == 0 ? 512 : Integer.parseInt(arguments[0]);
        boolean same = new DeviceTable(side, System.out).print(backends.isEmpty() ? present() : backends);
        System.exit(same ? 0 : 1);
    }

    private static List<String> present() {
        List<String> names = new ArrayList<>(List.of(Backends.choose(Optional.empty()).name()));
        for (Backends.Probed found : Backends.probeAll()) {
            if (found.isReady()) {
                found.provider().devices().stream().map(BackendProvider::name).forEach(names::add);
            }
        }
        return names;
    }

    /** Whether all backends give the same numbers. */
    boolean print(List<String> backends) {
        boolean same = true;
        try (Arena arena = Arena.ofShared();
                Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
            Ball cube = new Ball(side, side);
            MemorySegment image = arena.allocate((long) Float.BYTES * side * side * side, 64)
                    .copyFrom(MemorySegment.ofArray(cube.noise()));
            var data = new DeviceWork.Data(cube.levels(LEVEL_COUNT, arena), new Mask(cube.grid(), cube.mask(arena)),
                    new Volume(cube.grid(), image), arena.allocate(image.byteSize(), 64));
            out.printf(Locale.ROOT, "cube of %d voxels a side, %d grey levels, %d threads on the processor%n", side,
                    LEVEL_COUNT, workers.threadCount());
            out.printf("%-32s %-10s %12s %12s %9s %9s %s%n", "kernel", "backend", "upload, ms", "resident, ms",
                    "ns/voxel", "faster", "numbers");
            for (DeviceWork work : DeviceWork.values()) {
                same &= print(work, data, backends, workers);
            }
        }
        return same;
    }

    private boolean print(DeviceWork work, DeviceWork.Data data, List<String> backends, Workers workers) {
        try (Arena arena = Arena.ofConfined()) {
            return print(work, data, backends, workers, arena);
        }
    }

    private boolean print(DeviceWork work, DeviceWork.Data data, List<String> backends, Workers workers, Arena arena) {
        boolean same = true;
        MemorySegment expected = null;
        double first = 0;
        for (String backend : backends) {
            Engine engine = new Engine(Backends.choose(Optional.of(backend)).kernels(), workers);
            boolean device = backend.contains(":");
            List<Slab> slabs = device ? List.of(Slab.whole(side)) : Slab.split(side, 4L * workers.threadCount());
            MemorySegment found = work.run(data, slabs, engine);
            expected = expected == null ? arena.allocate(found.byteSize(), 64).copyFrom(found) : expected;
            boolean agrees = expected.mismatch(found) < 0;
            same &= agrees;
            double fresh = Double.POSITIVE_INFINITY;
            double resident = Double.POSITIVE_INFINITY;
            for (int round = 0; round < ROUNDS; round++) {
                DeviceWork.Data unknown = data.unknown();
                fresh = Math.min(fresh, milliseconds(work, unknown, slabs, engine));
                resident = Math.min(resident, milliseconds(work, unknown, slabs, engine));
            }
            first = first == 0 ? resident : first;
            out.printf(Locale.ROOT, "%-32s %-10s %12.2f %12.2f %9.3f %9.2f %s%n", work, backend, fresh, resident,
                    1e6 * resident / side / side / side, first / resident, agrees ? "same" : "DIFFER");
        }
        return same;
    }

    private static double milliseconds(DeviceWork work, DeviceWork.Data data, List<Slab> slabs, Engine engine) {
        long start = System.nanoTime();
        work.run(data, slabs, engine);
        return (System.nanoTime() - start) / 1e6;
    }
}
