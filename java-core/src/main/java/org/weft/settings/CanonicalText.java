package org.weft.settings;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.settings.Discretisation.BinOrigin;
import org.weft.settings.TextureSettings.Dependence;
import org.weft.settings.TextureSettings.Neighbours;
import org.weft.settings.TextureSettings.Pairs;
import org.weft.settings.TextureSettings.Runs;

/**
 * Settings as YAML: every key, one line each and one for each image, in one order; numbers so that they read back to the same bits. Of an image
 * that takes its discretisation, intensity-volume histogram or families from the settings these keys are left out.
 */
final class CanonicalText {

    private CanonicalText() {}

    static String of(Settings settings) {
        Pairs glcm = settings.texture().glcm();
        Runs glrlm = settings.texture().glrlm();
        Neighbours ngtdm = settings.texture().ngtdm();
        Dependence ngldm = settings.texture().ngldm();
        return of(settings.processing()) + "discretisation: {" + of(settings.discretisation()) + "}\n"
                + "ivh: {" + of(settings.ivh()) + "}\n"
                + "families: [" + list(settings.families(), FeatureFamily::label) + "]\n"
                + "features: {" + features(settings.features()) + "}\n"
                + "aggregations: [" + list(settings.aggregations(), Aggregation::label) + "]\n"
                + "morphology: {work_memory: "
                + settings.morphology().workMemory().map(mebibytes -> mebibytes + " MiB").orElse("auto") + "}\n"
                + "glcm: {distance: " + glcm.distance() + ", weighting: " + word(glcm.weighting()) + ", norm: "
                + word(glcm.norm()) + "}\n"
                + "glrlm: {weighting: " + word(glrlm.weighting()) + ", norm: " + word(glrlm.norm()) + "}\n"
                + "ngtdm: {distance: " + ngtdm.distance() + ", norm: " + word(ngtdm.norm()) + "}\n"
                + "ngldm: {distance: " + ngldm.distance() + ", norm: " + word(ngldm.norm()) + ", coarseness: "
                + ngldm.coarseness() + "}\n"
                + "images:\n"
                + settings.images().stream().map(CanonicalText::of).collect(Collectors.joining());
    }

    private static String of(Processing processing) {
        return "processing:\n"
                + "  normalisation: " + processing.normalisation().map(CanonicalText::of).orElse("none") + "\n"
                + "  interpolation: " + processing.interpolation().map(CanonicalText::of).orElse("none") + "\n"
                + "  rounding: " + processing.rounding() + "\n"
                + "  resegmentation: " + of(processing.resegmentation()) + "\n";
    }

    private static String of(Normalisation normalisation) {
        return "{range: " + range(normalisation.low(), normalisation.high()) + ", scale: " + normalisation.scale()
                + ", clip: " + orElse("none", normalisation.clip()) + "}";
    }

    private static String of(Interpolation interpolation) {
        return "{spacing: [" + orElse("keep", interpolation.x()) + ", " + orElse("keep", interpolation.y()) + ", "
                + orElse("keep", interpolation.z()) + "], image: " + word(interpolation.image()) + ", mask: "
                + word(interpolation.mask()) + ", mask_threshold: " + interpolation.maskThreshold()
                + ", alignment: " + word(interpolation.alignment()) + ", anti_aliasing: "
                + interpolation.antiAliasing() + "}";
    }

    private static String of(Resegmentation resegmentation) {
        return resegmentation.equals(Resegmentation.NONE) ? "none"
                : "{range: " + range(resegmentation.low(), resegmentation.high()) + ", outliers: "
                        + orElse("none", resegmentation.sigmas()) + "}";
    }

    private static String range(double low, double high) {
        return "[" + (low == Double.NEGATIVE_INFINITY ? "none" : low) + ", "
                + (high == Double.POSITIVE_INFINITY ? "none" : high) + "]";
    }

    private static String orElse(String word, Optional<Double> number) {
        return number.map(String::valueOf).orElse(word);
    }

    private static String features(Map<FeatureFamily, Set<String>> features) {
        return features.entrySet().stream()
                .map(chosen -> chosen.getKey().label() + ": [" + String.join(", ", chosen.getValue()) + "]")
                .collect(Collectors.joining(", "));
    }

    private static String of(ImageSettings image) {
        return "  " + image.name() + ": {" + FilterText.of(image.filter())
                + image.discretisation().map(own -> ", discretisation: {" + of(own) + "}").orElse("")
                + image.ivh().map(own -> ", ivh: {" + of(own) + "}").orElse("")
                + image.families().map(own -> ", families: [" + list(own, FeatureFamily::label) + "]").orElse("")
                + "}\n";
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
