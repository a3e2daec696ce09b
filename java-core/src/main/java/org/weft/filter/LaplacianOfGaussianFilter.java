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
import org.weft.settings.Length.Unit;

/**
 * Laplacian of a Gaussian in D dimensions (IBSI L6PA), sampled at voxels k along each axis up to {@code floor(truncation σ + 0.5)}:
 *
 * <pre>
 * g(k) = -(1 / (√(2π) σ)^D) (D / σ² - |k|² / σ⁴) exp(-|k|² / (2 σ²)),  σ in voxels
 * </pre>
 *
 * This is the sum over the axes of the Gaussian's second derivative along one axis times the Gaussian along the others, so that nothing but
 * convolutions along an axis is needed: 7 in three dimensions.
 *
 * <p>Where voxels are of unequal lengths s and σ is in millimetres, σ in voxels differs from axis to axis, and the second derivatives are taken per square
 * millimetre and multiplied by the square of the geometric mean of the D lengths, which gives the formula above where they are equal. A σ in
 * voxels takes no account of lengths. In the unit of the image. The kernel's sum is that of what is cut off, about 10⁻³ D / σ² at four standard
 * deviations, and so is the response to a constant image of 1.
 */
final class LaplacianOfGaussianFilter {

    private LaplacianOfGaussianFilter() {}

    static Volume apply(Filter.LaplacianOfGaussian log, Volume image, Engine engine, Arena arena) {
        Spacing spacing = image.grid().spacing();
        List<Axis> axes = Convolution.axes(log.dimensions());
        List<Taps> smooth = axes.stream().map(axis -> taps(log, axis, spacing).density()).toList();
        List<Taps> curved = axes.stream()
                .map(axis -> taps(log, axis, spacing).curvature().times(scale(log, axis, spacing))).toList();
        MemorySegment response = Convolution.allocate(image.grid().size(), arena);
        try (Convolution convolution = new Convolution(image.grid().size(), log.boundary(), engine)) {
            sum(convolution, axes, smooth, curved, image.voxels(), response);
        }
        return new Volume(image.grid(), response);
    }

    /** Along each axis, from what is smooth along all axes so far and what is curved along one of them to the same one axis further. */
    private static void sum(Convolution convolution, List<Axis> axes, List<Taps> smooth, List<Taps> curved,
            MemorySegment image, MemorySegment response) {
        MemorySegment smoothed = convolution.take();
        MemorySegment laplacian = convolution.take();
        convolution.along(axes.getFirst(), smooth.getFirst(), image, false, smoothed);
        convolution.along(axes.getFirst(), curved.getFirst(), image, false, laplacian);
        for (int i = 1; i < axes.size(); i++) {
            boolean last = i == axes.size() - 1;
            MemorySegment next = last ? response : convolution.take();
            convolution.along(axes.get(i), smooth.get(i), laplacian, false, next);
            convolution.along(axes.get(i), curved.get(i), smoothed, true, next);
            if (!last) {
                convolution.along(axes.get(i), smooth.get(i), smoothed, false, laplacian);
                convolution.give(smoothed);
                smoothed = laplacian;
                laplacian = next;
            }
        }
    }

    static Reach reach(Filter.LaplacianOfGaussian log, Spacing spacing) {
        return Convolution.reach(Convolution.axes(log.dimensions()), log.boundary(),
                axis -> taps(log, axis, spacing).half());
    }

    private static GaussianTaps taps(Filter.LaplacianOfGaussian log, Axis axis, Spacing spacing) {
        return GaussianTaps.of(log.sigma(), log.truncation(), axis, spacing);
    }

    /** The geometric mean of the voxel's lengths over its length along an axis, squared; 1 for a sigma in voxels. */
    private static double scale(Filter.LaplacianOfGaussian log, Axis axis, Spacing spacing) {
        if (log.sigma().unit() == Unit.VOXELS) {
            return 1;
        }
        double logarithms = 0;
        for (Axis other : Convolution.axes(log.dimensions())) {
            logarithms += StrictMath.log(other.of(spacing) / axis.of(spacing));
        }
        return StrictMath.exp(2 * logarithms / log.dimensions());
    }
}
