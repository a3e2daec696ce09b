package org.weft.cli.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.weft.filter.Filters;
import org.weft.grid.Boundary;
import org.weft.settings.Filter;
import org.weft.settings.Filter.Gabor.Planes;
import org.weft.settings.Filter.Laws.Kernel;
import org.weft.settings.Filter.Pooling;
import org.weft.settings.Length;

/** The filters that a user may write: the keys of each, those that it needs before those that may be left out, and how it is read. */
public enum FilterWord {
    NONE("", "", _ -> new Filter.None()),
    MEAN("support", "dimensions boundary",
            map -> new Filter.Mean(map.required("support", map.whole("support")), dimensions(map), boundary(map))),
    GAUSSIAN("sigma", "truncation dimensions boundary",
            map -> new Filter.Gaussian(length(map, "sigma"), truncation(map), dimensions(map), boundary(map))),
    LAPLACIAN_OF_GAUSSIAN("sigma", "truncation dimensions boundary",
            map -> new Filter.LaplacianOfGaussian(length(map, "sigma"), truncation(map), dimensions(map),
                    boundary(map))),
    LAWS("kernels", "rotations energy boundary",
            map -> new Filter.Laws(kernels(map), rotations(map),
                    map.orNone("energy", map::whole).orElse(Optional.empty()), boundary(map))),
    GABOR("sigma lambda", "gamma theta step pooling planes boundary", FilterWord::gabor),
    WAVELET("wavelet bands", "level rotations boundary",
            map -> new Filter.Wavelet(wavelet(map),
                    map.required("bands", map.text("bands", "L or H for each axis, such as LLH")), level(map),
                    rotations(map), boundary(map))),
    SIMONCELLI("", "level dimensions", map -> new Filter.Simoncelli(level(map), dimensions(map))),
    RIESZ("order base", "tensor boundary", FilterWord::riesz),
    GRADIENT_MAGNITUDE("", "dimensions boundary",
            map -> new Filter.GradientMagnitude(dimensions(map), boundary(map))),
    SQUARE("", "", _ -> new Filter.Square()),
    SQUARE_ROOT("", "", _ -> new Filter.SquareRoot()),
    LOGARITHM("", "", _ -> new Filter.Logarithm()),
    EXPONENTIAL("", "", _ -> new Filter.Exponential()),
    LOCAL_BINARY_PATTERN("", "radius points boundary",
            map -> new Filter.LocalBinaryPattern(map.number("radius").orElse(1.0), map.whole("points").orElse(8),
                    boundary(map)));

    private static final Words<FilterWord> WORDS = Words.of(List.of(values()), FilterWord::label);
    private static final Words<Planes> PLANES = Words.of(Planes.values());
    private static final Words<Kernel> KERNELS = Words.of(List.of(Kernel.values()), Enum::name);
    private static final Words<String> WAVELETS = Words.of(Filters.wavelets(), Function.identity());
    private static final Words<Optional<Double>> NO_NUMBER = Words.none("none");

    private final List<String> needed;
    private final List<String> optional;
    private final Function<YamlMap, Filter> reader;

    FilterWord(String needed, String optional, Function<YamlMap, Filter> reader) {
        this.needed = words(needed);
        this.optional = words(optional);
        this.reader = reader;
    }

    /** Name in settings, e.g. {@code laplacian_of_gaussian}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name and keys, those that may be left out in brackets, e.g. {@code mean support [dimensions boundary]}. */
    public String usage() {
        String keys = String.join(" ", needed);
        return label() + (keys.isEmpty() ? "" : " " + keys)
                + (optional.isEmpty() ? "" : " [" + String.join(" ", optional) + "]");
    }

    /**
     * A filter from the text of a mapping, such as {@code filter: mean} and {@code support: 5} on a line each.
     *
     * @param place what a line is called in messages, counted from 1; 0 stands for the whole text
     * @throws SettingsException if something in it is not understood
     */
    public static Filter parse(String text, IntFunction<String> place) {
        YamlMap map = YamlMap.parse(place, text)
                .orElseThrow(() -> new SettingsException(place.apply(0) + ": no filter is named"));
        return map.make(() -> filter(map));
    }

    /** The filter of a mapping that may hold some keys of its owner beside the filter's own. */
    static Filter filter(YamlMap map, String... others) {
        FilterWord word = map.required("filter", map.choice("filter", WORDS));
        List<String> keys = new ArrayList<>(List.of("filter"));
        keys.addAll(word.needed);
        keys.addAll(word.optional);
        keys.addAll(List.of(others));
        return word.reader.apply(map.allow(keys));
    }

    private static Filter gabor(YamlMap map) {
        return new Filter.Gabor(length(map, "sigma"), length(map, "lambda"), map.number("gamma").orElse(1.0),
                map.number("theta").orElse(0.0),
                map.numberOr("step", NO_NUMBER, Optional::of).orElse(Optional.empty()),
                map.choice("pooling", Words.POOLINGS).orElse(Pooling.MEAN),
                map.choice("planes", PLANES).orElse(Planes.AXIAL), boundary(map));
    }

    private static Filter riesz(YamlMap map) {
        List<Integer> order = map.required("order",
                map.numbersOr("order", 3, new Words<>(Map.of()), FilterWord::whole));
        YamlMap base = map.required("base", map.map("base"));
        return new Filter.Riesz(order.get(0), order.get(1), order.get(2), base.make(() -> filter(base)),
                map.orNone("tensor", map::length).orElse(Optional.empty()), boundary(map));
    }

    private static int whole(double order) {
        if (order != (int) order) {
            throw new IllegalArgumentException("the orders of a Riesz transform must be whole numbers, not " + order);
        }
        return (int) order;
    }

    private static List<Kernel> kernels(YamlMap map) {
        String example = "kernels written together, one for each dimension, such as L5E5E5";
        String text = map.required("kernels", map.text("kernels", example));
        if (text.length() % 2 != 0 || text.isEmpty()) {
            throw map.refusal("kernels", "must be " + example + ", not \"" + text + "\"");
        }
        List<Kernel> kernels = new ArrayList<>();
        for (int i = 0; i < text.length(); i += 2) {
            String kernel = text.substring(i, i + 2);
            if (!KERNELS.values().containsKey(kernel)) {
                throw map.refusal("kernels", "cannot hold \"" + kernel + "\"; allowed are "
                        + String.join(", ", KERNELS.values().keySet()));
            }
            kernels.add(KERNELS.value(kernel));
        }
        return kernels;
    }

    private static String wavelet(YamlMap map) {
        return map.required("wavelet", map.choice("wavelet", WAVELETS));
    }

    private static Length length(YamlMap map, String key) {
        return map.required(key, map.length(key));
    }

    private static Optional<Pooling> rotations(YamlMap map) {
        return map.choice("rotations", Words.ROTATIONS).orElse(Optional.empty());
    }

    private static double truncation(YamlMap map) {
        return map.number("truncation").orElse(4.0);
    }

    private static int dimensions(YamlMap map) {
        return map.whole("dimensions").orElse(3);
    }

    private static int level(YamlMap map) {
        return map.whole("level").orElse(1);
    }

    private static Boundary boundary(YamlMap map) {
        return map.choice("boundary", Words.BOUNDARIES).orElse(Boundary.MIRROR);
    }

    private static List<String> words(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(" "));
    }
}
