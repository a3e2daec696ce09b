package org.weft.cli.settings;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.weft.settings.Interpolation;
import org.weft.settings.Interpolation.Alignment;
import org.weft.settings.Interpolation.Method;
import org.weft.settings.Normalisation;
import org.weft.settings.Processing;
import org.weft.settings.Resegmentation;

/** Reads the key {@code processing}: each step that is left out is taken from other settings, one that is given stands for itself. */
final class ProcessingReader {

    private static final Words<Optional<Double>> NONE = Words.none("none");
    private static final Words<Optional<Double>> KEEP = Words.none("keep");

    private ProcessingReader() {}

    static Processing processing(YamlMap map, Processing rest) {
        map.allow("normalisation", "interpolation", "rounding", "resegmentation");
        return new Processing(
                map.mapOrNone("normalisation", ProcessingReader::normalisation).orElse(rest.normalisation()),
                map.mapOrNone("interpolation", ProcessingReader::interpolation).orElse(rest.interpolation()),
                map.truth("rounding").orElse(rest.rounding()),
                map.mapOrNone("resegmentation", ProcessingReader::resegmentation)
                        .map(step -> step.orElse(Resegmentation.NONE)).orElse(rest.resegmentation()));
    }

    private static Normalisation normalisation(YamlMap map) {
        map.allow("range", "scale", "clip");
        Range range = Range.of(map);
        return map.make(() -> new Normalisation(range.low, range.high, map.number("scale").orElse(1.0), clip(map)));
    }

    private static Optional<Double> clip(YamlMap map) {
        return map.numberOr("clip", NONE, Optional::of).orElse(Optional.empty());
    }

    private static Interpolation interpolation(YamlMap map) {
        map.allow("spacing", "image", "mask", "mask_threshold", "alignment", "anti_aliasing");
        List<Optional<Double>> spacing = map.required("spacing", spacing(map));
        return map.make(() -> new Interpolation(spacing.get(0), spacing.get(1), spacing.get(2),
                map.choice("image", Words.METHODS).orElse(Method.CUBIC_SPLINE),
                map.choice("mask", Words.METHODS).orElse(Method.LINEAR), map.number("mask_threshold").orElse(0.5),
                map.choice("alignment", Words.ALIGNMENTS).orElse(Alignment.CENTRE),
                map.truth("anti_aliasing").orElse(false)));
    }

    /** One for each axis, or one number for all. */
    private static Optional<List<Optional<Double>>> spacing(YamlMap map) {
        return map.isList("spacing") ? map.numbersOr("spacing", 3, KEEP, Optional::of)
                : map.number("spacing").map(all -> Collections.nCopies(3, Optional.of(all)));
    }

    private static Resegmentation resegmentation(YamlMap map) {
        map.allow("range", "outliers");
        Range range = Range.of(map);
        return map.make(() -> new Resegmentation(range.low, range.high,
                map.numberOr("outliers", NONE, Optional::of).orElse(Optional.empty())));
    }

    /** A range of intensities, open where it says {@code none}. */
    private record Range(double low, double high) {

        static Range of(YamlMap map) {
            return map.numbersOr("range", 2, NONE, Optional::of)
                    .map(ends -> new Range(ends.get(0).orElse(Double.NEGATIVE_INFINITY),
                            ends.get(1).orElse(Double.POSITIVE_INFINITY)))
                    .orElse(new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        }
    }
}
