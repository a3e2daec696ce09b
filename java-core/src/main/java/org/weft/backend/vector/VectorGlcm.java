package org.weft.backend.vector;

import org.weft.grid.Size;
import org.weft.kernel.Counts;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.Slab;

/**
 * Co-occurrence slice by slice, offset by offset, row by row: a {@link JointHistogram} per offset of the levels of a
 * row and of those that they lead to, whose row and column 0 take what lies outside the region. A histogram that would
 * be larger than the slab, or than pays, gives way to counting pair by pair in the counts themselves.
 */
public final class VectorGlcm implements GlcmKernel {

    @Override
    public void count(Arguments arguments) {
        Size size = arguments.volume().grid().size();
        Slab slab = arguments.slab();
        long side = arguments.volume().levelCount() + 1L;
        Window window = new Window(arguments.volume(), arguments.offsets());
        if (side * side <= Math.min(JointHistogram.MAX_CELLS, size.x() * size.y() * (slab.z1() - slab.z0()))) {
            countInHistograms(arguments, window, (int) side);
        } else {
            countDirectly(arguments, window);
        }
    }

    private static void countInHistograms(Arguments arguments, Window window, int side) {
        JointHistogram[] histograms = JointHistogram.several(window.neighbourCount(), side, side, window.width());
        for (long z = arguments.slab().z0(); z < arguments.slab().z1(); z++) {
            window.moveTo(z);
            for (int k = 0; k < histograms.length; k++) {
                for (int y = 0; y < window.height(); y++) {
                    int from = window.row(y) + window.first(y);
                    histograms[k].add(window.centre(), from, window.neighbours(k), from + window.shift(k),
                            window.count(y));
                }
            }
        }
        for (int k = 0; k < histograms.length; k++) {
            addTo(arguments, window.number(k), histograms[k]);
        }
    }

    private static void addTo(Arguments arguments, int offset, JointHistogram histogram) {
        int ng = arguments.volume().levelCount();
        long cell = (long) offset * ng * ng;
        for (int i = 1; i <= ng; i++) {
            for (int j = 1; j <= ng; j++) {
                Counts.add(arguments.counts(), cell++, histogram.at(i, j));
            }
        }
    }

    private static void countDirectly(Arguments arguments, Window window) {
        long ng = arguments.volume().levelCount();
        for (long z = arguments.slab().z0(); z < arguments.slab().z1(); z++) {
            window.moveTo(z);
            short[] centre = window.centre();
            for (int k = 0; k < window.neighbourCount(); k++) {
                short[] neighbours = window.neighbours(k);
                int shift = window.shift(k);
                long table = window.number(k) * ng * ng;
                for (int y = 0; y < window.height(); y++) {
                    int from = window.row(y) + window.first(y);
                    for (int v = from; v < from + window.count(y); v++) {
                        int i = Short.toUnsignedInt(centre[v]);
                        int j = Short.toUnsignedInt(neighbours[v + shift]);
                        if (i > 0 && j > 0) {
                            Counts.add(arguments.counts(), table + (i - 1) * ng + j - 1, 1);
                        }
                    }
                }
            }
        }
    }
}
