package org.weft.cli.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.grid.Norm;
import org.weft.settings.Discretisation;
import org.weft.settings.Discretisation.BinOrigin;
import org.weft.settings.IvhDiscretisation;
import org.weft.settings.Settings;
import org.weft.settings.TextureSettings;
import org.weft.settings.TextureSettings.Dependence;
import org.weft.settings.TextureSettings.Pairs;
import org.weft.settings.Weighting;

class SettingsFileEdgeTest {

    private static final Settings DEFAULT = Presets.settings(Presets.DEFAULT);

    @Test
    void readsEveryKey() {
        Settings settings = parse("""
                discretisation: {method: fixed_bin_size, width: 25, origin: -1000}
                ivh: {method: fixed_bin_size, width: 0.1}
                families: [glcm, morphology]
                aggregations: [3d_average]
                glcm: {distance: 2, weighting: inverse, norm: manhattan}
                ngldm:
                  coarseness: 1
                """);
        assertEquals(new Discretisation.FixedBinSize(25, new BinOrigin.Fixed(-1000)), settings.discretisation());
        assertEquals(new IvhDiscretisation.FixedBinSize(0.1), settings.ivh());
        assertEquals(EnumSet.of(FeatureFamily.MORPHOLOGY, FeatureFamily.GLCM), settings.families());
        assertEquals(EnumSet.of(Aggregation.NONE, Aggregation.VOLUME_AVERAGE), settings.aggregations());
        assertEquals(new Pairs(2, Weighting.INVERSE, Norm.MANHATTAN), settings.texture().glcm());
        assertEquals(new Dependence(1, Norm.CHEBYSHEV, 1), settings.texture().ngldm());
        assertEquals(DEFAULT.texture().ngtdm(), settings.texture().ngtdm());
    }

    @Test
    void takesTheRestFromTheDefault() {
        assertEquals(DEFAULT, parse(""));
        assertEquals(DEFAULT, parse("# nothing but a comment\n"));
        Settings settings = parse("discretisation: {method: fixed_bin_number, bins: 64}");
        assertEquals(new Discretisation.FixedBinNumber(64), settings.discretisation());
        assertEquals(DEFAULT.aggregations(), settings.aggregations());
    }

    @Test
    void knowsEveryBinOrigin() {
        assertEquals(new BinOrigin.Minimum(), origin(""));
        assertEquals(new BinOrigin.Minimum(), origin(", origin: minimum"));
        assertEquals(new BinOrigin.Multiple(), origin(", origin: multiple"));
        assertEquals(new BinOrigin.Fixed(-0.5), origin(", origin: -0.5"));
    }

    @Test
    void canonicalTextReadsBackToTheSameSettings() {
        for (String name : Presets.names()) {
            Settings preset = Presets.settings(name);
            assertEquals(preset, parse(preset.canonicalText()), name);
        }
        Settings odd = new Settings(new Discretisation.FixedBinSize(1.0e-7, new BinOrigin.Fixed(-1.0e10)),
                new IvhDiscretisation.FixedBinSize(1 / 3.0),
                Set.of(FeatureFamily.NGTDM), Set.of(),
                new TextureSettings(new Pairs(3, Weighting.GAUSSIAN, Norm.CHEBYSHEV),
                        new TextureSettings.Runs(Weighting.INVERSE, Norm.MANHATTAN),
                        new TextureSettings.Neighbours(2, Norm.EUCLIDEAN), new Dependence(2, Norm.MANHATTAN, 7)));
        assertEquals(odd, parse(odd.canonicalText()));
        assertEquals(odd.sha256(), parse(odd.canonicalText()).sha256());
    }

    @Test
    void theDefaultPresetIsTheLibrarysDefault() {
        assertEquals(Settings.DEFAULT, Presets.settings(Presets.DEFAULT));
    }

