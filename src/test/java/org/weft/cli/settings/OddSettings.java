package org.weft.cli.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.weft.feature.FeatureFamily;
import org.weft.grid.Boundary;
import org.weft.grid.Norm;
import org.weft.settings.Discretisation;
import org.weft.settings.Discretisation.BinOrigin;
import org.weft.settings.Filter;
import org.weft.settings.Filter.Gabor.Planes;
import org.weft.settings.Filter.Laws.Kernel;
import org.weft.settings.Filter.Pooling;
import org.weft.settings.ImageSettings;
import org.weft.settings.Interpolation;
import org.weft.settings.Interpolation.Alignment;
import org.weft.settings.Interpolation.Method;
import org.weft.settings.IvhDiscretisation;
import org.weft.settings.Length;
import org.weft.settings.Length.Unit;
import org.weft.settings.MorphologySettings;
import org.weft.settings.Normalisation;
import org.weft.settings.Processing;
import org.weft.settings.Resegmentation;
import org.weft.settings.Settings;
import org.weft.settings.TextureSettings;
import org.weft.settings.TextureSettings.Dependence;
import org.weft.settings.TextureSettings.Neighbours;
import org.weft.settings.TextureSettings.Pairs;
import org.weft.settings.TextureSettings.Runs;
import org.weft.settings.Weighting;

/** Settings in which nothing is as the default has it, with every filter and every other choice that has keys of its own. */
final class OddSettings {

    private static final Length FINE = new Length(1 / 3.0, Unit.MM);
    private static final Length COARSE = new Length(1.0e-7, Unit.VOXELS);

    private static final List<Filter> FILTERS = List.of(new Filter.None(), new Filter.Mean(7, 2, Boundary.ZERO),
            new Filter.Gaussian(COARSE, 3.5, 2, Boundary.NEAREST),
            new Filter.LaplacianOfGaussian(FINE, 2.5, 2, Boundary.PERIODIC),
            new Filter.Laws(List.of(Kernel.values()).subList(0, 3), Optional.of(Pooling.MAX), Optional.of(7),
                    Boundary.ZERO),
            new Filter.Laws(List.of(Kernel.values()).subList(3, 5), Optional.empty(), Optional.empty(),
                    Boundary.NEAREST),
            new Filter.Laws(List.of(Kernel.values()).subList(5, 8), Optional.of(Pooling.MIN), Optional.of(1),
                    Boundary.MIRROR),
            new Filter.Gabor(FINE, COARSE, 0.5, -67.5, Optional.of(22.5), Pooling.MAX, Planes.ORTHOGONAL,
                    Boundary.ZERO),
            new Filter.Gabor(COARSE, FINE, 2.5, 1.0e7, Optional.empty(), Pooling.MIN, Planes.AXIAL, Boundary.NEAREST),
            new Filter.Wavelet("coif3", "HLH", 3, Optional.of(Pooling.MEAN), Boundary.PERIODIC),
            new Filter.Wavelet("haar", "HL", 2, Optional.empty(), Boundary.ZERO), new Filter.Simoncelli(2, 2),
            new Filter.Riesz(1, 2, 0, new Filter.LaplacianOfGaussian(COARSE, 5, 3, Boundary.ZERO), Optional.of(FINE),
                    Boundary.NEAREST),
            new Filter.Riesz(0, 0, 4, new Filter.Simoncelli(3, 3), Optional.empty(), Boundary.ZERO),
            new Filter.GradientMagnitude(2, Boundary.ZERO), new Filter.Square(), new Filter.SquareRoot(),
            new Filter.Logarithm(), new Filter.Exponential(), new Filter.LocalBinaryPattern(1.5, 12, Boundary.ZERO));

    private OddSettings() {}

    static List<Settings> all() {
        assertEquals(Set.of(Filter.class.getPermittedSubclasses()),
                FILTERS.stream().map(Object::getClass).collect(Collectors.toSet()), "every filter");
        return List.of(
                with(new Processing(Optional.of(new Normalisation(-1.0e10, 1.0e10, 100, Optional.of(2.5))),
                        Optional.of(new Interpolation(Optional.of(0.1), Optional.empty(), Optional.of(1 / 3.0),
                                Method.CUBIC_CONVOLUTION, Method.NEAREST, 0.75, Alignment.ORIGIN, true)),
                        true, new Resegmentation(-500.5, 400, Optional.of(3.0)))),
                with(new Processing(
                        Optional.of(new Normalisation(Double.NEGATIVE_INFINITY, 3, 1, Optional.empty())),
                        Optional.of(new Interpolation(Optional.empty(), Optional.of(2.0), Optional.empty(),
                                Method.LINEAR, Method.CUBIC_SPLINE, 1, Alignment.CENTRE, false)),
                        true, new Resegmentation(0, Double.POSITIVE_INFINITY, Optional.empty()))),
                with(new Processing(Optional.empty(), Optional.empty(), false,
                        new Resegmentation(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Optional.of(1.5)))));
    }

    private static Settings with(Processing processing) {
        return new Settings(processing, new Discretisation.FixedBinSize(1.0e-7, new BinOrigin.Fixed(-1.0e10)),
                new IvhDiscretisation.FixedBinSize(1 / 3.0), Set.of(FeatureFamily.NGTDM, FeatureFamily.IVH),
                Map.of(FeatureFamily.NGTDM, Set.of("coarseness", "busyness"), FeatureFamily.IVH,
                        Set.copyOf(FeatureWords.labels(FeatureFamily.IVH).values().keySet())),
                Set.of(), new MorphologySettings(Optional.of(3000)),
                new TextureSettings(new Pairs(3, Weighting.GAUSSIAN, Norm.CHEBYSHEV),
                        new Runs(Weighting.INVERSE, Norm.MANHATTAN), new Neighbours(2, Norm.EUCLIDEAN),
                        new Dependence(2, Norm.MANHATTAN, 7)),
                IntStream.range(0, FILTERS.size()).mapToObj(i -> image(i, FILTERS.get(i))).toList());
    }

    /** Every third image has a discretisation of its own, every second one families, and so on. */
    private static ImageSettings image(int i, Filter filter) {
        List<Discretisation> bins = Arrays.asList(new Discretisation.FixedBinNumber(64),
                new Discretisation.FixedBinSize(0.25, new BinOrigin.Multiple()),
                new Discretisation.FixedBinSize(2, new BinOrigin.Minimum()), new Discretisation.AsLevels(), null);
        List<IvhDiscretisation> ivh = Arrays.asList(null, new IvhDiscretisation.AsIs(),
                new IvhDiscretisation.FixedBinNumber(50));
        return new ImageSettings(i + "_Image.no-" + i, filter, Optional.ofNullable(bins.get(i % bins.size())),
                Optional.ofNullable(ivh.get(i % ivh.size())),
                i % 2 == 0 ? Optional.empty() : Optional.of(Set.of(FeatureFamily.GLCM, FeatureFamily.MORPHOLOGY)));
    }
}
