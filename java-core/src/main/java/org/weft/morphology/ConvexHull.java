package org.weft.morphology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.weft.grid.Spacing;

/**
 * A convex polyhedron of triangles with its vertices on the lattice of half voxels.
 *
 * @param vertices   x, y, z of vertex after vertex, in half voxels; some may lie within an edge or a face
 * @param corners    three vertices of triangle after triangle, anticlockwise when seen from outside
 * @param neighbours the triangle beyond each edge; edge k of a triangle runs from its corner k to the next
 */
record ConvexHull(int[] vertices, int[] corners, int[] neighbours) {

    /** A vector across a triangle, outwards, in half voxels. */
    private record Normal(long x, long y, long z) {

        /** Without common divisor: the same for all triangles of a face. */
        Normal primitive() {
            long divisor = gcd(gcd(Math.abs(x), Math.abs(y)), Math.abs(z));
            return new Normal(x / divisor, y / divisor, z / divisor);
        }

        Normal opposite() {
            return new Normal(-x, -y, -z);
        }

        private static long gcd(long a, long b) {
            return b == 0 ? a : gcd(b, a % b);
        }

        /** A surface grows by the spacings along it: in millimetres its normal is divided by the spacing across it. */
        Vector millimetres(Spacing spacing) {
            return new Vector(x / spacing.x(), y / spacing.y(), z / spacing.z());
        }
    }

    /**
     * The faces, which are triangles in one plane.
     *
     * @param normals      of each face, unit vectors in millimetres, outwards
     * @param orientations the same, but one only of two parallel faces
     * @param ofTriangle   number of every triangle's face
     */
    record Faces(List<Vector> normals, List<Vector> orientations, int[] ofTriangle) {}

    int triangleCount() {
        return corners.length / 3;
    }

    /** The vertices, in mm. */
    Vector[] points(Spacing spacing) {
        Vector[] points = new Vector[vertices.length / 3];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Vector(vertices[3 * i] * spacing.x() / 2, vertices[3 * i + 1] * spacing.y() / 2,
                    vertices[3 * i + 2] * spacing.z() / 2);
        }
        return points;
    }

    Solid measure(Spacing spacing) {
        long volume = 0;
        double area = 0;
        for (int t = 0; t < triangleCount(); t++) {
            Normal n = normal(t);
            int a = corners[3 * t];
            volume += n.x * difference(a, 0, 0) + n.y * difference(a, 0, 1) + n.z * difference(a, 0, 2);
            area += n.millimetres(spacing).length();
        }
        return new Solid(volume / 48.0 * spacing.voxelVolume(), area / 8 * spacing.voxelVolume());
    }

    /** Largest distance between two vertices, in mm. Costs all pairs of vertices, of which a hull has few. */
    double diameter(Spacing spacing) {
        Vectors points = Vectors.of(List.of(points(spacing)));
        double largest = 0;
        for (int k = 1; k < points.count(); k++) {
            largest = Math.max(largest, points.farthestBefore(k));
        }
        return Math.sqrt(largest);
    }

    Faces faces(Spacing spacing) {
        Map<Normal, Integer> numbers = new LinkedHashMap<>();
        int[] ofTriangle = new int[triangleCount()];
        for (int t = 0; t < ofTriangle.length; t++) {
            Integer number = numbers.putIfAbsent(normal(t).primitive(), numbers.size());
            ofTriangle[t] = number == null ? numbers.size() - 1 : number;
        }
        List<Normal> faces = List.copyOf(numbers.keySet());
        List<Normal> distinct = faces.stream()
                .filter(n -> numbers.get(n) < numbers.getOrDefault(n.opposite(), Integer.MAX_VALUE)).toList();
        return new Faces(unit(faces, spacing), unit(distinct, spacing), ofTriangle);
    }

    private static List<Vector> unit(List<Normal> normals, Spacing spacing) {
        return normals.stream().map(n -> n.millimetres(spacing).unit()).toList();
    }

    /** As long as twice the triangle's area. */
    private Normal normal(int t) {
        int a = corners[3 * t];
        int b = corners[3 * t + 1];
        int c = corners[3 * t + 2];
        long ux = difference(b, a, 0);
        long uy = difference(b, a, 1);
        long uz = difference(b, a, 2);
        long vx = difference(c, a, 0);
        long vy = difference(c, a, 1);
        long vz = difference(c, a, 2);
        return new Normal(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx);
    }

    private long difference(int vertex, int origin, int axis) {
        return vertices[3 * vertex + axis] - vertices[3 * origin + axis];
    }
}
