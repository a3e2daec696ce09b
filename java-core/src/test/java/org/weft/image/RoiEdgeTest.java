package org.weft.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.weft.grid.Grid;
import org.weft.grid.Spacing;

/** Masks that make no region. */
class RoiEdgeTest {

    @Test
    void anIntensityMaskThatReachesBeyondTheShapeIsRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> Roi.of(mask(1, 1, 0, 0), mask(1, 0, 0, 1)))
                .getMessage();
        assertTrue(message.contains("(1, 1, 0)"), message);
    }

    @Test
    void aPartOfTheShapeMayBeLeft() {
        Roi roi = Roi.of(mask(1, 1, 0, 1), mask(1, 0, 0, 1));
        assertEquals(3, roi.morphologicalVoxelCount());
        assertEquals(2, roi.intensityVoxelCount());
    }

    @Test
    void anEmptyMaskIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Roi.of(mask(0, 0, 0, 0)));
        assertThrows(IllegalArgumentException.class, () -> Roi.of(mask(1, 1, 1, 1), mask(0, 0, 0, 0)));
    }

    private static Mask mask(int... inside) {
        byte[] voxels = new byte[inside.length];
        for (int k = 0; k < voxels.length; k++) {
            voxels[k] = (byte) inside[k];
        }
        return new Mask(Grid.of(2, 2, 1, new Spacing(1, 1, 1)), MemorySegment.ofArray(voxels));
    }
}
