package org.weft.morphology;

import java.util.List;

/** Vectors in space, component by component, so that the processor takes several at once: float64[vector] each. */
record Vectors(double[] x, double[] y, double[] z) {

    static Vectors of(List<Vector> vectors) {
        return new Vectors(vectors.stream().mapToDouble(Vector::x).toArray(),
                vectors.stream().mapToDouble(Vector::y).toArray(), vectors.stream().mapToDouble(Vector::z).toArray());
    }

    int count() {
        return x.length;
    }

    double dot(Vector v, int k) {
        return x[k] * v.x() + y[k] * v.y() + z[k] * v.z();
    }

    /** Sets the product of every vector with {@code v}. */
    void dot(Vector v, double[] products) {
        for (int k = 0; k < products.length; k++) {
            products[k] = x[k] * v.x() + y[k] * v.y() + z[k] * v.z();
        }
    }

    /** Square of the largest distance between the tip of vector {@code k} and one before it. */
    double farthestBefore(int k) {
        double largest = 0;
        for (int i = 0; i < k; i++) {
            double dx = x[i] - x[k];
            double dy = y[i] - y[k];
            double dz = z[i] - z[k];
            largest = Math.max(largest, dx * dx + dy * dy + dz * dz);
        }
        return largest;
    }
}
