package org.weft.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.weft.grid.Box;
import org.weft.grid.Grid;
import org.weft.grid.Reach;
import org.weft.image.Region;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.settings.Interpolation;
import org.weft.settings.Processing;

/** The standard's chain from an image and a region as they were read to those that features are taken from. */
public final class ImageProcessing {

    private ImageProcessing() {}

    /** Grid of a whole image once it is processed. */
    public static Grid grid(Processing processing, Grid grid) {
        return processing.interpolation().map(settings -> ResampledGrid.of(grid, settings).grid()).orElse(grid);
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
                .orElseGet(() -> {
                    Region near = region.crop(reach, arena);
                    Volume mapped = map(near.volume(), normaliser, processing.rounding(), engine, arena);
                    return mapped == near.volume() ? near : new Region(mapped, near.roi());
                });
        return Resegmenter.resegment(processed, processing.resegmentation(), engine, arena);
    }

    private static Region interpolate(Region region, Optional<DoubleUnaryOperator> normaliser, Interpolation settings,
            boolean rounding, Reach reach, Engine engine, Arena arena) {
        ResampledGrid target = ResampledGrid.of(region.volume().grid(), settings);
        InterpolatedRoi found = InterpolatedRoi.of(region.roi(), target, settings, reach, engine, arena);
        return new Region(interpolate(region.volume(), normaliser, target, settings, found.crop(), rounding, engine,
                arena), found.roi());
    }

    private static Volume interpolate(Volume image, Optional<DoubleUnaryOperator> normaliser, ResampledGrid target,
            Interpolation settings, Box crop, boolean rounding, Engine engine, Arena arena) {
        try (Arena scratch = Arena.ofShared()) {
            Volume normalised = map(image, normaliser, false, engine, scratch);
            MemorySegment voxels = Interpolator.of(target, settings.image(), settings.antiAliasing()).part(crop)
                    .interpolate(image.grid().size(), normalised.voxels(), engine, arena);
            if (rounding) {
                Pointwise.apply(Pointwise::round, crop.size(), voxels, voxels, engine);
            }
            return new Volume(target.grid().crop(crop), voxels);
        }
    }

    /** Voxel by voxel; the image itself where nothing is asked for. */
    private static Volume map(Volume volume, Optional<DoubleUnaryOperator> normaliser, boolean rounding, Engine engine,
            Arena arena) {
        if (normaliser.isEmpty() && !rounding) {
            return volume;
        }
        DoubleUnaryOperator normalise = normaliser.orElse(DoubleUnaryOperator.identity());
        MemorySegment voxels = arena.allocate(volume.voxels().byteSize(), 64);
        Pointwise.apply(rounding ? v -> Pointwise.round(normalise.applyAsDouble(v)) : normalise, volume.grid().size(),
                volume.voxels(), voxels, engine);
        return new Volume(volume.grid(), voxels);
    }

    /**
     * A whole image processed by itself: normalised, interpolated and rounded, but not re-segmented, which is a matter of regions.
     *
     * @param arena shared between threads; holds the result
     * @return float32 {@code [z][y][x]}, the image itself where there is nothing to do
     */
    public static Volume process(Volume image, Processing processing, Engine engine, Arena arena) {
        Optional<DoubleUnaryOperator> normaliser = processing.normalisation()
                .map(settings -> Normaliser.of(image, settings, engine));
        Optional<Interpolation> interpolation = processing.interpolation()
                .filter(settings -> !ResampledGrid.of(image.grid(), settings).isSame());
        if (interpolation.isEmpty()) {
            return map(image, normaliser, processing.rounding(), engine, arena);
        }
        ResampledGrid target = ResampledGrid.of(image.grid(), interpolation.get());
        return interpolate(image, normaliser, target, interpolation.get(), Box.of(target.grid().size()),
                processing.rounding(), engine, arena);
    }
}
