package org.weft.cli.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.weft.settings.Discretisation;
import org.weft.settings.Discretisation.BinOrigin;
import org.weft.settings.ImageSettings;
import org.weft.settings.IvhDiscretisation;
import org.weft.settings.MorphologySettings;
import org.weft.settings.Settings;
import org.weft.settings.TextureSettings;
import org.weft.settings.TextureSettings.Dependence;
import org.weft.settings.TextureSettings.Neighbours;
import org.weft.settings.TextureSettings.Pairs;
import org.weft.settings.TextureSettings.Runs;

/**
 * Reads {@link Settings} from YAML. The keys are those of {@link Settings#canonicalText}; docs/settings.md describes them. Each may be left
 * out and is then taken from other settings, except that a discretisation, the choice of features and the images are taken as a whole.
 */
public final class SettingsFile {

    private static final int LARGEST = 1 << 20;

    private static final Words<String> METHODS = Words.of("fixed_bin_number", "fixed_bin_size", "levels");
    private static final Words<String> IVH_METHODS = Words.of("fixed_bin_number", "fixed_bin_size", "as_is");
    private static final Words<BinOrigin> ORIGINS = Words.of(List.of(new BinOrigin.Minimum(), new BinOrigin.Multiple()),
            origin -> origin instanceof BinOrigin.Minimum ? "minimum" : "multiple");

    private SettingsFile() {}

    /**
     * Settings from a file.
     *
     * @param rest where what the file does not say is taken from
     * @throws SettingsException if the file cannot be read, or says something that is not understood
     */
    public static Settings read(Path file, Settings rest) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new SettingsException(file + ": " + Files.size(file)
                        + " bytes are too many for a settings file; is it another file?");
            }
            return parse(file.toString(), Files.readString(file), rest);
        } catch (NoSuchFileException e) {
            throw new SettingsException("there is no settings file " + file, e);
        } catch (CharacterCodingException e) {
            throw new SettingsException(file + ": not a settings file: not UTF-8 text", e);
        } catch (IOException e) {
            throw new SettingsException(file + ": cannot be read as a settings file: " + e.getMessage(), e);
        }
    }

    /** Settings from a text; the file's name is for messages. */
    static Settings parse(String file, String text, Settings rest) {
        return YamlMap.parse(file, text).map(root -> root.make(() -> settings(root, rest))).orElse(rest);
    }

    private static Settings settings(YamlMap root, Settings rest) {
        root.allow("processing", "discretisation", "ivh", "families", "features", "aggregations", "morphology", "glcm",
                "glrlm", "ngtdm", "ngldm", "images");
        return new Settings(
                root.map("processing").map(map -> ProcessingReader.processing(map, rest.processing()))
                        .orElse(rest.processing()),
                discretisationIn(root).orElse(rest.discretisation()), ivhIn(root).orElse(rest.ivh()),
                root.choices("families", Words.FAMILIES).orElse(rest.families()),
                root.map("features").map(FeatureWords::features).orElse(rest.features()),
                root.choices("aggregations", Words.AGGREGATIONS).orElse(rest.aggregations()),
                root.map("morphology").map(map -> morphology(map, rest.morphology())).orElse(rest.morphology()),
                texture(root, rest.texture()), root.map("images").map(SettingsFile::images).orElse(rest.images()));
    }

    private static List<ImageSettings> images(YamlMap map) {
        return map.keys().stream().map(name -> image(name, map.map(name).orElseThrow())).toList();
    }

    private static ImageSettings image(String name, YamlMap map) {
        return map.make(() -> new ImageSettings(name, FilterWord.filter(map, "discretisation", "ivh", "families"),
                discretisationIn(map), ivhIn(map), map.choices("families", Words.FAMILIES)));
    }

    private static Optional<Discretisation> discretisationIn(YamlMap map) {
        return map.map("discretisation").map(SettingsFile::discretisation);
    }

    private static Optional<IvhDiscretisation> ivhIn(YamlMap map) {
        return map.map("ivh").map(SettingsFile::ivh);
    }

    private static MorphologySettings morphology(YamlMap map, MorphologySettings rest) {
        map.allow("work_memory");
        return map.make(() -> new MorphologySettings(map.mebibytesOr("work_memory", "auto").orElse(rest.workMemory())));
    }

    private static TextureSettings texture(YamlMap root, TextureSettings rest) {
        return new TextureSettings(root.map("glcm").map(map -> glcm(map, rest.glcm())).orElse(rest.glcm()),
                root.map("glrlm").map(map -> glrlm(map, rest.glrlm())).orElse(rest.glrlm()),
                root.map("ngtdm").map(map -> ngtdm(map, rest.ngtdm())).orElse(rest.ngtdm()),
                root.map("ngldm").map(map -> ngldm(map, rest.ngldm())).orElse(rest.ngldm()));
    }

    private static Discretisation discretisation(YamlMap map) {
        return map.make(() -> switch (map.allow("method", "bins", "width", "origin").required("method",
                map.choice("method", METHODS))) {
            case "fixed_bin_number" ->
                new Discretisation.FixedBinNumber(map.allow("method", "bins").required("bins", map.whole("bins")));
            case "fixed_bin_size" -> new Discretisation.FixedBinSize(
                    map.allow("method", "width", "origin").required("width", map.number("width")),
                    map.numberOr("origin", ORIGINS, BinOrigin.Fixed::new).orElse(new BinOrigin.Minimum()));
            default -> {
                map.allow("method");
                yield new Discretisation.AsLevels();
            }
        });
    }

    private static IvhDiscretisation ivh(YamlMap map) {
        return map.make(() -> switch (map.allow("method", "bins", "width").required("method",
                map.choice("method", IVH_METHODS))) {
            case "fixed_bin_number" ->
                new IvhDiscretisation.FixedBinNumber(map.allow("method", "bins").required("bins", map.whole("bins")));
            case "fixed_bin_size" -> new IvhDiscretisation.FixedBinSize(
                    map.allow("method", "width").required("width", map.number("width")));
            default -> {
                map.allow("method");
                yield new IvhDiscretisation.AsIs();
            }
        });
    }

    private static Pairs glcm(YamlMap map, Pairs rest) {
        map.allow("distance", "weighting", "norm");
        return map.make(() -> new Pairs(map.whole("distance").orElse(rest.distance()),
                map.choice("weighting", Words.WEIGHTINGS).orElse(rest.weighting()),
                map.choice("norm", Words.NORMS).orElse(rest.norm())));
    }

    private static Runs glrlm(YamlMap map, Runs rest) {
        map.allow("weighting", "norm");
        return map.make(() -> new Runs(map.choice("weighting", Words.WEIGHTINGS).orElse(rest.weighting()),
                map.choice("norm", Words.NORMS).orElse(rest.norm())));
    }

    private static Neighbours ngtdm(YamlMap map, Neighbours rest) {
        map.allow("distance", "norm");
        return map.make(() -> new Neighbours(map.whole("distance").orElse(rest.distance()),
                map.choice("norm", Words.NORMS).orElse(rest.norm())));
    }

    private static Dependence ngldm(YamlMap map, Dependence rest) {
        map.allow("distance", "norm", "coarseness");
        return map.make(() -> new Dependence(map.whole("distance").orElse(rest.distance()),
                map.choice("norm", Words.NORMS).orElse(rest.norm()),
                map.whole("coarseness").orElse(rest.coarseness())));
    }
}
