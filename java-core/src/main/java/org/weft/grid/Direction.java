package org.weft.grid;

/**
 * Unit vectors of the x, y and z index axes in world coordinates (LPS), one column each:
 * {@code world = origin + x·spacing.x·(xx, xy, xz) + y·spacing.y·(yx, yy, yz) + z·spacing.z·(zx, zy, zz)}.
 * The columns are orthonormal within 1e-3; a left-handed system is allowed.
 */
public record Direction(double xx, double xy, double xz, double yx, double yy, double yz, double zx, double zy,
        double zz) {

    private static final double TOLERANCE = 1e-3;

    public static final Direction IDENTITY = new Direction(1, 0, 0, 0, 1, 0, 0, 0, 1);

    public Direction {
        boolean orthonormal = near(dot(xx, xy, xz, xx, xy, xz), 1) && near(dot(yx, yy, yz, yx, yy, yz), 1)
                && near(dot(zx, zy, zz, zx, zy, zz), 1) && near(dot(xx, xy, xz, yx, yy, yz), 0)
                && near(dot(xx, xy, xz, zx, zy, zz), 0) && near(dot(yx, yy, yz, zx, zy, zz), 0);
        if (!orthonormal) {
            throw new IllegalArgumentException(
                    "the axes of an image must be orthogonal unit vectors, not x (" + xx + ", " + xy + ", " + xz
                            + "), y (" + yx + ", " + yy + ", " + yz + "), z (" + zx + ", " + zy + ", " + zz
                            + "); resample a sheared image first");
        }
    }

    private static double dot(double ax, double ay, double az, double bx, double by, double bz) {
        return ax * bx + ay * by + az * bz;
    }

    private static boolean near(double value, double expected) {
        return Math.abs(value - expected) <= TOLERANCE;
    }
}
