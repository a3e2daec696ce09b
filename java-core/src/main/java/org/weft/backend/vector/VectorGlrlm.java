package org.weft.backend.vector;

import java.util.List;
import java.util.stream.IntStream;
import org.weft.grid.Size;
import org.weft.kernel.Counts;
import org.weft.kernel.GlrlmKernel;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;

/**
 * Run lengths by {@linkplain RunSweep sweeping}, for which lanes compute how long a voxel's run is up to it. Where runs
 * may be longer than 16 bits count, or a histogram of level and length would be larger than the slab, or than pays,
 * each run is followed from its first voxel.
 */
public final class VectorGlrlm implements GlrlmKernel {

    @Override
    public void count(Arguments arguments) {
        Size size = arguments.volume().grid().size();
        Slab slab = arguments.slab();
        long side = Math.max(size.x(), Math.max(size.y(), size.z())) + 1;
        long cells = (arguments.volume().levelCount() + 1L) * side;
        long worthwhile = Math.min(JointHistogram.MAX_CELLS, size.x() * size.y() * (slab.z1() - slab.z0()));
        if (cells > worthwhile || side > 1 << Short.SIZE) {
            followEach(arguments);
            return;
        }
        List<Offset> directions = arguments.directions();
        int[] up = IntStream.range(0, directions.size()).filter(m -> directions.get(m).z() >= 0).toArray();
        int[] down = IntStream.range(0, directions.size()).filter(m -> directions.get(m).z() < 0).toArray();
        if (up.length > 0) {
            new RunSweep(arguments, up, (int) side).run(slab.z0(), slab.z1() - 1);
        }
        if (down.length > 0) {
            new RunSweep(arguments, down, (int) side).run(slab.z1() - 1, slab.z0());
        }
    }

    private static void followEach(Arguments arguments) {
        Window window = new Window(arguments.volume(),
                arguments.directions().stream().map(VectorGlrlm::opposite).toList());
        for (long z = arguments.slab().z0(); z < arguments.slab().z1(); z++) {
            window.moveTo(z);
            short[] centre = window.centre();
            for (int k = 0; k < window.neighbourCount(); k++) {
                Offset step = arguments.directions().get(k);
                short[] before = window.neighbours(k);
                for (int y = 0; y < window.height(); y++) {
                    int row = window.row(y);
                    for (int x = window.first(y); x < window.first(y) + window.count(y); x++) {
                        short level = centre[row + x];
                        if (level != 0 && level != before[row + x + window.shift(k)]) {
                            add(arguments, k, level, 1 + follow(arguments, x, y, z, step, level), 1);
                        }
                    }
                }
            }
        }
    }

    static Offset opposite(Offset step) {
        return new Offset(-step.x(), -step.y(), -step.z());
    }

    /** How many voxels of a level follow on a voxel. */
    static int follow(Arguments arguments, long x, long y, long z, Offset step, short level) {
        Size size = arguments.volume().grid().size();
        for (int n = 0;; n++) {
            long a = x + (n + 1L) * step.x();
            long b = y + (n + 1L) * step.y();
            long c = z + (n + 1L) * step.z();
            boolean within = a >= 0 && a < size.x() && b >= 0 && b < size.y() && c >= 0 && c < size.z();
            if (!within || (short) arguments.volume().at(a + size.x() * (b + size.y() * c)) != level) {
                return n;
            }
        }
    }

    static void add(Arguments arguments, int direction, short level, int length, long amount) {
        long row = (long) direction * arguments.volume().levelCount() + Short.toUnsignedInt(level) - 1;
        Counts.add(arguments.counts(), row * arguments.maxRun() + length - 1, amount);
    }
}
