package org.weft.morphology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An ellipsoid (p - c)ᵀ S⁻¹ (p - c) ≤ r² that encloses points.
 *
 * @param centre c, in mm
 * @param shape  S, in mm²
 * @param radius r
 */
record EnclosingEllipsoid(Vector centre, SymmetricMatrix shape, double radius) {

    /** The search ends where no point lies beyond the optimal r² = 3 by more than this share; the volume is then within 1.5 times it. */
    private static final double TOLERANCE = 1e-6;

    private static final int MAX_ROUNDS = 1_000;

    Solid measure() {
        double[] lambda = shape.eigenvalues();
        return Solid.ellipsoid(radius * Math.sqrt(lambda[0]), radius * Math.sqrt(lambda[1]),
                radius * Math.sqrt(lambda[2]));
    }

    /**
     * The ellipsoid of least volume around points that are not all in one plane, by Khachiyan's coordinate ascent: c and S are mean and covariance
     * of weighted points. Few points have any weight, so that the ascent runs on few; then the farthest of all joins them, until
     * it lies near enough. Whatever the weights, the result encloses every point.
     */
    static EnclosingEllipsoid around(Vector[] points) {
        Ascent ascent = new Ascent(spread(points));
        for (int round = 0;; round++) {
            ascent.climb();
            Vector farthest = ascent.farthest(points);
            double square = ascent.square(farthest);
            if (square <= 3 * (1 + TOLERANCE) || round == MAX_ROUNDS) {
                return new EnclosingEllipsoid(ascent.centre, ascent.shape, Math.sqrt(square));
            }
            ascent.points.add(farthest);
        }
    }

    /** The outermost points along three directions, each at right angles to the differences found before (Kumar and Yıldırım 2005). */
    private static List<Vector> spread(Vector[] points) {
        List<Vector> outermost = new ArrayList<>();
        List<Vector> differences = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            Vector direction = switch (k) {
                case 0 -> Vector.X;
                case 1 -> differences.get(0).across();
                default -> differences.get(0).cross(differences.get(1)).unit();
            };
            Vector lowest = points[0];
            Vector highest = points[0];
            for (Vector point : points) {
                lowest = point.dot(direction) < lowest.dot(direction) ? point : lowest;
                highest = point.dot(direction) > highest.dot(direction) ? point : highest;
            }
            differences.add(highest.minus(lowest));
            outermost.add(highest);
            outermost.add(lowest);
        }
        return outermost.stream().distinct().toList();
    }

    /** Points and weights that add up to 1, such that the ellipsoid of their mean and covariance grows. */
    private static final class Ascent {

        private static final double NEARLY = TOLERANCE / 100;
        private static final int MAX_STEPS = 10_000;

        private final List<Vector> points;
        private double[] weights;
        private Vector centre = new Vector(0, 0, 0);
        private SymmetricMatrix shape = SymmetricMatrix.ZERO;
        private SymmetricMatrix inverse;

        Ascent(List<Vector> first) {
            points = new ArrayList<>(first);
            weights = new double[first.size()];
            Arrays.fill(weights, 1.0 / first.size());
            first.forEach(point -> centre = centre.plus(point.times(1.0 / first.size())));
            first.forEach(point -> shape = shape.plus(1.0 / first.size(), point.minus(centre)));
            inverse = shape.inverse();
        }

        /** (p - c)ᵀ S⁻¹ (p - c). */
        double square(Vector point) {
            return inverse.form(point.minus(centre));
        }

        Vector farthest(Vector[] all) {
            Vector farthest = all[0];
            double largest = square(farthest);
            for (Vector point : all) {
                double square = square(point);
                if (square > largest) {
                    largest = square;
                    farthest = point;
                }
            }
            return farthest;
        }

        /** Moves weight to the farthest point or away from the nearest one (Todd and Yıldırım 2007) until all with weight lie nearly at 3. */
        void climb() {
            weights = Arrays.copyOf(weights, points.size());
            for (int step = 0; step < MAX_STEPS; step++) {
                double[] squares = points.stream().mapToDouble(this::square).toArray();
                int farthest = 0;
                int nearest = -1;
                for (int i = 0; i < squares.length; i++) {
                    farthest = squares[i] > squares[farthest] ? i : farthest;
                    nearest = weights[i] > 0 && (nearest < 0 || squares[i] < squares[nearest]) ? i : nearest;
                }
                double excess = squares[farthest] - 3;
                double slack = 3 - squares[nearest];
                if (Math.max(excess, slack) <= 3 * NEARLY) {
                    break;
                }
                int chosen = excess > slack ? farthest : nearest;
                double best = (squares[chosen] - 3) / (4 * squares[chosen]);
                move(chosen, Math.max(best, -weights[chosen] / (1 - weights[chosen])));
            }
            dropWeightless();
        }

        /** Scales all weights by 1 - share and gives the share to one point. */
        private void move(int chosen, double share) {
            Vector offset = points.get(chosen).minus(centre);
            shape = shape.plus(share, offset).times(1 - share);
            inverse = shape.inverse();
            centre = centre.plus(offset.times(share));
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= 1 - share;
            }
            weights[chosen] = Math.max(0, weights[chosen] + share);
        }

        private void dropWeightless() {
            int kept = 0;
            for (int i = 0; i < weights.length; i++) {
                if (weights[i] > 0) {
                    points.set(kept, points.get(i));
                    weights[kept++] = weights[i];
                }
            }
            points.subList(kept, points.size()).clear();
            weights = Arrays.copyOf(weights, kept);
        }
    }
}
