package org.weft.morphology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    /** Cosines nearer to 0 than this do not say on which side a face is. */
    private static final double GRAZING = 1e-9;

    /** Volumes nearer to each other than this share of them count as the same. */
    private static final double SAME_VOLUME = 1e-9;

    private static final int ORIENTATIONS_A_PIECE = 64;

    private final Vector[] points;
    private final List<Vector> normals;
    private final List<Vector> orientations;
    /** The two vertices and the two faces of edge after edge. */
    private final int[] edges;

    private OrientedBox(ConvexHull hull, Spacing spacing) {
        points = hull.points(spacing);
        ConvexHull.Faces faces = hull.faces(spacing);
        normals = faces.normals();
        orientations = faces.orientations();
        edges = edges(hull, faces.ofTriangle());
    }

    static Solid around(ConvexHull hull, Spacing spacing, Workers workers) {
        OrientedBox search = new OrientedBox(hull, spacing);
        List<Vector> directions = Stream.concat(search.orientations.stream(), Stream.of(Vector.X, Vector.Y, Vector.Z))
                .toList();
        List<List<Vector>> pieces = new ArrayList<>();
        for (int from = 0; from < directions.size(); from += ORIENTATIONS_A_PIECE) {
            pieces.add(directions.subList(from, Math.min(from + ORIENTATIONS_A_PIECE, directions.size())));
        }
        return smallest(workers.map(pieces, piece -> smallest(piece.stream().flatMap(search::boxes).toList())));
    }

    private static Solid smallest(List<Solid> boxes) {
        double least = boxes.stream().mapToDouble(Solid::volume).min().orElseThrow();
        return boxes.stream().filter(box -> box.volume() <= least * (1 + SAME_VOLUME))
                .min(Comparator.comparingDouble(Solid::area)).orElseThrow();
    }

    private static int[] edges(ConvexHull hull, int[] faces) {
        int[] corners = hull.corners();
        return IntStream.range(0, corners.length)
                .filter(e -> e / 3 < hull.neighbours()[e] && faces[e / 3] != faces[hull.neighbours()[e]])
                .flatMap(e -> IntStream.of(corners[e], corners[e / 3 * 3 + (e + 1) % 3], faces[e / 3],
                        faces[hull.neighbours()[e]]))
                .toArray();
    }

    /** The boxes with a side across this direction and another flush with the hull's outline. */
    private Stream<Solid> boxes(Vector direction) {
        Vector u = direction.across();
        Vector v = direction.cross(u);
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (Vector point : points) {
            double height = point.dot(direction);
            lowest = Math.min(lowest, height);
            highest = Math.max(highest, height);
        }
        double height = highest - lowest;
        return ConvexPolygon.around(outline(direction, u, v)).rectangles()
                .map(r -> Solid.box(r.length(), r.width(), height));
    }

    /** The vertices of all edges that may belong to the outline, in the plane of u and v. */
    private List<ConvexPolygon.Point> outline(Vector direction, Vector u, Vector v) {
        double[] facing = normals.stream().mapToDouble(direction::dot).toArray();
        boolean[] taken = new boolean[points.length];
        List<ConvexPolygon.Point> outline = new ArrayList<>();
        for (int e = 0; e < edges.length; e += 4) {
            double a = facing[edges[e + 2]];
            double b = facing[edges[e + 3]];
            boolean sameSide = a > GRAZING && b > GRAZING || a < -GRAZING && b < -GRAZING;
            for (int end = e; !sameSide && end < e + 2; end++) {
                int vertex = edges[end];
                if (!taken[vertex]) {
                    taken[vertex] = true;
                    outline.add(new ConvexPolygon.Point(points[vertex].dot(u), points[vertex].dot(v)));
                }
            }
        }
        return outline;
    }
}
