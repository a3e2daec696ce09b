package org.weft.filter;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.weft.grid.Axis;
import org.weft.grid.Grid;
import org.weft.grid.Reach;
import org.weft.grid.Spacing;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.settings.Filter;

/** Every filter by its settings. */
public final class Filters {

    /** Smallest standard deviation in voxels of a Laplacian of Gaussian: below it, its second derivative is sampled too coarsely. */
    private static final double MIN_SIGMA = 0.5;

    private Filters() {}

    /**
     * The response map of a filter: float32 {@code [z][y][x]} on the image's grid, the same bits on every backend and for any number of threads.
     *
     * @param image an image that the filter fits, see {@link #checkFits}, or a crop of one
     * @param arena shared between threads; holds the response
     * @throws IllegalArgumentException if the filter cannot be carried out
     */
    public static Volume apply(Filter filter, Volume image, Engine engine, Arena arena) {
        return switch (filter) {
            case Filter.None _ -> image;
            case Filter.Mean mean -> MeanFilter.apply(mean, image, engine, arena);
            case Filter.Gaussian gaussian -> GaussianFilter.apply(gaussian, image, engine, arena);
            case Filter.LaplacianOfGaussian log -> LaplacianOfGaussianFilter.apply(log, image, engine, arena);
            case Filter.Laws laws -> LawsFilter.apply(laws, image, engine, arena);
            case Filter.Wavelet wavelet -> WaveletFilter.apply(wavelet, image, engine, arena);
            case Filter.GradientMagnitude gradient -> GradientMagnitudeFilter.apply(gradient, image, engine, arena);
            case Filter.Square _ -> IntensityTransform.square(image, engine, arena);
            case Filter.SquareRoot _ -> IntensityTransform.squareRoot(image, engine, arena);
            case Filter.Logarithm _ -> IntensityTransform.logarithm(image, engine, arena);
            case Filter.Exponential _ -> IntensityTransform.exponential(image, engine, arena);
            case Filter.LocalBinaryPattern pattern -> LocalBinaryPatternFilter.apply(pattern, image, engine, arena);
            case Filter.Gabor gabor -> GaborFilter.apply(gabor, image, engine, arena);
            case Filter.Simoncelli simoncelli -> SimoncelliFilter.apply(simoncelli, image, engine, arena);
            case Filter.Riesz riesz -> RieszFilter.apply(riesz, image, engine, arena);
        };
    }

    /**
     * How far a filter looks beyond a voxel: a crop that keeps so much around a region (or reaches the image's border) has the same response in
     * the region as the whole image.
     */
    public static Reach reach(Filter filter, Spacing spacing) {
        return switch (filter) {
            case Filter.None _ -> Reach.NONE;
            case Filter.Mean mean -> MeanFilter.reach(mean);
            case Filter.Gaussian gaussian -> GaussianFilter.reach(gaussian, spacing);
            case Filter.LaplacianOfGaussian log -> LaplacianOfGaussianFilter.reach(log, spacing);
            case Filter.Laws laws -> LawsFilter.reach(laws);
            case Filter.Wavelet wavelet -> WaveletFilter.reach(wavelet);
            case Filter.GradientMagnitude gradient -> GradientMagnitudeFilter.reach(gradient);
            case Filter.LocalBinaryPattern pattern -> LocalBinaryPatternFilter.reach(pattern);
            case Filter.Gabor gabor -> GaborFilter.reach(gabor, spacing);
            case Filter.Simoncelli simoncelli -> SimoncelliFilter.reach(simoncelli);
            case Filter.Riesz _,Filter.Square _,Filter.SquareRoot _,Filter.Logarithm _,Filter.Exponential _ ->
                Reach.WHOLE;
        };
    }

