package org.weft.process;

import org.weft.grid.Grid;
import org.weft.grid.Size;
import org.weft.grid.Spacing;
import org.weft.settings.Interpolation;

/**
 * The grid that interpolation goes to: along each axis {@code ceil(n · old spacing / new spacing)} voxels in the old direction, the grid's
 * centre (IBSI 3WE3) or its first voxel's where that of the old grid lies.
 */
record ResampledGrid(Grid grid, ResampledAxis x, ResampledAxis y, ResampledAxis z) {

    /** More voxels than any image has: 256 GiB of them. */
    private static final double MOST = 1L << 36;

    /**
     * @throws IllegalArgumentException for more than 262144 voxels along an axis, or 2³⁶ in all, and for a new voxel longer than the image
     */
    static ResampledGrid of(Grid from, Interpolation settings) {
        Size n = from.size();
        Spacing s = from.spacing();
        ResampledAxis x = ResampledAxis.of("x", n.x(), s.x(), settings.x(), settings.alignment());
        ResampledAxis y = ResampledAxis.of("y", n.y(), s.y(), settings.y(), settings.alignment());
        ResampledAxis z = ResampledAxis.of("z", n.z(), s.z(), settings.z(), settings.alignment());
        requireWithin("x", x);
        requireWithin("y", y);
        requireWithin("z", z);
        if ((double) x.to() * y.to() * z.to() > MOST) {
            throw new IllegalArgumentException(n + " voxels of " + s + " become " + x.to() + " x " + y.to() + " x "
                    + z.to() + " of " + x.spacing() + " x " + y.spacing() + " x " + z.spacing()
                    + " mm, more than a memory holds; choose a larger spacing");
        }
        return new ResampledGrid(new Grid(new Size(x.to(), y.to(), z.to()),
                new Spacing(x.spacing(), y.spacing(), z.spacing()), from.toWorld(x.first(), y.first(), z.first()),
                from.direction()), x, y, z);
    }

    /** A voxel longer than several ones together would be made of what lies beyond the image. */
    private static void requireWithin(String name, ResampledAxis axis) {
        if (axis.from() > 1 && axis.step() > axis.from()) {
            throw new IllegalArgumentException("the new spacing along " + name + ", " + axis.spacing()
                    + " mm, is longer than the image, " + axis.from() + " voxels of " + axis.spacing() / axis.step()
                    + " mm; choose a smaller one, or keep this axis as it is");
        }
    }

    /** Whether the grid stays as it is. */
    boolean isSame() {
        return x.isSame() && y.isSame() && z.isSame();
    }
}
