package org.weft.grid;

/** How the length of a step in the voxel grid is measured (IBSI MPUJ), in voxels. */
public enum Norm {

    /** |x| + |y| + |z|. IBSI LIFZ. */
    MANHATTAN,
    /** √(x² + y² + z²). IBSI G9EV. */
    EUCLIDEAN,
    /** max(|x|, |y|, |z|). IBSI PVMT. */
    CHEBYSHEV;

    public double length(int x, int y, int z) {
        return switch (this) {
            case MANHATTAN -> Math.abs(x) + Math.abs(y) + Math.abs(z);
            case EUCLIDEAN -> Math.sqrt((double) x * x + (double) y * y + (double) z * z);
            case CHEBYSHEV -> Math.max(Math.abs(x), Math.max(Math.abs(y), Math.abs(z)));
        };
    }
}
