package org.weft.grid;

import java.util.Objects;

/**
 * The lattice of voxel centres: how many, how far apart, where the first one lies and which way the axes point.
 * The voxel index runs x fastest, then y, then z; memory is {@code [z][y][x]}. World coordinates are LPS millimetres.
 */
public record Grid(Size size, Spacing spacing, Point origin, Direction direction) {

    public Grid {
        Objects.requireNonNull(size);
        Objects.requireNonNull(spacing);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(direction);
    }

    /** A grid at the world's origin with axes along the world's. */
    public static Grid of(long sizeX, long sizeY, long sizeZ, Spacing spacing) {
        return new Grid(new Size(sizeX, sizeY, sizeZ), spacing, Point.ZERO, Direction.IDENTITY);
    }

    public long voxelCount() {
        return size.voxelCount();
    }

    public long index(long x, long y, long z) {
        return x + size.x() * (y + size.y() * z);
    }

    /** World coordinates of a place given in (fractional) voxel indexes. */
    public Point toWorld(double x, double y, double z) {
        double i = x * spacing.x();
        double j = y * spacing.y();
        double k = z * spacing.z();
        return new Point(origin.x() + i * direction.xx() + j * direction.yx() + k * direction.zx(),
                origin.y() + i * direction.xy() + j * direction.yy() + k * direction.zy(),
                origin.z() + i * direction.xz() + j * direction.yz() + k * direction.zz());
    }

    /** The part of this grid inside a box; its first voxel is the box's first voxel. */
    public Grid crop(Box box) {
        if (box.x1() > size.x() || box.y1() > size.y() || box.z1() > size.z()) {
            throw new IllegalArgumentException(box + " reaches beyond a grid of " + size + " voxels");
        }
        return new Grid(box.size(), spacing, toWorld(box.x0(), box.y0(), box.z0()), direction);
    }
}
