package org.weft.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Supplier;
import org.weft.grid.Box;
import org.weft.grid.Grid;
import org.weft.grid.Reach;
import org.weft.grid.Size;
import org.weft.image.Mask;
import org.weft.image.Roi;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;
import org.weft.settings.Interpolation;

/**
 * A region on another grid: where its mask, interpolated as 0 outside and 1 inside, reaches a threshold (IBSI E8H9).
 *
 * @param crop the box around the region and its reach, in the new grid
 * @param roi  the region on that crop
 */
record InterpolatedRoi(Box crop, Roi roi) {

    /** Share of the threshold that an interpolated value may lack by rounding. */
    private static final double GUARD = 2e-6;

    /**
     * @param reach how far the crop reaches beyond the region's box, as far as the new grid does
     * @throws IllegalArgumentException if nothing is left of the region
     */
    static InterpolatedRoi of(Roi roi, ResampledGrid target, Interpolation settings, Reach reach, Engine engine,
            Arena arena) {
        Supplier<IllegalArgumentException> vanished = () -> vanished(roi, target.grid(), settings);
        Interpolator whole = Interpolator.of(target, settings.mask(), false);
        Box around = whole.readersOf(roi.box()).orElseThrow(vanished);
        try (Arena scratch = Arena.ofShared()) {
            Thresholding thresholding = new Thresholding(whole.part(around), settings.maskThreshold(), engine, scratch);
            MemorySegment shape = thresholding.of(roi.morphological());
            MemorySegment inside = shape;
            if (roi.intensity() != roi.morphological()) {
                inside = thresholding.of(roi.intensity());
                intersect(inside, shape);
            }
            if (isEmpty(inside)) {
                throw vanished.get();
            }
            Grid grid = target.grid().crop(around);
            return place(Roi.of(new Mask(grid, shape), new Mask(grid, inside)), around, target.grid(), reach, arena);
        }
    }

    private static void intersect(MemorySegment mask, MemorySegment other) {
        for (long i = 0; i < mask.byteSize(); i++) {
            mask.set(Mask.LAYOUT, i, (byte) (mask.get(Mask.LAYOUT, i) & other.get(Mask.LAYOUT, i)));
        }
    }

    /** A region on one box of a grid, brought onto the box that the reach asks for. */
    private static InterpolatedRoi place(Roi roi, Box around, Grid whole, Reach reach, Arena arena) {
        Box box = translate(roi.box(), around);
        Box crop = box.grow(reach, whole.size());
        Grid grid = whole.crop(crop);
        Mask shape = new Mask(grid, place(roi.morphological().voxels(), around, box, crop, arena));
        boolean same = roi.intensityVoxelCount() == roi.morphologicalVoxelCount();
        Mask inside = same ? shape : new Mask(grid, place(roi.intensity().voxels(), around, box, crop, arena));
        return new InterpolatedRoi(crop, new Roi(shape, inside, box.relativeTo(crop), roi.morphologicalVoxelCount(),
                roi.intensityVoxelCount()));
    }

    private static boolean isEmpty(MemorySegment mask) {
        for (long i = 0; i < mask.byteSize(); i++) {
            if (mask.get(Mask.LAYOUT, i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException vanished(Roi roi, Grid target, Interpolation settings) {
        return new IllegalArgumentException("nothing is left of the region's " + roi.intensityVoxelCount()
                + " voxels of " + roi.morphological().grid().spacing() + " after interpolation to " + target.spacing()
                + ": its interpolated mask reaches " + settings.maskThreshold()
                + " nowhere; choose a smaller spacing or a lower threshold");
    }

    private static Box translate(Box box, Box by) {
        return new Box(box.x0() + by.x0(), box.y0() + by.y0(), box.z0() + by.z0(), box.x1() + by.x0(),
                box.y1() + by.y0(), box.z1() + by.z0());
    }

    /** The voxels of a box, taken from a mask that lies in one box of the grid to a mask that lies in another. */
    private static MemorySegment place(MemorySegment mask, Box from, Box box, Box to, Arena arena) {
        MemorySegment out = arena.allocate(to.size().voxelCount(), 64);
        for (long z = box.z0(); z < box.z1(); z++) {
            for (long y = box.y0(); y < box.y1(); y++) {
                MemorySegment.copy(mask, index(from, box.x0(), y, z), out, index(to, box.x0(), y, z),
                        box.x1() - box.x0());
            }
        }
        return out;
    }

    private static long index(Box box, long x, long y, long z) {
        Size size = box.size();
        return x - box.x0() + size.x() * (y - box.y0() + size.y() * (z - box.z0()));
    }

    /** Masks to interpolated ones, uint8[z][y][x]. */
    private record Thresholding(Interpolator interpolator, double threshold, Engine engine, Arena scratch) {

        MemorySegment of(Mask mask) {
            Box reads = interpolator.reads();
            Mask cropped = mask.crop(reads, scratch);
            Size size = reads.size();
            MemorySegment values = scratch.allocate(size.voxelCount() * Float.BYTES, 64);
            for (long i = 0; i < size.voxelCount(); i++) {
                values.setAtIndex(ValueLayout.JAVA_FLOAT, i, cropped.contains(i) ? 1 : 0);
            }
            MemorySegment interpolated = interpolator.from(reads).interpolate(size, values, engine, scratch);
            Size out = interpolator.size();
            MemorySegment inside = scratch.allocate(out.voxelCount(), 64);
            long slice = out.x() * out.y();
            engine.workers().map(Slab.split(out.z(), 4L * engine.workers().threadCount()), slab -> {
                for (long i = slab.z0() * slice; i < slab.z1() * slice; i++) {
                    boolean reached = interpolated.getAtIndex(ValueLayout.JAVA_FLOAT, i) >= threshold * (1 - GUARD);
                    inside.set(Mask.LAYOUT, i, (byte) (reached ? 1 : 0));
                }
                return slab;
            });
            return inside;
        }
    }
}
