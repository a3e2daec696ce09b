package org.weft.grid;

/** An axis of a grid; x runs fastest in memory. */
public enum Axis {
    X,
    Y,
    Z;

    /** Number of voxels along this axis. */
    public long of(Size size) {
        return switch (this) {
            case X -> size.x();
            case Y -> size.y();
            case Z -> size.z();
        };
    }

    /** Distance of voxels along this axis, in millimetres. */
    public double of(Spacing spacing) {
        return switch (this) {
            case X -> spacing.x();
            case Y -> spacing.y();
            case Z -> spacing.z();
        };
    }
}
