package org.weft.grid;

/** A place in the patient: world coordinates in millimetres, towards Left, Posterior, Superior (DICOM's LPS). */
public record Point(double x, double y, double z) {

    public static final Point ZERO = new Point(0, 0, 0);

    public Point {
        if (!(Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z))) {
            throw new IllegalArgumentException(
                    "a point must have finite coordinates, not (" + x + ", " + y + ", " + z + ")");
        }
    }

    public double distanceTo(Point other) {
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    @Override
    public String toString() {
        return "(" + x + ", " + y + ", " + z + ") mm";
    }
}
