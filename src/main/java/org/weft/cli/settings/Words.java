package org.weft.cli.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.grid.Boundary;
import org.weft.grid.Norm;
import org.weft.settings.Filter.Pooling;
import org.weft.settings.Interpolation;
import org.weft.settings.Weighting;

/** A closed set of words that users may write, each for one value; a word outside it is answered with the nearest one. */
public record Words<T>(Map<String, T> values) {

    public static final Words<FeatureFamily> FAMILIES = of(List.of(FeatureFamily.values()), FeatureFamily::label);
    public static final Words<Aggregation> AGGREGATIONS = of(
            Arrays.stream(Aggregation.values()).filter(a -> a != Aggregation.NONE).toList(), Aggregation::label);
    public static final Words<Norm> NORMS = of(Norm.values());
    public static final Words<Weighting> WEIGHTINGS = of(Weighting.values());

    static final Words<Boundary> BOUNDARIES = of(Boundary.values());
    static final Words<Pooling> POOLINGS = of(Pooling.values());
    static final Words<Optional<Pooling>> ROTATIONS = POOLINGS.orNone();
    static final Words<Interpolation.Method> METHODS = of(Interpolation.Method.values());
    static final Words<Interpolation.Alignment> ALIGNMENTS = of(Interpolation.Alignment.values());

    public static <T> Words<T> of(Collection<T> values, Function<T, String> label) {
        Map<String, T> words = new LinkedHashMap<>();
        values.forEach(value -> words.put(label.apply(value), value));
        return new Words<>(words);
    }

    public static Words<String> of(String... words) {
        return of(List.of(words), Function.identity());
    }

    /** The constants of an enum, in lower case. */
    static <T extends Enum<T>> Words<T> of(T[] constants) {
        return of(List.of(constants), Words::lowerCase);
    }

    /** These, and {@code none}, which stands first, for no value. */
    Words<Optional<T>> orNone() {
        Map<String, Optional<T>> words = new LinkedHashMap<>();
        words.put("none", Optional.empty());
        values.forEach((word, value) -> words.put(word, Optional.of(value)));
        return new Words<>(words);
    }

    /** One word, for no value. */
    static <T> Words<Optional<T>> none(String word) {
        return new Words<>(Map.of(word, Optional.empty()));
    }

    /**
     * The value of a word.
     *
     * @throws IllegalArgumentException if the word is none of these
     */
    public T value(String word) {
        if (!values.containsKey(word)) {
            throw new IllegalArgumentException("\"" + word + "\" is unknown; " + hint(word));
        }
        return values.get(word);
    }

    /** The right word if one is near, else all of them, as the end of a sentence. */
    public String hint(String word) {
        return nearest(word).map(right -> "did you mean \"" + right + "\"?")
                .orElseGet(() -> "allowed are " + String.join(", ", values.keySet()));
    }

    /** The right word, if one is near. */
    Optional<String> nearest(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        int near = Math.max(1, word.length() / 3);
        String best = null;
        for (String candidate : values.keySet()) {
            int distance = editDistance(lower, candidate);
            if (distance <= near) {
                near = distance - 1;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Fewest characters to insert, delete, replace or swap with their neighbour to turn one word into the other. */
    static int editDistance(String from, String to) {
        int[][] d = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                boolean same = from.charAt(i - 1) == to.charAt(j - 1);
                d[i][j] = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[from.length()][to.length()];
    }

    private static String lowerCase(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
