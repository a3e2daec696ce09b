package org.weft.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.weft.settings.Filter.Pooling;
import org.weft.settings.Length.Unit;

/** A filter as YAML: {@code filter} and every key of it, in one order. */
final class FilterText {

    private FilterText() {}

    static String of(Filter filter) {
        return switch (filter) {
            case Filter.None _ -> "filter: none";
            case Filter.Mean mean -> "filter: mean, support: " + mean.support() + ", dimensions: "
                    + mean.dimensions() + ", boundary: " + word(mean.boundary());
            case Filter.Gaussian gaussian -> "filter: gaussian, sigma: " + of(gaussian.sigma()) + ", truncation: "
                    + gaussian.truncation() + ", dimensions: " + gaussian.dimensions() + ", boundary: "
                    + word(gaussian.boundary());
            case Filter.LaplacianOfGaussian log -> "filter: laplacian_of_gaussian, sigma: " + of(log.sigma())
                    + ", truncation: " + log.truncation() + ", dimensions: " + log.dimensions() + ", boundary: "
                    + word(log.boundary());
            case Filter.Laws laws -> "filter: laws, kernels: "
                    + laws.kernels().stream().map(Enum::name).collect(Collectors.joining()) + ", rotations: "
                    + of(laws.rotations()) + ", energy: " + orNone(laws.energy()) + ", boundary: "
                    + word(laws.boundary());
            case Filter.Gabor gabor -> of(gabor);
            case Filter.Wavelet wavelet -> "filter: wavelet, wavelet: " + wavelet.wavelet() + ", bands: "
                    + wavelet.bands() + ", level: " + wavelet.level() + ", rotations: " + of(wavelet.rotations())
                    + ", boundary: " + word(wavelet.boundary());
            case Filter.Simoncelli(int level, int dimensions) ->
                "filter: simoncelli, level: " + level + ", dimensions: " + dimensions;
            case Filter.Riesz riesz -> "filter: riesz, order: [" + riesz.x() + ", " + riesz.y() + ", " + riesz.z()
                    + "], base: {" + of(riesz.base()) + "}, tensor: "
                    + orNone(riesz.tensor().map(FilterText::of)) + ", boundary: " + word(riesz.boundary());
            case Filter.GradientMagnitude gradient -> "filter: gradient_magnitude, dimensions: "
                    + gradient.dimensions() + ", boundary: " + word(gradient.boundary());
            case Filter.Square _ -> "filter: square";
            case Filter.SquareRoot _ -> "filter: square_root";
            case Filter.Logarithm _ -> "filter: logarithm";
            case Filter.Exponential _ -> "filter: exponential";
            case Filter.LocalBinaryPattern pattern -> "filter: local_binary_pattern, radius: " + pattern.radius()
                    + ", points: " + pattern.points() + ", boundary: " + word(pattern.boundary());
        };
    }

    private static String of(Filter.Gabor gabor) {
        return "filter: gabor, sigma: " + of(gabor.sigma()) + ", lambda: " + of(gabor.lambda()) + ", gamma: "
                + gabor.gamma() + ", theta: " + gabor.theta() + ", step: " + orNone(gabor.step()) + ", pooling: "
                + word(gabor.pooling()) + ", planes: " + word(gabor.planes()) + ", boundary: "
                + word(gabor.boundary());
    }

    private static String of(Length length) {
        return length.value() + (length.unit() == Unit.MM ? " mm" : " voxels");
    }

    private static String of(Optional<Pooling> rotations) {
        return rotations.map(FilterText::word).orElse("none");
    }

    private static String orNone(Optional<?> value) {
        return value.map(Object::toString).orElse("none");
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
