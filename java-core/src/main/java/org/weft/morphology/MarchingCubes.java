package org.weft.morphology;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.weft.grid.Spacing;
import org.weft.kernel.CellKernel;

/**
 * The surface mesh of a mask, made of the 256 patterns of {@link CellKernel}. Every edge of the lattice with one end inside has a vertex at its
 * middle. Around each face of a cell the vertices are linked such that voxels inside that touch along an edge only stay apart; both
 * cells at a face agree on it, so that the links close to loops and the mesh is closed. A loop that is not flat is filled with the triangles
 * of largest total area, the edges of a voxel taken as 1, as the classical table of Lorensen and Cline (1987) does; where several fillings
 * share the largest area, the loop measures their mean, which does not change with flips of the mask.
 */
final class MarchingCubes {

    private static final double SAME_AREA = 1e-9;

    /** The corners of a cell's six faces, anticlockwise when seen from outside. */
    private static final int[][] FACES = new int[6][];

    static {
        for (int axis = 0; axis < 3; axis++) {
            int s = 1 << axis;
            int u = 1 << (axis + 1) % 3;
            int v = 1 << (axis + 2) % 3;
            FACES[2 * axis] = new int[] {0, v, u | v, u};
            FACES[2 * axis + 1] = new int[] {s, s | u, s | u | v, s | v};
        }
    }

    private static final List<List<Patch>> PATCHES = IntStream.range(0, 256).mapToObj(MarchingCubes::patches).toList();

    private MarchingCubes() {}

    /** A place in a cell, in halves of its edges: 0, 1 or 2 along each axis. */
    record Vertex(int x, int y, int z) {

        static Vertex between(int corner, int other) {
            return new Vertex((corner & 1) + (other & 1), (corner >> 1 & 1) + (other >> 1 & 1),
                    (corner >> 2) + (other >> 2));
        }
    }

    /** Three vertices, anticlockwise when seen from outside the mask. */
    record Triangle(Vertex a, Vertex b, Vertex c) {

        double area(Spacing spacing) {
            double nx = normal(b.y - a.y, c.z - a.z, c.y - a.y, b.z - a.z) * spacing.y() * spacing.z();
            double ny = normal(b.z - a.z, c.x - a.x, c.z - a.z, b.x - a.x) * spacing.z() * spacing.x();
            double nz = normalZ() * spacing.x() * spacing.y();
            return Math.sqrt(nx * nx + ny * ny + nz * nz) / 8;
        }

        /** Eight times the area of the triangle's projection along z, negative where the outside is below. */
        int normalZ() {
            return normal(b.x - a.x, c.y - a.y, c.x - a.x, b.y - a.y);
        }

        /** Six times the mean height, in edges of a cell. */
        int height() {
            return a.z + b.z + c.z;
        }

        private static int normal(int p, int q, int r, int s) {
            return p * q - r * s;
        }
    }

    /** A loop's fillings of largest area; the first one stands for the mesh. */
    record Patch(List<List<Triangle>> fillings) {

        double area(Spacing spacing) {
            double sum = fillings.stream().flatMap(List::stream).mapToDouble(t -> t.area(spacing)).sum();
            return sum / fillings.size();
        }

        /** Eight times the projected area, the same for all fillings. */
        int normalZ() {
            return fillings.getFirst().stream().mapToInt(Triangle::normalZ).sum();
        }

        /** Forty-eight times the volume below the patch down to the cell's floor. */
        double volume() {
            int sum = fillings.stream().flatMap(List::stream).mapToInt(t -> t.normalZ() * t.height()).sum();
            return (double) sum / fillings.size();
        }
    }

    /** The pieces of surface in a cell of this pattern. */
    static List<Patch> surface(int pattern) {
        return PATCHES.get(pattern);
    }

    /**
     * Area and volume of a mask's mesh; the volume is ∮ z n_z dA, by the divergence theorem.
     *
     * @param counts int64[layer][256] of {@link CellKernel}
     */
    static Solid measure(MemorySegment counts, Spacing spacing) {
        long[] total = new long[256];
        long lifted = 0;
        for (long cell = 0; cell < counts.byteSize() / Long.BYTES; cell++) {
            int pattern = (int) (cell % 256);
            long count = counts.getAtIndex(JAVA_LONG, cell);
            if (count > 0 && !surface(pattern).isEmpty()) {
                total[pattern] += count;
                lifted += cell / 256 * count * surface(pattern).stream().mapToInt(Patch::normalZ).sum();
            }
        }
        double area = 0;
        double volume = lifted / 8.0;
        for (int pattern = 0; pattern < 256; pattern++) {
            for (Patch patch : surface(pattern)) {
                area += total[pattern] * patch.area(spacing);
                volume += total[pattern] * patch.volume() / 48;
            }
        }
        return new Solid(volume * spacing.voxelVolume(), area);
    }

    private static List<Patch> patches(int pattern) {
        return loops(pattern).stream().map(loop -> new Patch(largest(fillings(loop, 0, loop.size() - 1)))).toList();
    }

    /** Closed loops of vertices. On every face, each run of corners inside is linked from where it begins to where it ends. */
    private static List<List<Vertex>> loops(int pattern) {
        Map<Vertex, Vertex> next = new LinkedHashMap<>();
        for (int[] face : FACES) {
            for (int k = 0; k < 4; k++) {
                int first = (k + 1) % 4;
                if (!inside(pattern, face[k]) && inside(pattern, face[first])) {
                    int last = first;
                    while (inside(pattern, face[(last + 1) % 4])) {
                        last = (last + 1) % 4;
                    }
                    next.put(Vertex.between(face[k], face[first]), Vertex.between(face[last], face[(last + 1) % 4]));
                }
            }
        }
        List<List<Vertex>> loops = new ArrayList<>();
        while (!next.isEmpty()) {
            List<Vertex> loop = new ArrayList<>();
            for (Vertex v = next.keySet().iterator().next(); v != null; v = next.remove(v)) {
                loop.add(v);
            }
            loop.removeLast();
            loops.add(loop);
        }
        return loops;
    }

    private static boolean inside(int pattern, int corner) {
        return (pattern >> corner & 1) == 1;
    }

    /** Every way to fill the polygon of a loop's vertices {@code from} to {@code to} with triangles. */
    private static List<List<Triangle>> fillings(List<Vertex> loop, int from, int to) {
        if (to - from < 2) {
            return List.of(List.of());
        }
        List<List<Triangle>> all = new ArrayList<>();
        for (int k = from + 1; k < to; k++) {
            Triangle triangle = new Triangle(loop.get(from), loop.get(k), loop.get(to));
            for (List<Triangle> left : fillings(loop, from, k)) {
                for (List<Triangle> right : fillings(loop, k, to)) {
                    List<Triangle> filling = new ArrayList<>(left);
                    filling.addAll(right);
                    filling.add(triangle);
                    all.add(filling);
                }
            }
        }
        return all;
    }

    private static List<List<Triangle>> largest(List<List<Triangle>> fillings) {
        double largest = fillings.stream().mapToDouble(MarchingCubes::latticeArea).max().orElseThrow();
        return fillings.stream().filter(filling -> latticeArea(filling) > largest - SAME_AREA).toList();
    }

    private static double latticeArea(List<Triangle> filling) {
        Spacing one = new Spacing(1, 1, 1);
        return filling.stream().mapToDouble(triangle -> triangle.area(one)).sum();
    }
}
