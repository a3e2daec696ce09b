package org.weft.cli.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.settings.Discretisation;
import org.weft.settings.IvhDiscretisation;
import org.weft.settings.Settings;
import org.weft.settings.TextureSettings;

/** Settings that come with Weft, by name; YAML resources, so that a user can start from their text. */
public final class Presets {

    public static final String DEFAULT = "default";
    public static final String DIGITAL_PHANTOM = "ibsi-1-digital-phantom";

    private static final Words<String> NAMES = Words.of(DEFAULT, DIGITAL_PHANTOM);

    /** What a preset stands on: no processing, everything the standard defines. */
    private static final Settings UNPROCESSED = new Settings(new Discretisation.AsLevels(),
            new IvhDiscretisation.AsIs(),
            EnumSet.allOf(FeatureFamily.class), EnumSet.allOf(Aggregation.class), TextureSettings.DEFAULT);

    private Presets() {}

    public static List<String> names() {
        return List.copyOf(NAMES.values().keySet());
    }

    public static boolean has(String name) {
        return NAMES.values().containsKey(name);
    }

    /**
     * The YAML of a preset, its comments included.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public static String text(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException("there is no preset \"" + name + "\"; " + NAMES.hint(name));
        }
        try (InputStream in = Presets.class.getResourceAsStream(name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a preset is for: the first line of its text. */
    public static String summary(String name) {
        return text(name).lines().findFirst().orElseThrow().replaceFirst("^# *", "");
    }

    public static Settings settings(String name) {
        return SettingsFile.parse("preset " + name, text(name), UNPROCESSED);
    }
}
