package org.weft.morphology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.weft.grid.Spacing;
import org.weft.kernel.Workers;

/**
 * The oriented minimum bounding box: the smallest box around a convex hull among those with a side flush with a face of the hull, or with a
 * side along two image axes, turned in that side's plane such that it is smallest. It is exact where the smallest of all boxes has such a
 * side, and never larger than the axis-aligned box. Of boxes with the same volume the one with the smallest area is taken.
 *
 * <p>Seen along a direction, the hull's outline runs along edges between a face on this side and one that is not; only their vertices are
 * projected. A hull of F faces costs some F² products and, for the callipers, F·√F·log F steps.
 */
final class OrientedBox {

    /** Two faces are on the same side where the product of their cosines exceeds this; rounding of what lies on the outline never does. */
    private static final double SAME_SIDE = 1e-12;

    /** Volumes nearer to each other than this share of them count as the same. */
    private static final double SAME_VOLUME = 1e-9;

    private static final int ORIENTATIONS_A_PIECE = 64;

    private final Vectors points;
    private final Vectors normals;
    private final List<Vector> directions;
    private final Edges edges;

    private OrientedBox(ConvexHull hull, Spacing spacing) {
        points = Vectors.of(List.of(hull.points(spacing)));
        ConvexHull.Faces faces = hull.faces(spacing);
        normals = Vectors.of(faces.normals());
        directions = Stream.concat(faces.orientations().stream(), Stream.of(Vector.X, Vector.Y, Vector.Z)).toList();
        edges = Edges.of(hull, faces.ofTriangle());
    }

    static Solid around(ConvexHull hull, Spacing spacing, Workers workers) {
        OrientedBox search = new OrientedBox(hull, spacing);
        List<List<Vector>> pieces = new ArrayList<>();
        for (int from = 0; from < search.directions.size(); from += ORIENTATIONS_A_PIECE) {
            pieces.add(search.directions.subList(from,
                    Math.min(from + ORIENTATIONS_A_PIECE, search.directions.size())));
        }
        return smallest(workers.map(pieces, piece -> {
            View view = search.new View();
            return smallest(piece.stream().map(view::smallestBox).toList());
        }));
    }

    private static Solid smallest(List<Solid> boxes) {
        double least = boxes.stream().mapToDouble(Solid::volume).min().orElseThrow();
        return boxes.stream().filter(box -> box.volume() <= least * (1 + SAME_VOLUME))
                .min(Comparator.comparingDouble(Solid::area)).orElseThrow();
    }

    /** The edges between two faces: the vertices that each joins and the faces that it parts. */
    private record Edges(int[] from, int[] to, int[] left, int[] right) {

        static Edges of(ConvexHull hull, int[] faces) {
            int[] corners = hull.corners();
            int[] beyond = hull.neighbours();
            int[] edges = IntStream.range(0, corners.length)
                    .filter(e -> e / 3 < beyond[e] && faces[e / 3] != faces[beyond[e]]).toArray();
            return new Edges(map(edges, e -> corners[e]), map(edges, e -> corners[e / 3 * 3 + (e + 1) % 3]),
                    map(edges, e -> faces[e / 3]), map(edges, e -> faces[beyond[e]]));
        }

        private static int[] map(int[] edges, IntUnaryOperator what) {
            return IntStream.of(edges).map(what).toArray();
        }
    }

    /** The hull seen along one direction after the other. */
    private final class View {

        private final double[] heights = new double[points.count()];
        private final double[] facing = new double[normals.count()];
        private final int[] takenIn = new int[points.count()];
        private final double[] outlineX = new double[points.count()];
        private final double[] outlineY = new double[points.count()];
        private int number;

        /** The smallest box with a side across this direction and another flush with the hull's outline. */
        Solid smallestBox(Vector direction) {
            number++;
            int count = outline(direction);
            ConvexPolygon.Rectangle base = ConvexPolygon.around(outlineX, outlineY, count).smallestRectangle();
            return Solid.box(base.length(), base.width(), height(direction));
        }

        private double height(Vector direction) {
            points.dot(direction, heights);
            double lowest = Double.POSITIVE_INFINITY;
            double highest = Double.NEGATIVE_INFINITY;
            for (double height : heights) {
                lowest = Math.min(lowest, height);
                highest = Math.max(highest, height);
            }
            return highest - lowest;
        }

        /** Projects the vertices of all edges that may belong to the outline, each once; returns how many there are. */
        private int outline(Vector direction) {
            Vector u = direction.across();
            Vector v = direction.cross(u);
            normals.dot(direction, facing);
            int count = 0;
            for (int e = 0; e < edges.from.length; e++) {
                if (facing[edges.left[e]] * facing[edges.right[e]] <= SAME_SIDE) {
                    count = project(edges.from[e], u, v, count);
                    count = project(edges.to[e], u, v, count);
                }
            }
            return count;
        }

        private int project(int vertex, Vector u, Vector v, int count) {
            if (takenIn[vertex] == number) {
                return count;
            }
            takenIn[vertex] = number;
            outlineX[count] = points.dot(u, vertex);
            outlineY[count] = points.dot(v, vertex);
            return count + 1;
        }
    }
}