    @Test
    void presetsSayEveryKey() {
        for (String name : Presets.names()) {
            String keys = Presets.text(name).replaceAll("(?m)^(#.*|\\s*)\\R", "").replaceAll("(?m):.*$", "").strip();
            String canonical = Presets.settings(name).canonicalText().replaceAll("(?m):.*$", "").strip();
            assertEquals(canonical, keys, name);
            assertTrue(Presets.summary(name).endsWith("."), name);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^',
            textBlock = """
                    glcm: {distanse: 1}                                        | f.yaml, line 2: unknown key "distanse" in glcm; did you mean "distance"?
                    glmc: {distance: 1}                                        | f.yaml, line 2: unknown key "glmc"; did you mean "glcm"?
                    colour: red                                                | f.yaml, line 2: unknown key "colour"; allowed are discretisation, ivh, families, aggregations, glcm, glrlm, ngtdm, ngldm
                    glcm: {distance: far}                                      | f.yaml, line 2: glcm.distance must be a whole number, not "far"
                    glcm: {distance: 1.5}                                      | f.yaml, line 2: glcm.distance must be a whole number, not "1.5"
                    glcm: {distance: "1"}                                      | f.yaml, line 2: glcm.distance must be a whole number, not "1"
                    glcm: {distance: [1]}                                      | f.yaml, line 2: glcm.distance must be a whole number, not a list
                    glcm: {distance: }                                         | f.yaml, line 2: glcm.distance must be a whole number, not nothing
                    glcm: {distance: 0}                                        | f.yaml, line 2: the distance of glcm must lie in 1 to 1000 voxels, not 0
                    glcm: {distance: 30, weighting: gaussian}                  | f.yaml, line 2: the gaussian weight of glcm vanishes for a step of 51.96 voxels, the euclidean length of its longest at distance 30; choose a smaller distance, or the weighting inverse or none
                    glcm: {distance: 99999999999}                              | f.yaml, line 2: glcm.distance must be a smaller whole number than 99999999999
                    glcm: {distance: 1, distance: 2}                           | f.yaml, line 2: the key "distance" in glcm is given twice
                    glcm: 1                                                    | f.yaml, line 2: glcm must be keys with values, such as "key: value", not "1"
                    glcm: {norm: euclidian}                                    | f.yaml, line 2: glcm.norm cannot be "euclidian"; did you mean "euclidean"?
                    glcm: {weighting: strong}                                  | f.yaml, line 2: glcm.weighting cannot be "strong"; allowed are none, inverse, gaussian
                    families: glcm                                             | f.yaml, line 2: families must be a list, such as [morphology], not "glcm"
                    families: []                                               | f.yaml, line 2: at least one feature family must be asked for
                    families: [glcm, shape]                                    | f.yaml, line 2: families cannot be "shape"; allowed are morphology, local_intensity, intensity_statistics, intensity_histogram, ivh, glcm, glrlm, glszm, gldzm, ngtdm, ngldm
                    aggregations: [3d_averaged]                                | f.yaml, line 2: aggregations cannot be "3d_averaged"; did you mean "3d_average"?
                    discretisation: {bins: 32}                                 | f.yaml, line 2: discretisation needs the key "method"
                    discretisation: {method: fixed_bin_number}                 | f.yaml, line 2: discretisation needs the key "bins"
                    discretisation: {method: fixed_bin_number, width: 2}       | f.yaml, line 2: unknown key "width" in discretisation; allowed are method, bins
                    discretisation: {method: fixed_bin_number, bins: 0}        | f.yaml, line 2: the number of bins must lie in 1 to 65535, not 0
                    discretisation: {method: fixed_bin_size, width: -1}        | f.yaml, line 2: the bin width must be finite and above 0, not -1.0
                    discretisation: {method: fixed_bin_size, width: .inf}      | f.yaml, line 2: the bin width must be finite and above 0, not Infinity
                    discretisation: {method: fixed_bin_size, width: 1, origin: .nan} | f.yaml, line 2: the bin origin must be finite, not NaN
                    discretisation: {method: fixed_bin_size, width: 1, origin: min} | f.yaml, line 2: discretisation.origin cannot be "min"; allowed are minimum, multiple, or a number
                    discretisation: {method: as_levels}                        | f.yaml, line 2: discretisation.method cannot be "as_levels"; did you mean "levels"?
                    ivh: {method: asis}                                        | f.yaml, line 2: ivh.method cannot be "asis"; did you mean "as_is"?
                    - glcm                                                     | f.yaml, line 2: settings must be keys with values, such as "key: value", not a list
                    """)
    void refusesWithFileLineAndTheNearestRightWord(String line, String sentence) {
        assertEquals(sentence,
                assertThrows(SettingsException.class, () -> parse("# comment\n" + line + "\n")).getMessage());
    }

    @Test
    void refusesWhatIsNotYaml() {
        String message = assertThrows(SettingsException.class, () -> parse("glcm: {distance: 1\nivh: {\n"))
                .getMessage();
        assertTrue(message.matches("f\\.yaml, line [23]: not YAML: .*"), message);
        String deep = assertThrows(SettingsException.class, () -> parse("[".repeat(200_000))).getMessage();
        assertFalse(deep.contains("\n"), deep);
    }

    @Test
    void refusesFilesThatAreNoSettings(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("missing.yaml");
        assertEquals("there is no settings file " + missing, refusal(missing));
        Path binary = Files.write(folder.resolve("image.nii"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertTrue(refusal(binary).startsWith(binary + ": "), refusal(binary));
        Path large = Files.write(folder.resolve("large.nii"), new byte[(1 << 20) + 1]);
        assertEquals(large + ": 1048577 bytes are too many for a settings file; is it another file?", refusal(large));
        assertTrue(refusal(folder).startsWith(folder + ": cannot be read as a settings file"), refusal(folder));
    }

    private static String refusal(Path file) {
        return assertThrows(SettingsException.class, () -> SettingsFile.read(file, DEFAULT)).getMessage();
    }

    private static BinOrigin origin(String entry) {
        return ((Discretisation.FixedBinSize) parse("discretisation: {method: fixed_bin_size, width: 25" + entry + "}")
                .discretisation()).origin();
    }

    private static Settings parse(String text) {
        return SettingsFile.parse("f.yaml", text, DEFAULT);
    }
}
