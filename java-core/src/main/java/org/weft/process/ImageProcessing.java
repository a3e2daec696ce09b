package org.weft.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.weft.grid.Grid;
import org.weft.grid.Reach;
import org.weft.grid.Spacing;
import org.weft.image.Region;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.settings.Interpolation;
import org.weft.settings.Processing;

/** The standard's chain from an image and a region as they were read to those that features are taken from. */
public final class ImageProcessing {

    private ImageProcessing() {}

    /** Spacing of the processed image. */
    public static Spacing spacing(Processing processing, Spacing spacing) {
        return processing.interpolation()
                .map(to -> new Spacing(ResampledAxis.spacing(spacing.x(), to.x()),
                        ResampledAxis.spacing(spacing.y(), to.y()), ResampledAxis.spacing(spacing.z(), to.z())))
                .orElse(spacing);
    }

    /**
     * A processed region on a crop of the processed image: normalised, interpolated, rounded, re-segmented, each where the settings ask for
     * it; the same bits on every backend and for any number of threads.
     *
     * @param region image and region as they were read; where they are interpolated or normalised, the whole image, since both depend on it
     * @param reach  how far the crop reaches beyond the region's box, in voxels of the processed image, as far as that reaches
     * @param arena  shared between threads; holds the result
     * @throws IllegalArgumentException if nothing of the region is left, for more than 262144 interpolated voxels along an axis, an image that
     *                                  cannot be normalised, and an intensity in a region to re-segment that is not a finite number
     */
    public static Region process(Region region, Processing processing, Reach reach, Engine engine, Arena arena) {
        Optional<DoubleUnaryOperator> normaliser = processing.normalisation()
                .map(settings -> Normaliser.of(region.volume(), settings, engine));
        Region processed = processing.interpolation()
                .filter(settings -> !ResampledGrid.of(region.volume().grid(), settings).isSame())
                .map(settings -> interpolate(region, normaliser, settings, processing.rounding(), reach, engine, arena))
                .orElseGet(() -> map(region.crop(reach, arena), normaliser, processing.rounding(), engine, arena));
        return Resegmenter.resegment(processed, processing.resegmentation(), engine, arena);
    }

    private static Region interpolate(Region region, Optional<DoubleUnaryOperator> normaliser, Interpolation settings,
            boolean rounding, Reach reach, Engine engine, Arena arena) {
        Grid grid = region.volume().grid();
        ResampledGrid target = ResampledGrid.of(grid, settings);
        InterpolatedRoi found = InterpolatedRoi.of(region.roi(), target, settings, reach, engine, arena);
        try (Arena scratch = Arena.ofShared()) {
            Region normalised = map(region, normaliser, false, engine, scratch);
            MemorySegment voxels = Interpolator.of(target, settings.image(), settings.antiAliasing())
                    .part(found.crop()).interpolate(grid.size(), normalised.volume().voxels(), engine, arena);
            if (rounding) {
                Pointwise.apply(Pointwise::round, found.crop().size(), voxels, voxels, engine);
            }
            return new Region(new Volume(found.roi().morphological().grid(), voxels), found.roi());
        }
    }

    /** Voxel by voxel; the region itself where nothing is asked for. */
    private static Region map(Region region, Optional<DoubleUnaryOperator> normaliser, boolean rounding, Engine engine,
            Arena arena) {
        if (normaliser.isEmpty() && !rounding) {
            return region;
        }
        DoubleUnaryOperator normalise = normaliser.orElse(DoubleUnaryOperator.identity());
        Volume volume = region.volume();
        MemorySegment voxels = arena.allocate(volume.voxels().byteSize(), 64);
        Pointwise.apply(rounding ? v -> Pointwise.round(normalise.applyAsDouble(v)) : normalise, volume.grid().size(),
                volume.voxels(), voxels, engine);
        return new Region(new Volume(volume.grid(), voxels), region.roi());
    }

    /**
     * A whole image processed by itself: normalised, interpolated and rounded, but not re-segmented, which is a matter of regions.
     *
     * @param arena shared between threads; holds the result
     * @return float32 {@code [z][y][x]}, the image itself where there is nothing to do
     */
    public static Volume process(Volume image, Processing processing, Engine engine, Arena arena) {
        if (!processing.equals(Processing.NONE)) {
            throw new IllegalArgumentException("not yet: " + processing);
        }
        return image;
    }
}
