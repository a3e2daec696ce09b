package org.weft.grid;

/** A block of voxel indexes, half open: {@code x0 <= x < x1} and so on, at least one voxel thick. */
public record Box(long x0, long y0, long z0, long x1, long y1, long z1) {

    public Box {
        if (x0 < 0 || y0 < 0 || z0 < 0 || x1 <= x0 || y1 <= y0 || z1 <= z0) {
            throw new IllegalArgumentException("not a block of voxels: x " + x0 + " to " + x1 + ", y " + y0 + " to "
                    + y1 + ", z " + z0 + " to " + z1);
        }
    }

    public static Box of(Size size) {
        return new Box(0, 0, 0, size.x(), size.y(), size.z());
    }

    public Size size() {
        return new Size(x1 - x0, y1 - y0, z1 - z0);
    }

    /** This box grown by a reach on every side, cut off at the borders of a grid of the given size. */
    public Box grow(Reach reach, Size within) {
        return new Box(Math.max(0, x0 - reach.x()), Math.max(0, y0 - reach.y()), Math.max(0, z0 - reach.z()),
                end(x1, reach.x(), within.x()), end(y1, reach.y(), within.y()), end(z1, reach.z(), within.z()));
    }

    private static long end(long end, long margin, long limit) {
        return margin >= limit - end ? limit : end + margin;
    }

    /** This box in the indexes of a grid whose first voxel is {@code outer}'s first voxel. */
    public Box relativeTo(Box outer) {
        return new Box(x0 - outer.x0, y0 - outer.y0, z0 - outer.z0, x1 - outer.x0, y1 - outer.y0, z1 - outer.z0);
    }
}
