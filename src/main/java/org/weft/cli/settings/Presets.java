package org.weft.cli.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.weft.settings.Settings;

/**
 * Settings that come with Weft, by name; YAML resources, so that a user can start from their text. A resource holds the presets of a series,
 * each a document that begins with the line {@code # NAME: summary}. What a preset leaves out is as the preset {@code default} has it, so that
 * its text means the same in a user's file.
 */
public final class Presets {

    public static final String DEFAULT = "default";
    public static final String DIGITAL_PHANTOM = "ibsi-1-digital-phantom";

    private static final Pattern FIRST_LINE = Pattern.compile("# ([A-Za-z0-9.-]+): (.+)");

    /** The series, in the order of the list. */
    private static final List<Series> ALL = List.of(Series.read("general", "To start from"),
            Series.read("ibsi-1", "IBSI 1: digital phantom, configurations of the CT phantom, patients"),
            Series.read("ibsi-2-phase1", "IBSI 2, phase 1: filters on digital phantoms, for weft filter"),
            Series.read("ibsi-2-phase2", "IBSI 2, phase 2: intensity statistics of the filtered CT phantom"),
            Series.read("ibsi-2-phase3", "IBSI 2, phase 3: intensity statistics of filtered images of patients"),
            Series.read("published", "Published signatures"));

    private Presets() {}

    /**
     * Presets that belong together.
     *
     * @param title what they have in common
     * @param texts the YAML of each by its name
     */
    public record Series(String title, Map<String, String> texts) {

        private static Series read(String resource, String title) {
            Map<String, String> texts = new LinkedHashMap<>();
            Arrays.stream(resource(resource + ".yaml").split("(?m)^---\\R"))
                    .forEach(text -> texts.put(firstLine(text).group(1), text));
            return new Series(title, texts);
        }
    }

    /** Every series, in the order of the list. */
    public static List<Series> series() {
        return ALL;
    }

    public static List<String> names() {
        return ALL.stream().flatMap(series -> series.texts().keySet().stream()).toList();
    }

    public static boolean has(String name) {
        return find(name).isPresent();
    }

    /** The nearest preset's name, as the end of a sentence. */
    public static String hint(String name) {
        return Words.of(names(), Function.identity()).nearest(name).map(right -> "did you mean \"" + right + "\"?")
                .orElse("weft presets lists them");
    }

    /**
     * The YAML of a preset, its comments included.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public static String text(String name) {
        return find(name).orElseThrow(
                () -> new IllegalArgumentException("there is no preset \"" + name + "\"; " + hint(name)));
    }

    /** What a preset is for: the first line of its text. */
    public static String summary(String name) {
        return firstLine(text(name)).group(2);
    }

    public static Settings settings(String name) {
        return SettingsFile.parse("preset " + name, text(name), Settings.DEFAULT);
    }

    private static Optional<String> find(String name) {
        return ALL.stream().map(series -> series.texts().get(name)).filter(text -> text != null).findFirst();
    }

    private static Matcher firstLine(String text) {
        Matcher match = FIRST_LINE.matcher(text.lines().findFirst().orElse(""));
        if (!match.matches()) {
            throw new IllegalStateException(
                    "a preset must begin with \"# NAME: summary\", not " + text.lines().findFirst());
        }
        return match;
    }

    private static String resource(String name) {
        try (InputStream in = Presets.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
