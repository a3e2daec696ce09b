package org.weft.settings;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.settings.Discretisation.BinOrigin;
import org.weft.settings.TextureSettings.Dependence;
import org.weft.settings.TextureSettings.Neighbours;
import org.weft.settings.TextureSettings.Pairs;
import org.weft.settings.TextureSettings.Runs;

/** Settings as YAML: every key, one line each, in one order; numbers so that they read back to the same bits. */
final class CanonicalText {

    private CanonicalText() {}

    static String of(Settings settings) {
        Pairs glcm = settings.texture().glcm();
        Runs glrlm = settings.texture().glrlm();
        Neighbours ngtdm = settings.texture().ngtdm();
        Dependence ngldm = settings.texture().ngldm();
        return "discretisation: {" + of(settings.discretisation()) + "}\n"
                + "ivh: {" + of(settings.ivh()) + "}\n"
                + "families: [" + list(settings.families(), FeatureFamily::label) + "]\n"
                + "aggregations: [" + list(settings.aggregations(), Aggregation::label) + "]\n"
                + "glcm: {distance: " + glcm.distance() + ", weighting: " + word(glcm.weighting()) + ", norm: "
                + word(glcm.norm()) + "}\n"
                + "glrlm: {weighting: " + word(glrlm.weighting()) + ", norm: " + word(glrlm.norm()) + "}\n"
                + "ngtdm: {distance: " + ngtdm.distance() + ", norm: " + word(ngtdm.norm()) + "}\n"
                + "ngldm: {distance: " + ngldm.distance() + ", norm: " + word(ngldm.norm()) + ", coarseness: "
                + ngldm.coarseness() + "}\n";
    }

    private static String of(Discretisation discretisation) {
        return switch (discretisation) {
            case Discretisation.FixedBinNumber(int binCount) -> "method: fixed_bin_number, bins: " + binCount;
            case Discretisation.FixedBinSize(double width, BinOrigin origin) ->
                "method: fixed_bin_size, width: " + width + ", origin: " + of(origin);
            case Discretisation.AsLevels() -> "method: levels";
        };
    }

    private static String of(BinOrigin origin) {
        return switch (origin) {
            case BinOrigin.Minimum() -> "minimum";
            case BinOrigin.Multiple() -> "multiple";
            case BinOrigin.Fixed(double intensity) -> Double.toString(intensity);
        };
    }

    private static String of(IvhDiscretisation ivh) {
        return switch (ivh) {
            case IvhDiscretisation.AsIs() -> "method: as_is";
            case IvhDiscretisation.FixedBinSize(double width) -> "method: fixed_bin_size, width: " + width;
            case IvhDiscretisation.FixedBinNumber(int binCount) -> "method: fixed_bin_number, bins: " + binCount;
        };
    }

    private static <T> String list(Collection<T> values, Function<T, String> label) {
        return values.stream().map(label).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