    /**
     * Refuses a filter whose kernel is wider than the image along an axis that it filters, since most of its response would be made of what the boundary
     * puts beyond the image, and a Laplacian of Gaussian of less than half a voxel, which samples at voxels cannot stand for. Filters of the Fourier domain
     * may be wider: the standard's own tests have such Gabor kernels.
     *
     * @param grid of the whole image, not of a crop, which may be narrower where it lies at the border
     * @throws IllegalArgumentException if the image has fewer voxels along an axis than the kernel, or voxels too long for it
     */
    public static void checkFits(Filter filter, Grid grid) {
        switch (filter) {
            case Filter.LaplacianOfGaussian log -> checkSampled(log, grid.spacing());
            case Filter.Riesz riesz when riesz.base() instanceof Filter.LaplacianOfGaussian log ->
                checkSampled(log, grid.spacing());
            default -> {}
        }
        Kernel kernel = kernel(filter, grid.spacing());
        for (Axis axis : Convolution.axes(kernel.dimensions())) {
            long width = kernel.width().applyAsLong(axis);
            if (width > axis.of(grid.size())) {
                throw new IllegalArgumentException("the kernel of the filter " + kernel.filter() + " is " + width
                        + " voxels wide along " + axis.name().toLowerCase(Locale.ROOT) + ", but the image has "
                        + axis.of(grid.size()) + " voxels there (" + grid.size() + "); choose "
                        + (axis == Axis.Z ? "2 dimensions or " : "") + "a smaller " + kernel.key());
            }
        }
    }

    private static void checkSampled(Filter.LaplacianOfGaussian log, Spacing spacing) {
        for (Axis axis : Convolution.axes(log.dimensions())) {
            double sigma = log.sigma().inVoxels(axis.of(spacing));
            if (sigma < MIN_SIGMA) {
                throw new IllegalArgumentException("the filter laplacian_of_gaussian has a sigma of " + sigma
                        + " voxels along " + axis.name().toLowerCase(Locale.ROOT) + ", where voxels are "
                        + axis.of(spacing) + " mm long, but needs at least " + MIN_SIGMA + "; choose "
                        + (axis == Axis.Z ? "2 dimensions, " : "")
                        + "a larger sigma, or interpolate to a smaller spacing");
            }
        }
    }

    /** The wavelets that {@link Filter.Wavelet} can name. */
    public static List<String> wavelets() {
        return Wavelets.names();
    }

    /**
     * @param key   what decides its width
     * @param width number of voxels along an axis of the widest kernel that is applied at once
     */
    private record Kernel(String filter, String key, int dimensions, ToLongFunction<Axis> width) {}

    private static Kernel kernel(Filter filter, Spacing spacing) {
        return switch (filter) {
            case Filter.Mean mean -> new Kernel("mean", "support", mean.dimensions(), _ -> mean.support());
            case Filter.Gaussian gaussian -> new Kernel("gaussian", "sigma", gaussian.dimensions(),
                    axis -> GaussianTaps.of(gaussian.sigma(), gaussian.truncation(), axis, spacing).width());
            case Filter.LaplacianOfGaussian log -> new Kernel("laplacian_of_gaussian", "sigma", log.dimensions(),
                    axis -> GaussianTaps.of(log.sigma(), log.truncation(), axis, spacing).width());
            case Filter.Laws laws -> new Kernel("laws", "energy", laws.kernels().size(), _ -> LawsFilter.width(laws));
            case Filter.Wavelet wavelet -> new Kernel("wavelet", "level", wavelet.bands().length(),
                    _ -> WaveletFilter.width(wavelet));
            case Filter.GradientMagnitude gradient ->
                new Kernel("gradient_magnitude", "number of dimensions", gradient.dimensions(), _ -> 3);
            case Filter.LocalBinaryPattern pattern -> new Kernel("local_binary_pattern", "radius", 2,
                    _ -> 1 + 2 * (long) Math.ceil(pattern.radius()));
            case Filter.None _,Filter.Gabor _,Filter.Simoncelli _,Filter.Riesz _,Filter.Square _,Filter.SquareRoot _,Filter.Logarithm _,Filter.Exponential _ ->
                new Kernel("", "", 0, _ -> 0);
        };
    }
}
