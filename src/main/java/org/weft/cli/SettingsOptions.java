package org.weft.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.weft.cli.settings.Presets;
import org.weft.cli.settings.SettingsFile;
import org.weft.cli.settings.Words;
import org.weft.settings.Discretisation;
import org.weft.settings.Discretisation.BinOrigin;
import org.weft.settings.ImageSettings;
import org.weft.settings.Settings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options that decide the numbers: a file or preset, and short forms of its commonest keys, which win over it and over its images' own. */
final class SettingsOptions {

    @Option(names = {"-s", "--settings"}, paramLabel = "FILE|PRESET",
            description = "YAML file, or name of a preset (see weft presets); default: the preset default.")
    private String source;

    @ArgGroup
    private Bins bins;

    @Option(names = "--families", paramLabel = "NAME", split = ",",
            description = "Only these feature families, e.g. glcm,morphology.")
    private List<String> families;

    @Option(names = "--aggregations", paramLabel = "NAME", split = ",",
            description = "Only these aggregations, e.g. 3d_average,3d.")
    private List<String> aggregations;

    /** One way of discretising, given in short. */
    private static final class Bins {

        @Option(names = "--bin-width", paramLabel = "W",
                description = "Bins of this width, in the image's unit, from the region's minimum.")
        private Double width;

        @Option(names = "--bin-number", paramLabel = "N",
                description = "This many bins between the region's minimum and maximum.")
        private Integer number;

        Discretisation discretisation() {
            return width != null ? new Discretisation.FixedBinSize(width, new BinOrigin.Minimum())
                    : new Discretisation.FixedBinNumber(number);
        }
    }

    /** The file that the settings come from, if it is one. */
    Optional<Path> file() {
        return Optional.ofNullable(source).filter(name -> !Presets.has(name)).map(Path::of);
    }

    Settings settings() {
        Settings base = read(source == null ? Presets.DEFAULT : source);
        return new Settings(base.processing(), bins == null ? base.discretisation() : bins.discretisation(), base.ivh(),
                families == null ? base.families() : chosen("--families", families, Words.FAMILIES), base.features(),
                aggregations == null ? base.aggregations() : chosen("--aggregations", aggregations, Words.AGGREGATIONS),
                base.morphology(), base.texture(), base.images().stream().map(this::image).toList());
    }

    /** An image without what it has of its own where an option says otherwise. */
    private ImageSettings image(ImageSettings base) {
        return new ImageSettings(base.name(), base.filter(), bins == null ? base.discretisation() : Optional.empty(),
                base.ivh(), families == null ? base.families() : Optional.empty());
    }

    /**
     * The settings of a file or preset.
     *
     * @throws IllegalArgumentException if there is neither
     */
    static Settings read(String source) {
        if (Presets.has(source)) {
            return Presets.settings(source);
        }
        Path file = Path.of(source);
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(
                    "there is neither a settings file nor a preset " + source + "; " + Presets.hint(source));
        }
        return SettingsFile.read(file, Presets.settings(Presets.DEFAULT));
    }

    private static <T> Set<T> chosen(String option, List<String> names, Words<T> words) {
        Set<T> chosen = new LinkedHashSet<>();
        for (String name : names) {
            try {
                chosen.add(words.value(name.strip()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
            }
        }
        return chosen;
    }
}
