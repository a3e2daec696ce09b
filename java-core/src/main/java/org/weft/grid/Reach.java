package org.weft.grid;

/** How far something looks beyond a voxel along each axis, in voxels; {@link #WHOLE} for all of the image. */
public record Reach(long x, long y, long z) {

    public static final Reach NONE = new Reach(0, 0, 0);

    /** The whole image: no crop gives the same values. */
    public static final Reach WHOLE = new Reach(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    public Reach {
        if (x < 0 || y < 0 || z < 0) {
            throw new IllegalArgumentException("a reach must be at least 0 voxels, not " + x + ", " + y + ", " + z);
        }
    }

    /** What one step and another one after it look at together. */
    public Reach plus(Reach other) {
        return new Reach(sum(x, other.x), sum(y, other.y), sum(z, other.z));
    }

    /** What both look at, each for itself. */
    public Reach max(Reach other) {
        return new Reach(Math.max(x, other.x), Math.max(y, other.y), Math.max(z, other.z));
    }

    private static long sum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
