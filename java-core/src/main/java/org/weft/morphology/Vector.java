package org.weft.morphology;

/** A vector in space, in mm or without unit. */
record Vector(double x, double y, double z) {

    static final Vector X = new Vector(1, 0, 0);
    static final Vector Y = new Vector(0, 1, 0);
    static final Vector Z = new Vector(0, 0, 1);

    Vector plus(Vector other) {
        return new Vector(x + other.x, y + other.y, z + other.z);
    }

    Vector minus(Vector other) {
        return new Vector(x - other.x, y - other.y, z - other.z);
    }

    Vector times(double factor) {
        return new Vector(x * factor, y * factor, z * factor);
    }

    double dot(Vector other) {
        return x * other.x + y * other.y + z * other.z;
    }

    Vector cross(Vector other) {
        return new Vector(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    Vector unit() {
        return times(1 / length());
    }

    /** A unit vector at right angles to this one. */
    Vector across() {
        Vector axis = Math.abs(x) <= Math.min(Math.abs(y), Math.abs(z)) ? X : Math.abs(y) <= Math.abs(z) ? Y : Z;
        return cross(axis).unit();
    }
}
