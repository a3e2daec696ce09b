package org.weft.grid;

/** Distance between neighbouring voxel centres along x, y and z, in millimetres, finite and above 0. */
public record Spacing(double x, double y, double z) {

    public Spacing {
        if (!(x > 0 && y > 0 && z > 0 && x < Double.POSITIVE_INFINITY && y < Double.POSITIVE_INFINITY
                && z < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "voxel spacing must be finite and above 0 mm, not " + x + " x " + y + " x " + z + " mm");
        }
    }

    /** Volume of one voxel, in mm³. */
    public double voxelVolume() {
        return x * y * z;
    }

    @Override
    public String toString() {
        return x + " x " + y + " x " + z + " mm";
    }
}
