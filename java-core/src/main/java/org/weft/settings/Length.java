package org.weft.settings;

/** A length of a filter, in millimetres or in voxels; finite and above 0. */
public record Length(double value, Unit unit) {

    /** What a length is given in. */
    public enum Unit {
        MM,
        VOXELS
    }

    public Length {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a length must be finite and above 0, not " + value);
        }
    }

    /** This length in voxels that lie so many millimetres apart. */
    public double inVoxels(double spacing) {
        return unit == Unit.MM ? value / spacing : value;
    }
}
