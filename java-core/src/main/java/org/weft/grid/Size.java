package org.weft.grid;

/**
 * Number of voxels along x, y and z, each at least 1. Their product may exceed 2³¹, never 2⁶³.
 */
public record Size(long x, long y, long z) {

    public Size {
        if (x < 1 || y < 1 || z < 1) {
            throw new IllegalArgumentException(
                    "a grid needs at least one voxel along each axis, not " + x + " x " + y + " x " + z);
        }
        try {
            Math.multiplyExact(Math.multiplyExact(x, y), z);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a grid of " + x + " x " + y + " x " + z + " voxels exceeds 2^63 voxels",
                    e);
        }
    }

    public long voxelCount() {
        return x * y * z;
    }

    @Override
    public String toString() {
        return x + " x " + y + " x " + z;
    }
}
