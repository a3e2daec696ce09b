package org.weft.backend.scalar;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.weft.grid.Norm;
import org.weft.grid.Size;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;
import org.weft.kernel.ZoneKernel;
import org.weft.kernel.Zones;

/** Zones by flooding each from its first voxel; every voxel waits in the one queue once. */
public final class ScalarZones implements ZoneKernel {

    @Override
    public Zones find(Arguments arguments) {
        Zones zones = new Zones();
        Levels levels = Levels.of(arguments.volume());
        try (Arena arena = Arena.ofConfined()) {
            Flood flood = new Flood(arguments, levels, arena);
            levels.visit(Slab.whole(levels.size().z()), (x, y, z, level) -> {
                if (flood.reach(x, y, z)) {
                    flood.spread(zones, level, z);
                }
            });
        }
        return zones;
    }

    /** Which voxels have been reached, and in which order. */
    private static final class Flood {

        private final Levels levels;
        private final Size size;
        private final MemorySegment distances;
        private final MemorySegment seams;
        private final List<Offset> neighbourhood;
        private final MemorySegment reached;
        private final MemorySegment queue;
        private long head;
        private long tail;

        Flood(Arguments arguments, Levels levels, Arena arena) {
            this.levels = levels;
            size = levels.size();
            distances = arguments.distances();
            seams = arguments.seams() == null ? null : arguments.seams().fill((byte) 0);
            neighbourhood = Offset.neighbourhood(arguments.planar(), 1, Norm.CHEBYSHEV);
            reached = arena.allocate(size.voxelCount());
            queue = arena.allocate(JAVA_LONG, size.voxelCount());
        }

        /** Queues a voxel; false where it has been reached before. */
        boolean reach(long x, long y, long z) {
            long k = x + size.x() * (y + size.y() * z);
            if (reached.get(JAVA_BYTE, k) != 0) {
                return false;
            }
            reached.set(JAVA_BYTE, k, (byte) 1);
            queue.setAtIndex(JAVA_LONG, tail++, k);
            return true;
        }

        /** Reaches all voxels linked to the one just queued and adds them as a zone. */
        void spread(Zones zones, int level, long slice) {
            long first = head;
            int distance = distances == null ? 0 : Integer.MAX_VALUE;
            for (; head < tail; head++) {
                long k = queue.getAtIndex(JAVA_LONG, head);
                long x = k % size.x();
                long y = k / size.x() % size.y();
                long z = k / size.x() / size.y();
                for (Offset step : neighbourhood) {
                    if (levels.at(x, y, z, step) == level) {
                        reach(x + step.x(), y + step.y(), z + step.z());
                    }
                }
                if (seams != null) {
                    mark(x + size.x() * y, z, zones.count() + 1);
                }
                if (distances != null) {
                    distance = Math.min(distance, distances.getAtIndex(JAVA_INT, k));
                }
            }
            zones.add(level, Math.toIntExact(slice), tail - first, distance);
        }

        /** Notes in the seams which zone a voxel of a slice belongs to. */
        private void mark(long place, long z, int zone) {
            if (z == 0) {
                seams.setAtIndex(JAVA_INT, place, zone);
            }
            if (z == size.z() - 1) {
                seams.setAtIndex(JAVA_INT, size.x() * size.y() + place, zone);
            }
        }
    }
}
