package org.weft.dicom.write;

import java.util.List;
import org.weft.grid.Grid;

/** Two overlapping regions on the patient's grid: a block of two planes, and every third voxel of three planes. */
final class Regions {

    private Regions() {}

    static List<Segment> segments() {
        return List.of(segment("Tumour \u03b1", false), segment("every third", true));
    }

    /** Whether a segment holds a voxel. */
    static boolean holds(int segment, long x, long y, long z) {
        return segment == 0 ? x >= 2 && y >= 1 && y <= 3 && (z == 1 || z == 2)
                : z != 2 && Patient.GRID.index(x, y, z) % 3 == 0;
    }

    private static Segment segment(String name, boolean second) {
        Grid grid = Patient.GRID;
        return new Segment(name, grid, (z, inside) -> {
            for (int i = 0; i < inside.length; i++) {
                inside[i] = (byte) (holds(second ? 1 : 0, i % grid.size().x(), i / grid.size().x(), z) ? 1 : 0);
            }
        });
    }
}
