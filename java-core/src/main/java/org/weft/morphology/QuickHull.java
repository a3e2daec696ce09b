package org.weft.morphology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Convex hull of lattice points by quickhull (Barber, Dobkin and Huhdanpaa 1996), in exact integers: a facet is visible from a point strictly
 * above its plane, so that facets of one plane are all visible or none, and no facet is without area.
 */
final class QuickHull {

    private static final int[] NOTHING = {};

    private final int[] points;
    private final Deque<Facet> pending = new ArrayDeque<>();
    private final List<Facet> facets = new ArrayList<>();
    /** By point: the new facet whose horizon edge starts there. */
    private final Facet[] fan;

    private QuickHull(int[] points) {
        this.points = points;
        fan = new Facet[points.length / 3];
    }

    /**
     * @param points x, y, z of point after point, at least four of them not in one plane; each coordinate within a range of 2²⁰
     */
    static ConvexHull of(int[] points) {
        QuickHull hull = new QuickHull(points);
        hull.start();
        while (!hull.pending.isEmpty()) {
            Facet facet = hull.pending.pop();
            if (facet.alive && facet.outsideCount > 0) {
                hull.raise(facet);
            }
        }
        return hull.result();
    }

    /** A triangle, anticlockwise when seen from outside; edge k runs from corner k to the next and borders on neighbour k. */
    private final class Facet {

        private final int[] corners;
        private final Facet[] neighbours = new Facet[3];
        private final long nx;
        private final long ny;
        private final long nz;
        private boolean alive = true;
        private int[] outside = NOTHING;
        private int outsideCount;
        private int farthest;
        private long farthestHeight;
        private int number;

        Facet(int a, int b, int c) {
            corners = new int[] {a, b, c};
            long ux = difference(b, a, 0);
            long uy = difference(b, a, 1);
            long uz = difference(b, a, 2);
            long vx = difference(c, a, 0);
            long vy = difference(c, a, 1);
            long vz = difference(c, a, 2);
            nx = uy * vz - uz * vy;
            ny = uz * vx - ux * vz;
            nz = ux * vy - uy * vx;
        }

        /** Six times the volume of the tetrahedron on this facet: above 0 where the point sees it. */
        long height(int point) {
            int a = corners[0];
            return nx * difference(point, a, 0) + ny * difference(point, a, 1) + nz * difference(point, a, 2);
        }

        /** Takes a point into its keeping if it lies above this facet. */
        boolean takes(int point) {
            long height = height(point);
            if (height <= 0) {
                return false;
            }
            if (outsideCount == outside.length) {
                outside = Arrays.copyOf(outside, 2 * outsideCount + 8);
            }
            outside[outsideCount++] = point;
            if (height > farthestHeight) {
                farthestHeight = height;
                farthest = point;
            }
            return true;
        }

        void join(int from, Facet neighbour) {
            for (int k = 0; k < 3; k++) {
                if (corners[k] == from) {
                    neighbours[k] = neighbour;
                }
            }
        }
    }

    private int difference(int point, int origin, int axis) {
        return points[3 * point + axis] - points[3 * origin + axis];
    }

    /** Begins with a tetrahedron of points far apart, and deals the others to its facets. */
    private void start() {
        int a = 0;
        int b = farthest(p -> squares(difference(p, a, 0), difference(p, a, 1), difference(p, a, 2)));
        int c = farthest(p -> {
            Facet plane = new Facet(a, b, p);
            return squares(plane.nx, plane.ny, plane.nz);
        });
        Facet base = new Facet(a, b, c);
        int d = farthest(p -> Math.abs((double) base.height(p)));
        boolean below = base.height(d) < 0;
        tetrahedron(a, below ? b : c, below ? c : b, d);
        for (int p = 0; p < fan.length; p++) {
            deal(p, facets);
        }
        pending.addAll(facets);
    }

    /** Height of a point above what is at hand. */
    private interface Measure {

        double of(int point);
    }

    private int farthest(Measure measure) {
        int farthest = 0;
        double largest = -1;
        for (int p = 0; p < fan.length; p++) {
            double value = measure.of(p);
            if (value > largest) {
                largest = value;
                farthest = p;
            }
        }
        return farthest;
    }

    private static double squares(double x, double y, double z) {
        return x * x + y * y + z * z;
    }

    /** Four facets around a, b, c, d, where d lies below the triangle a, b, c. */
    private void tetrahedron(int a, int b, int c, int d) {
        Facet top = new Facet(a, b, c);
        Facet ab = new Facet(b, a, d);
        Facet bc = new Facet(c, b, d);
        Facet ca = new Facet(a, c, d);
        facets.addAll(List.of(top, ab, bc, ca));
        Facet[][] borders = {{ab, bc, ca}, {top, ca, bc}, {top, ab, ca}, {top, bc, ab}};
        for (int k = 0; k < 4; k++) {
            System.arraycopy(borders[k], 0, facets.get(k).neighbours, 0, 3);
        }
    }

    private static boolean deal(int point, List<Facet> to) {
        for (Facet facet : to) {
            if (facet.takes(point)) {
                return true;
            }
        }
        return false;
    }

    /** Replaces what the facet's farthest point sees by a cone of new facets up to it. */
    private void raise(Facet facet) {
        int apex = facet.farthest;
        List<Facet> visible = new ArrayList<>(List.of(facet));
        facet.alive = false;
        List<Facet> cone = new ArrayList<>();
        for (int i = 0; i < visible.size(); i++) {
            Facet seen = visible.get(i);
            for (int k = 0; k < 3; k++) {
                Facet neighbour = seen.neighbours[k];
                if (neighbour.alive && neighbour.height(apex) > 0) {
                    neighbour.alive = false;
                    visible.add(neighbour);
                } else if (neighbour.alive) {
                    cone.add(rim(seen.corners[k], seen.corners[(k + 1) % 3], apex, neighbour));
                }
            }
        }
        for (Facet side : cone) {
            Facet next = fan[side.corners[1]];
            side.neighbours[1] = next;
            next.neighbours[2] = side;
        }
        for (Facet seen : visible) {
            for (int i = 0; i < seen.outsideCount; i++) {
                if (seen.outside[i] != apex) {
                    deal(seen.outside[i], cone);
                }
            }
            seen.outside = null;
        }
        facets.addAll(cone);
        pending.addAll(cone);
    }

    private Facet rim(int from, int to, int apex, Facet beyond) {
        Facet side = new Facet(from, to, apex);
        side.neighbours[0] = beyond;
        beyond.join(to, side);
        fan[from] = side;
        return side;
    }

    private ConvexHull result() {
        facets.removeIf(facet -> !facet.alive);
        int[] number = new int[fan.length];
        Arrays.fill(number, -1);
        int[] vertices = new int[3 * (facets.size() / 2 + 2)];
        int count = 0;
        int[] corners = new int[3 * facets.size()];
        int[] neighbours = new int[3 * facets.size()];
        for (int f = 0; f < facets.size(); f++) {
            facets.get(f).number = f;
        }
        for (int f = 0; f < facets.size(); f++) {
            for (int k = 0; k < 3; k++) {
                int p = facets.get(f).corners[k];
                if (number[p] < 0) {
                    System.arraycopy(points, 3 * p, vertices, 3 * count, 3);
                    number[p] = count++;
                }
                corners[3 * f + k] = number[p];
                neighbours[3 * f + k] = facets.get(f).neighbours[k].number;
            }
        }
        return new ConvexHull(vertices, corners, neighbours);
    }
}
