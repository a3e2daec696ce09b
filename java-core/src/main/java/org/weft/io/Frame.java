package org.weft.io;

import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.Point;
import org.weft.grid.Size;
import org.weft.grid.Spacing;

/** The world as a header tells it: the way from voxel to voxel along each index axis, and the place of the first voxel. */
record Frame(double[] x, double[] y, double[] z, double[] origin) {

    /** A frame along the world's axes, the first voxel at its origin. */
    static Frame of(double spacingX, double spacingY, double spacingZ) {
        return new Frame(new double[] {spacingX, 0, 0}, new double[] {0, spacingY, 0}, new double[] {0, 0, spacingZ},
                new double[3]);
    }

    /** This frame in other world axes: a factor for each, negative where they point the other way. */
    Frame in(double... factors) {
        return new Frame(times(x, factors), times(y, factors), times(z, factors), times(origin, factors));
    }

    private static double[] times(double[] v, double[] factors) {
        return new double[] {v[0] * factors[0], v[1] * factors[1], v[2] * factors[2]};
    }

    /** The grid of this frame, taken as LPS millimetres. The single slice of a flat image may lack its way: it becomes 1 mm along the normal. */
    Grid grid(Size size) {
        double[] third = size.z() == 1 && norm(z) == 0 ? unit(cross(x, y)) : z;
        Spacing spacing = new Spacing(norm(x), norm(y), norm(third));
        double[] a = unit(x);
        double[] b = unit(y);
        double[] c = unit(third);
        Direction direction = new Direction(a[0], a[1], a[2], b[0], b[1], b[2], c[0], c[1], c[2]);
        return new Grid(size, spacing, new Point(origin[0] + 0.0, origin[1] + 0.0, origin[2] + 0.0), direction);
    }

    private static double norm(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }

    /** Length 1; adding 0 turns -0 into 0, so that equal grids are equal. */
    private static double[] unit(double[] v) {
        double norm = norm(v);
        return new double[] {v[0] / norm + 0.0, v[1] / norm + 0.0, v[2] / norm + 0.0};
    }

    private static double[] cross(double[] v, double[] w) {
        return new double[] {v[1] * w[2] - v[2] * w[1], v[2] * w[0] - v[0] * w[2], v[0] * w[1] - v[1] * w[0]};
    }
}
