package org.weft.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.weft.grid.Axis;
import org.weft.grid.Spacing;
import org.weft.settings.Filter;
import org.weft.settings.Length.Unit;

/**
 * Laplacian of a Gaussian in D dimensions (IBSI L6PA), sampled at voxels k along each axis up to {@code floor(truncation σ + 0.5)}:
 *
 * <pre>
 * g(k) = -(1 / (√(2π) σ)^D) (D / σ² - |k|² / σ⁴) exp(-|k|² / (2 σ²)) - m,  σ in voxels
 * </pre>
 *
 * with m the mean of what stands before it over all taps, about 10⁻³ of D / σ² by their number at four standard deviations: the kernel's sum is 0, and so is the
 * response to a constant image.
 *
 * <p>Without m it is the sum over the axes of the Gaussian's second derivative along one axis times the Gaussian along the others; m is a box along
 * each. Where voxels are of unequal lengths s and σ is in millimetres, σ in voxels differs from axis to axis, and the second derivatives are taken per
 * square millimetre and multiplied by the square of the geometric mean of the D lengths, which gives the formula above where they are equal. A σ in
 * voxels takes no account of lengths.
 *
 * @param smooth the Gaussian along each axis
 * @param curved its second derivative along each axis
 * @param level  boxes along each axis, whose product is -m
 */
record LaplacianKernel(List<Taps> smooth, List<Taps> curved, List<Taps> level) {

    /** @throws IllegalArgumentException if the kernel is wider than {@value Filter#MAX_SUPPORT} voxels */
    static LaplacianKernel of(Filter.LaplacianOfGaussian log, Spacing spacing) {
        List<Axis> axes = Convolution.axes(log.dimensions());
        List<Taps> smooth = axes.stream().map(axis -> taps(log, axis, spacing).density()).toList();
        List<Taps> curved = axes.stream()
                .map(axis -> taps(log, axis, spacing).curvature().times(scale(log, axis, spacing))).toList();
        List<Taps> level = new ArrayList<>(smooth.stream().map(taps -> Taps.box(taps.values().length)).toList());
        level.set(0, level.getFirst().times(-sum(smooth, curved)));
        return new LaplacianKernel(smooth, curved, List.copyOf(level));
    }

    /** The Gaussian along one axis. */
    static GaussianTaps taps(Filter.LaplacianOfGaussian log, Axis axis, Spacing spacing) {
        return GaussianTaps.of(log.sigma(), log.truncation(), axis, spacing);
    }

    /** The sum of all taps before it is made 0. */
    private static double sum(List<Taps> smooth, List<Taps> curved) {
        double total = 0;
        for (int along = 0; along < curved.size(); along++) {
            double product = 1;
            for (int axis = 0; axis < smooth.size(); axis++) {
                product *= Arrays.stream((axis == along ? curved : smooth).get(axis).values()).sum();
            }
            total += product;
        }
        return total;
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
