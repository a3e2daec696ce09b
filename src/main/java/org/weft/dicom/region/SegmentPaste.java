package org.weft.dicom.region;

import java.lang.foreign.MemorySegment;
import java.util.function.IntPredicate;
import org.weft.dicom.object.PixelLayout;
import org.weft.grid.Size;
import org.weft.image.Mask;

/** Puts frames of a segment into a mask, and counts what comes to lie inside the image and outside. */
final class SegmentPaste {

    private final Size image;
    private final PixelLayout layout;
    private final MemorySegment voxels;
    private final IntPredicate belongs;
    private long inside;
    private long cut;

    SegmentPaste(Size image, PixelLayout layout, MemorySegment voxels, IntPredicate belongs) {
        this.image = image;
        this.layout = layout;
        this.voxels = voxels;
        this.belongs = belongs;
    }

    /**
     * @param stored int32[rows][columns]
     * @param at     index of the image's voxel on which the first pixel lies
     */
    void add(int[] stored, long[] at) {
        for (int row = 0, i = 0; row < layout.rows(); row++) {
            for (int column = 0; column < layout.columns(); column++, i++) {
                if (belongs.test(stored[i])) {
                    set(at[0] + column, at[1] + row, at[2]);
                }
            }
        }
    }

    private void set(long x, long y, long z) {
        if (x < 0 || y < 0 || z < 0 || x >= image.x() || y >= image.y() || z >= image.z()) {
            cut++;
            return;
        }
        long voxel = x + image.x() * (y + image.y() * z);
        inside += 1 - voxels.get(Mask.LAYOUT, voxel);
        voxels.set(Mask.LAYOUT, voxel, (byte) 1);
    }

    long inside() {
        return inside;
    }

    long cut() {
        return cut;
    }
}
