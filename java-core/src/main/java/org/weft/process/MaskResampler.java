package org.weft.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.weft.grid.Grid;
import org.weft.grid.IndexMap;
import org.weft.grid.Size;
import org.weft.image.LabelVolume;

/**
 * Brings a segmentation onto another grid by the nearest neighbour in world coordinates, so for any orientation.
 * A place half way between two voxels takes the one of the higher index; a place outside the segmentation is background.
 */
public final class MaskResampler {

    /** Rounding noise of world coordinates, in voxels, that must not decide which way a tie goes. */
    private static final double TIE = 1e-6;

    private MaskResampler() {}

    /** For every voxel of {@code onto} the label nearest to it: uint16 {@code [z][y][x]}, in the given arena. */
    public static LabelVolume nearest(LabelVolume labels, Grid onto, Arena arena) {
        IndexMap map = IndexMap.between(onto, labels.grid());
        Size from = labels.grid().size();
        Size size = onto.size();
        MemorySegment out = arena.allocate(LabelVolume.LAYOUT, onto.voxelCount());
        long to = 0;
        for (long z = 0; z < size.z(); z++) {
            for (long y = 0; y < size.y(); y++) {
                double i0 = map.x().at(0, y, z) + 0.5 + TIE;
                double j0 = map.y().at(0, y, z) + 0.5 + TIE;
                double k0 = map.z().at(0, y, z) + 0.5 + TIE;
                for (long x = 0; x < size.x(); x++, to++) {
                    long i = (long) Math.floor(i0 + x * map.x().ofX());
                    long j = (long) Math.floor(j0 + x * map.y().ofX());
                    long k = (long) Math.floor(k0 + x * map.z().ofX());
                    if (i >= 0 && i < from.x() && j >= 0 && j < from.y() && k >= 0 && k < from.z()) {
                        out.setAtIndex(LabelVolume.LAYOUT, to, (short) labels.at(i + from.x() * (j + from.y() * k)));
                    }
                }
            }
        }
        return new LabelVolume(onto, out);
    }
}
