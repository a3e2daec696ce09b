package org.weft.grid;

/** What stands beyond the border of an image, along each axis for itself (IBSI GBYQ). */
public enum Boundary {

    /** 0: {@code 0 0 | a b c | 0 0}. IBSI Z3VE. */
    ZERO,
    /** The voxel at the border: {@code a a | a b c | c c}. IBSI SIJG. */
    NEAREST,
    /** The image over again: {@code b c | a b c | a b}. IBSI Z7YO. */
    PERIODIC,
    /** The image mirrored, the voxel at the border repeated: {@code b a | a b c | c b}. IBSI ZDTV. */
    MIRROR;

    /** Marks a place where 0 stands. */
    public static final long NOWHERE = -1;

    /**
     * The voxel that stands at a place.
     *
     * @param i any index
     * @param n number of voxels along the axis
     * @return an index in 0 to n - 1, or {@link #NOWHERE}
     */
    public long index(long i, long n) {
        if (i >= 0 && i < n) {
            return i;
        }
        return switch (this) {
            case ZERO -> NOWHERE;
            case NEAREST -> i < 0 ? 0 : n - 1;
            case PERIODIC -> Math.floorMod(i, n);
            case MIRROR -> {
                long k = Math.floorMod(i, 2 * n);
                yield k < n ? k : 2 * n - 1 - k;
            }
        };
    }
}
