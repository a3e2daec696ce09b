package org.weft.filter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.weft.grid.Axis;
import org.weft.grid.Reach;
import org.weft.grid.Spacing;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.settings.Filter;

/**
 * Mean of the voxels around a voxel with the weights of a Gaussian sampled at voxels, along each axis for itself: {@code exp(-k² / (2 σ²))} over its
 * sum for |k| up to {@code floor(truncation σ + 0.5)}, σ in voxels of the axis. In the unit of the image.
 */
final class GaussianFilter {

    private GaussianFilter() {}

    static Volume apply(Filter.Gaussian gaussian, Volume image, Engine engine, Arena arena) {
        List<Axis> axes = Convolution.axes(gaussian.dimensions());
        List<Taps> taps = axes.stream().map(axis -> taps(gaussian, axis, image.grid().spacing()).normalised()).toList();
        MemorySegment response = Convolution.allocate(image.grid().size(), arena);
        try (Convolution convolution = new Convolution(image.grid().size(), gaussian.boundary(), engine)) {
            convolution.along(axes, taps, image.voxels(), response);
        }
        return new Volume(image.grid(), response);
    }

    static Reach reach(Filter.Gaussian gaussian, Spacing spacing) {
        return Convolution.reach(Convolution.axes(gaussian.dimensions()), gaussian.boundary(),
                axis -> taps(gaussian, axis, spacing).half());
    }

    private static GaussianTaps taps(Filter.Gaussian gaussian, Axis axis, Spacing spacing) {
        return GaussianTaps.of(gaussian.sigma(), gaussian.truncation(), axis, spacing);
    }
}
