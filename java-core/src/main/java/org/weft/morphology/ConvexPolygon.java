package org.weft.morphology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A convex polygon in a plane, anticlockwise. */
record ConvexPolygon(List<Point> corners) {

    record Point(double x, double y) {

        Point minus(Point other) {
            return new Point(x - other.x, y - other.y);
        }

        double dot(Point other) {
            return x * other.x + y * other.y;
        }

        double cross(Point other) {
            return x * other.y - y * other.x;
        }
    }

    /** Sides of a rectangle around the polygon; the length lies along one of the polygon's sides. */
    record Rectangle(double length, double width) {}

    /** The convex hull of points that are not all on one line, by Andrew's chain: the lower half from left to right, then the upper half. */
    static ConvexPolygon around(List<Point> points) {
        List<Point> sorted = points.stream().sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
                .toList();
        List<Point> corners = chain(sorted);
        corners.addAll(chain(sorted.reversed()));
        return new ConvexPolygon(corners);
    }

    /** Half of the hull, without its last point. */
    private static List<Point> chain(List<Point> sorted) {
        List<Point> chain = new ArrayList<>();
        for (Point point : sorted) {
            while (chain.size() > 1 && !turnsLeft(chain.get(chain.size() - 2), chain.getLast(), point)) {
                chain.removeLast();
            }
            chain.add(point);
        }
        chain.removeLast();
        return chain;
    }

    private static boolean turnsLeft(Point a, Point b, Point c) {
        return b.minus(a).cross(c.minus(b)) > 0;
    }

    /**
     * The smallest rectangle along each side, by rotating callipers: what touches the farthest, the rightmost and the leftmost corner seen from a side
     * moves on only anticlockwise from side to side.
     */
    Stream<Rectangle> rectangles() {
        List<Rectangle> rectangles = new ArrayList<>();
        int right = 1;
        int top = 1;
        int left = 1;
        for (int i = 0; i < corners.size(); i++) {
            Point side = side(i);
            right = Math.max(right, i + 1);
            while (side(right).dot(side) > 0) {
                right++;
            }
            top = Math.max(top, right);
            while (side.cross(side(top)) > 0) {
                top++;
            }
            left = Math.max(left, top);
            while (side(left).dot(side) < 0) {
                left++;
            }
            double length = Math.sqrt(side.dot(side));
            rectangles.add(new Rectangle(corner(right).minus(corner(left)).dot(side) / length,
                    side.cross(corner(top).minus(corner(i))) / length));
        }
        return rectangles.stream();
    }

    private Point corner(int k) {
        return corners.get(k % corners.size());
    }

    /** From corner k to the next. */
    private Point side(int k) {
        return corner(k + 1).minus(corner(k));
    }
}
