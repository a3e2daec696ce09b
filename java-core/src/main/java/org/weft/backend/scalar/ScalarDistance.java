package org.weft.backend.scalar;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import org.weft.grid.Size;
import org.weft.kernel.DistanceKernel;

/**
 * Distance to the edge by two sweeps over the voxels, there and back (Rosenfeld and Pfaltz 1966): exact for city-block
 * steps.
 */
public final class ScalarDistance implements DistanceKernel {

    @Override
    public void measure(Arguments arguments) {
        MemorySegment distances = arguments.distances();
        long count = arguments.mask().grid().voxelCount();
        for (long k = 0; k < count; k++) {
            distances.setAtIndex(JAVA_INT, k, arguments.mask().contains(k) ? Integer.MAX_VALUE : 0);
        }
        for (long k = 0; k < count; k++) {
            lower(arguments, k, -1);
        }
        for (long k = count - 1; k >= 0; k--) {
            lower(arguments, k, 1);
        }
    }

    /** Lowers a voxel's distance to one more than the least of its three neighbours on one side. */
    private static void lower(Arguments arguments, long k, int side) {
        MemorySegment distances = arguments.distances();
        Size size = arguments.mask().grid().size();
        int distance = distances.getAtIndex(JAVA_INT, k);
        if (distance == 0) {
            return;
        }
        long x = k % size.x();
        long y = k / size.x() % size.y();
        long z = k / size.x() / size.y();
        int least = Math.min(at(distances, k + side, x + side, size.x()),
                at(distances, k + side * size.x(), y + side, size.y()));
        if (!arguments.planar()) {
            least = Math.min(least, at(distances, k + side * size.x() * size.y(), z + side, size.z()));
        }
        distances.setAtIndex(JAVA_INT, k, Math.min(distance, least + 1));
    }

    private static int at(MemorySegment distances, long k, long coordinate, long size) {
        return coordinate < 0 || coordinate >= size ? 0 : distances.getAtIndex(JAVA_INT, k);
    }
}
