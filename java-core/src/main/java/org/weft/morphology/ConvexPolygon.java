package org.weft.morphology;

import java.util.Arrays;

/** A convex polygon in a plane, anticlockwise: float64[corner] each of x and y. */
record ConvexPolygon(double[] x, double[] y) {

    /** Rectangles' areas nearer to each other than this share of them count as the same. */
    static final double SAME_AREA = 1e-9;

    private static final int INDEX_BITS = 23;
    private static final double STEPS_ACROSS = 1L << 40;

    /** Sides of a rectangle around the polygon; the length lies along one of the polygon's sides. */
    record Rectangle(double length, double width) {}

    /**
     * The convex hull of points by Andrew's chain: the lower half from left to right, then the upper half. Of points on one line it is their two ends.
     *
     * @param x float64[count or more], and y alike
     */
    static ConvexPolygon around(double[] x, double[] y, int count) {
        int[] order = fromLeftToRight(x, y, count);
        int[] corners = new int[2 * count];
        int size = 0;
        for (int half = 0; half < 2; half++) {
            int first = size;
            for (int k = 0; k < count; k++) {
                int next = order[half == 0 ? k : count - 1 - k];
                while (size > first + 1 && !turnsLeft(x, y, corners[size - 2], corners[size - 1], next)) {
                    size--;
                }
                corners[size++] = next;
            }
            size -= count > 1 ? 1 : half; // the other half begins with it
        }
        ConvexPolygon polygon = new ConvexPolygon(new double[size], new double[size]);
        for (int k = 0; k < size; k++) {
            polygon.x[k] = x[corners[k]];
            polygon.y[k] = y[corners[k]];
        }
        return polygon;
    }

    /** Indexes by rising x, of equal x by rising y: sorted by x in steps of 2⁻⁴⁰ of the width with the index behind it, then put in order where steps are equal. */
    private static int[] fromLeftToRight(double[] x, double[] y, int count) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            low = Math.min(low, x[k]);
            high = Math.max(high, x[k]);
        }
        double scale = STEPS_ACROSS / (high - low);
        long[] keys = new long[count];
        for (int k = 0; k < count; k++) {
            keys[k] = (long) ((x[k] - low) * scale) << INDEX_BITS | k;
        }
        Arrays.sort(keys);
        int[] order = new int[count];
        for (int k = 0; k < count; k++) {
            int point = (int) keys[k] & (1 << INDEX_BITS) - 1;
            int place = k;
            while (place > 0 && isBefore(x, y, point, order[place - 1])) {
                order[place] = order[--place];
            }
            order[place] = point;
        }
        return order;
    }

    private static boolean isBefore(double[] x, double[] y, int a, int b) {
        return x[a] < x[b] || x[a] == x[b] && y[a] < y[b];
    }

    private static boolean turnsLeft(double[] x, double[] y, int a, int b, int c) {
        return (x[b] - x[a]) * (y[c] - y[b]) - (y[b] - y[a]) * (x[c] - x[b]) > 0;
    }

    /**
     * The rectangle of least area around the polygon, one side along one of its own; of several with that area the one of least perimeter. Rotating
     * callipers: what touches the farthest, the rightmost and the leftmost corner seen from a side moves on only anticlockwise from side to side.
     */
    Rectangle smallestRectangle() {
        int n = x.length;
        double[] lengths = new double[n];
        double[] widths = new double[n];
        double least = Double.POSITIVE_INFINITY;
        int right = 1;
        int top = 1;
        int left = 1;
        for (int i = 0; i < n; i++) {
            double dx = alongX(i);
            double dy = alongY(i);
            right = Math.max(right, i + 1);
            while (alongX(right) * dx + alongY(right) * dy > 0) {
                right++;
            }
            top = Math.max(top, right);
            while (dx * alongY(top) - dy * alongX(top) > 0) {
                top++;
            }
            left = Math.max(left, top);
            while (alongX(left) * dx + alongY(left) * dy < 0) {
                left++;
            }
            double length = Math.sqrt(dx * dx + dy * dy);
            lengths[i] = ((x[place(right)] - x[place(left)]) * dx + (y[place(right)] - y[place(left)]) * dy) / length;
            widths[i] = (dx * (y[place(top)] - y[i]) - dy * (x[place(top)] - x[i])) / length;
            least = Math.min(least, lengths[i] * widths[i]);
        }
        Rectangle smallest = new Rectangle(Double.POSITIVE_INFINITY, 0);
        for (int i = 0; i < n; i++) {
            if (lengths[i] * widths[i] <= least * (1 + SAME_AREA)
                    && lengths[i] + widths[i] < smallest.length + smallest.width) {
                smallest = new Rectangle(lengths[i], widths[i]);
            }
        }
        return smallest;
    }

    private int place(int corner) {
        return corner < x.length ? corner : corner - x.length;
    }

    /** Extent along x of the side from a corner to the next. */
    private double alongX(int corner) {
        return x[place(place(corner) + 1)] - x[place(corner)];
    }

    private double alongY(int corner) {
        return y[place(place(corner) + 1)] - y[place(corner)];
    }
}
