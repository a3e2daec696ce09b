package org.weft.process;

import java.util.Optional;
import org.weft.settings.Interpolation.Alignment;

/**
 * One axis of a grid and what takes its place: new voxel i lies at {@code first + i · step} in the indexes of the old one.
 *
 * @param from    number of old voxels
 * @param to      number of new voxels
 * @param step    new spacing in old voxels; 1, and a first of 0, where the axis stays as it is
 * @param spacing new spacing, in millimetres
 */
record ResampledAxis(long from, int to, double first, double step, double spacing) {

    /** Share by which a spacing may differ, and a number of voxels miss a whole one, through rounding to float32. */
    private static final double SAME = 1e-7;

    /** More voxels than any image has along an axis, and few enough for their weights. */
    private static final int MOST = 1 << 18;

    /** The new spacing; the old one where none is wanted or it differs by less than float32 can tell. */
    static double spacing(double old, Optional<Double> wanted) {
        return wanted.filter(spacing -> Math.abs(spacing / old - 1) >= SAME).orElse(old);
    }

    /**
     * @param name   of the axis
     * @param wanted new spacing in millimetres; empty keeps the axis
     * @throws IllegalArgumentException for more than 262144 new voxels
     */
    static ResampledAxis of(String name, long from, double old, Optional<Double> wanted, Alignment alignment) {
        double spacing = spacing(old, wanted);
        double step = spacing / old;
        double to = step == 1 ? from : Math.max(1, Math.ceil(from / step * (1 - SAME)));
        if (to > MOST) {
            throw new IllegalArgumentException(from + " voxels of " + old + " mm along " + name + " become more than "
                    + MOST + " of " + spacing + " mm; choose a larger spacing");
        }
        double first = step == 1 || alignment == Alignment.ORIGIN ? 0 : (from - 1 - step * (to - 1)) / 2;
        return new ResampledAxis(from, (int) to, first, step, spacing);
    }

    /** Where a new voxel lies, in old voxels. */
    double at(int i) {
        return first + i * step;
    }

    /** Whether the axis stays as it is. */
    boolean isSame() {
        return step == 1;
    }
}
