package org.weft.morphology;

import java.util.Arrays;

/**
 * An ellipsoid (p - c)ᵀ S⁻¹ (p - c) ≤ r² that encloses points.
 *
 * @param centre c, in mm
 * @param shape  S, in mm²
 * @param radius r
 */
record EnclosingEllipsoid(Vector centre, SymmetricMatrix shape, double radius) {

    /** The search ends where no point lies farther out than this share beyond the optimal r² = 3; the volume is then within 1.5 times it. */
    private static final double TOLERANCE = 1e-6;

    private static final int MAX_STEPS = 100_000;

    Solid measure() {
        double[] lambda = shape.eigenvalues();
        return Solid.ellipsoid(radius * Math.sqrt(lambda[0]), radius * Math.sqrt(lambda[1]),
                radius * Math.sqrt(lambda[2]));
    }

    /**
     * The ellipsoid of least volume around points that are not all in one plane, by Khachiyan's coordinate ascent with away steps (Todd and
     * Yıldırım 2007): c and S are mean and covariance of the points under weights; each step moves weight to the farthest point or from the nearest
     * one that has any. The result encloses every point, however early the search ends. A step costs one look at every point.
     */
    static EnclosingEllipsoid around(Vector[] points) {
        return new Search(points).run();
    }

    private static final class Search {

        private final Vector[] points;
        private final double[] weights;
        private Vector centre = new Vector(0, 0, 0);
        private SymmetricMatrix shape = SymmetricMatrix.ZERO;

        Search(Vector[] points) {
            this.points = points;
            weights = new double[points.length];
            int[] first = spread();
            for (int i : first) {
                weights[i] += 1.0 / first.length;
                centre = centre.minus(points[i].times(-1.0 / first.length));
            }
            for (int i : first) {
                shape = shape.plus(1.0 / first.length, points[i].minus(centre));
            }
        }

        /** The outermost points along three directions, each at right angles to the differences found before (Kumar and Yıldırım 2005). */
        private int[] spread() {
            Vector direction = Vector.X;
            Vector[] found = new Vector[3];
            int[] outermost = new int[6];
            for (int k = 0; k < 3; k++) {
                for (int i = 0; i < points.length; i++) {
                    double height = points[i].dot(direction);
                    outermost[2 * k] = height > points[outermost[2 * k]].dot(direction) ? i : outermost[2 * k];
                    outermost[2 * k + 1] = height < points[outermost[2 * k + 1]].dot(direction) ? i
                            : outermost[2 * k + 1];
                }
                found[k] = points[outermost[2 * k]].minus(points[outermost[2 * k + 1]]);
                direction = k == 0 ? found[0].across() : found[0].cross(found[1]).unit();
            }
            return outermost;
        }

        EnclosingEllipsoid run() {
            double[] squares = new double[points.length];
            for (int step = 0;; step++) {
                SymmetricMatrix inverse = shape.inverse();
                Arrays.setAll(squares, i -> inverse.form(points[i].minus(centre)));
                int farthest = 0;
                int nearest = -1;
                for (int i = 0; i < squares.length; i++) {
                    farthest = squares[i] > squares[farthest] ? i : farthest;
                    nearest = weights[i] > 0 && (nearest < 0 || squares[i] < squares[nearest]) ? i : nearest;
                }
                double excess = squares[farthest] / 3 - 1;
                double slack = 1 - squares[nearest] / 3;
                if (Math.max(excess, slack) <= TOLERANCE || step == MAX_STEPS) {
                    return new EnclosingEllipsoid(centre, shape, Math.sqrt(squares[farthest]));
                }
                int chosen = excess > slack ? farthest : nearest;
                double best = (squares[chosen] - 3) / (4 * squares[chosen]);
                move(chosen, Math.max(best, -weights[chosen] / (1 - weights[chosen])));
            }
        }

        /** Scales all weights by 1 - share and gives the share to one point. */
        private void move(int chosen, double share) {
            Vector offset = points[chosen].minus(centre);
            shape = shape.plus(share, offset).times(1 - share);
            centre = centre.minus(offset.times(-share));
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= 1 - share;
            }
            weights[chosen] = Math.max(0, weights[chosen] + share);
        }
    }
}
