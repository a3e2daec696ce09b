package org.weft.cli.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.weft.settings.Interpolation;
import org.weft.settings.Interpolation.Alignment;
import org.weft.settings.Interpolation.Method;
import org.weft.settings.IvhDiscretisation;
import org.weft.settings.Normalisation;
import org.weft.settings.Processing;
import org.weft.settings.Resegmentation;
import org.weft.settings.Settings;
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
            assertReadsBack(Presets.settings(name));
        }
        for (Settings odd : OddSettings.all()) {
            assertReadsBack(odd);
        }
    }

    private static void assertReadsBack(Settings settings) {
        String text = settings.canonicalText();
        Settings read = parse(text);
        assertEquals(settings, read, text);
        assertEquals(text, read.canonicalText());
        assertEquals(settings.sha256(), read.sha256());
    }

    @Test
    void aPresetsTextMeansTheSameInAFile() {
        for (String name : Presets.names()) {
            assertEquals(Presets.settings(name), parse(Presets.text(name)), name);
        }
    }

    @Test
    void theDefaultPresetIsTheLibrarysDefault() {
        assertEquals(Settings.DEFAULT, Presets.settings(Presets.DEFAULT));
    }

    @Test
    void theDefaultPresetSaysEveryKey() {
        String keys = Presets.text(Presets.DEFAULT).replaceAll("(?m)^#.*\\R", "").replaceAll("(?m)^\\s*\\R", "")
                .replaceAll("(?m):.*$", "");
        assertEquals(Settings.DEFAULT.canonicalText().replaceAll("(?m):.*$", ""), keys);
    }

    @Test
    void leftOutStepsOfProcessingAreTakenFromTheRest() {
        Settings rest = OddSettings.all().getFirst();
        Settings read = SettingsFile.parse("f.yaml", "processing: {rounding: false, resegmentation: none}", rest);
        assertEquals(new Processing(rest.processing().normalisation(), rest.processing().interpolation(), false,
                Resegmentation.NONE), read.processing());
        assertEquals(rest.features(), read.features());
        assertEquals(rest.images(), read.images());
    }

    @Test
    void workMemoryIsASizeOrAuto() {
        assertEquals(Optional.of(256), parse("morphology: {work_memory: 256 MiB}").morphology().workMemory());
        assertEquals(Optional.of(2048), parse("morphology: {work_memory: 2GiB}").morphology().workMemory());
        Settings rest = OddSettings.all().getFirst();
        assertEquals(Optional.empty(), SettingsFile.parse("f.yaml", "morphology: {work_memory: auto}", rest)
                .morphology().workMemory());
        assertEquals(rest.morphology(), SettingsFile.parse("f.yaml", "morphology: {}", rest).morphology());
    }

    @Test
    void stepsOfProcessingHaveDefaults() {
        assertEquals(new Processing(
                Optional.of(new Normalisation(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1, Optional.empty())),
                Optional.of(new Interpolation(Optional.of(2.0), Optional.of(2.0), Optional.of(2.0), Method.CUBIC_SPLINE,
                        Method.LINEAR, 0.5, Alignment.CENTRE, false)),
                false, new Resegmentation(-500, Double.POSITIVE_INFINITY, Optional.empty())),
                parse("processing: {normalisation: {}, interpolation: {spacing: 2}, resegmentation: {range: [-500, none]}}")
                        .processing());
        assertEquals(List.of(Optional.of(1.0), Optional.empty(), Optional.of(0.5)),
                parse("processing: {interpolation: {spacing: [1, keep, 0.5]}}").processing().interpolation()
                        .map(step -> List.of(step.x(), step.y(), step.z())).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    mean, support: 3                         | mean, support: 3, dimensions: 3, boundary: mirror
                    gaussian, sigma: 3                       | gaussian, sigma: 3.0 mm, truncation: 4.0, dimensions: 3, boundary: mirror
                    laplacian_of_gaussian, sigma: 2 voxels   | laplacian_of_gaussian, sigma: 2.0 voxels, truncation: 4.0, dimensions: 3, boundary: mirror
                    gaussian, sigma: 1 voxel                 | gaussian, sigma: 1.0 voxels, truncation: 4.0, dimensions: 3, boundary: mirror
                    gaussian, sigma: .5e1 mm                 | gaussian, sigma: 5.0 mm, truncation: 4.0, dimensions: 3, boundary: mirror
                    gaussian, sigma: 2. mm                   | gaussian, sigma: 2.0 mm, truncation: 4.0, dimensions: 3, boundary: mirror
                    gaussian, sigma: 1.5mm                   | gaussian, sigma: 1.5 mm, truncation: 4.0, dimensions: 3, boundary: mirror
                    laws, kernels: L5E5                      | laws, kernels: L5E5, rotations: none, energy: none, boundary: mirror
                    gabor, sigma: 5 mm, lambda: 2 mm         | gabor, sigma: 5.0 mm, lambda: 2.0 mm, gamma: 1.0, theta: 0.0, step: none, pooling: mean, planes: axial, boundary: mirror
                    wavelet, wavelet: coif1, bands: LLH      | wavelet, wavelet: coif1, bands: LLH, level: 1, rotations: none, boundary: mirror
                    simoncelli                               | simoncelli, level: 1, dimensions: 3
                    riesz, order: [1, 0, 0], base: {filter: simoncelli} | riesz, order: [1, 0, 0], base: {filter: simoncelli, level: 1, dimensions: 3}, tensor: none, boundary: mirror
                    gradient_magnitude                       | gradient_magnitude, dimensions: 3, boundary: mirror
                    local_binary_pattern                     | local_binary_pattern, radius: 1.0, points: 8, boundary: mirror
                    """)
    void filtersHaveDefaults(String written, String full) {
        Settings settings = parse("images: {a: {filter: " + written + "}}");
        assertTrue(settings.canonicalText().endsWith("images:\n  a: {filter: " + full + "}\n"),
                settings.canonicalText());
    }

    @Test
    void featureNamesAreTheFamiliesOwn() {
        assertEquals(Map.of(FeatureFamily.GLCM, Set.of("contrast", "correlation")),
                parse("features: {glcm: [correlation, contrast]}").features());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^',
            textBlock = """
                    glcm: {distanse: 1}                                        | f.yaml, line 2: unknown key "distanse" in glcm; did you mean "distance"?
                    glmc: {distance: 1}                                        | f.yaml, line 2: unknown key "glmc"; did you mean "glcm"?
                    colour: red                                                | f.yaml, line 2: unknown key "colour"; allowed are processing, discretisation, ivh, families, features, aggregations, morphology, glcm, glrlm, ngtdm, ngldm, images
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
                    morphology: {work_memory: 256 MB}                          | f.yaml, line 2: morphology.work_memory must be a size of memory, such as 256 MiB or 2 GiB, or the word auto, not "256 MB"
                    morphology: {work_memory: 0 MiB}                           | f.yaml, line 2: the work memory of morphology must be at least 1 MiB, not 0
                    morphology: {work_memory: []}                              | f.yaml, line 2: morphology.work_memory must be a size of memory, such as 256 MiB or 2 GiB, or the word auto, not a list
                    morphology: {memory: auto}                                 | f.yaml, line 2: unknown key "memory" in morphology; allowed are work_memory
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
                    processing: {rounding: yes}                                | f.yaml, line 2: processing.rounding must be true or false, not "yes"
                    processing: {rescale: 1}                                   | f.yaml, line 2: unknown key "rescale" in processing; allowed are normalisation, interpolation, rounding, resegmentation
                    processing: {interpolation: linear}                        | f.yaml, line 2: processing.interpolation must be keys with values, such as "key: value", not "linear"; or none
                    processing: {interpolation: {image: linear}}               | f.yaml, line 2: processing.interpolation needs the key "spacing"
                    processing: {interpolation: {spacing: [1, 1]}}             | f.yaml, line 2: processing.interpolation.spacing must be a list of 3 numbers or the word keep, not of 2
                    processing: {interpolation: {spacing: [1, 1, kepe]}}       | f.yaml, line 2: processing.interpolation.spacing cannot be "kepe"; did you mean "keep"?, or a number
                    processing: {interpolation: {spacing: fine}}               | f.yaml, line 2: processing.interpolation.spacing must be a number, not "fine"
                    processing: {interpolation: {spacing: 0}}                  | f.yaml, line 2: the new spacing along x must be finite and above 0 mm, not 0.0
                    processing: {interpolation: {spacing: 1, image: cubic}}    | f.yaml, line 2: processing.interpolation.image cannot be "cubic"; allowed are nearest, linear, cubic_convolution, cubic_spline
                    processing: {interpolation: {spacing: 1, mask: linaer}}    | f.yaml, line 2: processing.interpolation.mask cannot be "linaer"; did you mean "linear"?
                    processing: {interpolation: {spacing: 1, mask_threshold: 2}} | f.yaml, line 2: the threshold of the interpolated mask must lie above 0 and not above 1, not 2.0
                    processing: {interpolation: {spacing: 1, alignment: center}} | f.yaml, line 2: processing.interpolation.alignment cannot be "center"; did you mean "centre"?
                    processing: {interpolation: {spacing: 1, anti_aliasing: 1}} | f.yaml, line 2: processing.interpolation.anti_aliasing must be true or false, not "1"
                    processing: {resegmentation: {range: -500}}                | f.yaml, line 2: processing.resegmentation.range must be a list of 2 numbers or the word none, not "-500"
                    processing: {resegmentation: {range: [400, -500]}}         | f.yaml, line 2: the range of re-segmentation must go from a lower to a higher intensity, not from 400.0 to -500.0
                    processing: {resegmentation: {range: [.inf, none]}}        | f.yaml, line 2: the range of re-segmentation must go from a lower to a higher intensity, not from Infinity to Infinity
                    processing: {resegmentation: {range: [none, -.inf]}}       | f.yaml, line 2: the range of re-segmentation must go from a lower to a higher intensity, not from -Infinity to -Infinity
                    processing: {resegmentation: {outliers: many}}             | f.yaml, line 2: processing.resegmentation.outliers cannot be "many"; allowed are none, or a number
                    processing: {normalisation: {range: [low, none]}}          | f.yaml, line 2: processing.normalisation.range cannot be "low"; allowed are none, or a number
                    processing: {normalisation: {scale: 0}}                    | f.yaml, line 2: the scale of normalisation must be finite and above 0, not 0.0
                    processing: {normalisation: {clip: -3}}                    | f.yaml, line 2: normalisation must clip at a finite number of standard deviations above 0, not -3.0
                    features: {glmc: [contrast]}                               | f.yaml, line 2: unknown key "glmc" in features; did you mean "glcm"?
                    features: {glcm: [contrats]}                               | f.yaml, line 2: features.glcm cannot be "contrats"; did you mean "contrast"?
                    features: {glcm: contrast}                                 | f.yaml, line 2: features.glcm must be a list, such as [joint_maximum], not "contrast"
                    images: {}                                                 | f.yaml, line 2: at least one image must be asked for
                    images: [original]                                         | f.yaml, line 2: images must be keys with values, such as "key: value", not a list
                    images: {original: }                                       | f.yaml, line 2: images.original must be keys with values, such as "key: value", not nothing
                    images: {original: {}}                                     | f.yaml, line 2: images.original needs the key "filter"
                    images: {a b: {filter: none}}                              | f.yaml, line 2: the name of an image must begin with a letter or digit and hold no more than letters, digits, _, . and -, not "a b"
                    images: {a: {filter: none}, a: {filter: none}}             | f.yaml, line 2: the key "a" in images is given twice
                    images: {a: {filter: meen, support: 3}}                    | f.yaml, line 2: images.a.filter cannot be "meen"; did you mean "mean"?
                    images: {a: {filter: mean}}                                | f.yaml, line 2: images.a needs the key "support"
                    images: {a: {filter: mean, support: 4}}                    | f.yaml, line 2: the support of a mean must be an odd number of 1 to 1001 voxels, not 4
                    images: {a: {filter: mean, support: 3, sigma: 1}}          | f.yaml, line 2: unknown key "sigma" in images.a; allowed are filter, support, dimensions, boundary, discretisation, ivh, families
                    images: {a: {filter: mean, support: 3, boundary: miror}}   | f.yaml, line 2: images.a.boundary cannot be "miror"; did you mean "mirror"?
                    images: {a: {filter: mean, support: 3, dimensions: 4}}     | f.yaml, line 2: a filter works in 2 or 3 dimensions, not 4
                    images: {a: {filter: gaussian, sigma: 3 cm}}               | f.yaml, line 2: images.a.sigma must be a length, such as 3 mm or 2 voxels, not "3 cm"
                    images: {a: {filter: gaussian, sigma: 1..2 mm}}            | f.yaml, line 2: images.a.sigma must be a length, such as 3 mm or 2 voxels, not "1..2 mm"
                    images: {a: {filter: gaussian, sigma: . mm}}               | f.yaml, line 2: images.a.sigma must be a length, such as 3 mm or 2 voxels, not ". mm"
                    images: {a: {filter: gaussian, sigma: 0 mm}}               | f.yaml, line 2: a length must be finite and above 0, not 0.0
                    images: {a: {filter: gaussian, sigma: [3]}}                | f.yaml, line 2: images.a.sigma must be a length, such as 3 mm or 2 voxels, not a list
                    images: {a: {filter: gaussian, sigma: 3, truncation: 0}}   | f.yaml, line 2: the kernel must be cut off at 1 to 20 standard deviations, not 0.0
                    images: {a: {filter: laws, kernels: L5E}}                  | f.yaml, line 2: images.a.kernels must be kernels written together, one for each dimension, such as L5E5E5, not "L5E"
                    images: {a: {filter: laws, kernels: L5X5}}                 | f.yaml, line 2: images.a.kernels cannot hold "X5"; allowed are L5, E5, S5, W5, R5, L3, E3, S3
                    images: {a: {filter: laws, kernels: L5}}                   | f.yaml, line 2: a filter works in 2 or 3 dimensions, not 1
                    images: {a: {filter: laws, kernels: L5E5, rotations: all}} | f.yaml, line 2: images.a.rotations cannot be "all"; allowed are none, mean, max, min
                    images: {a: {filter: laws, kernels: L5E5, energy: 0}}      | f.yaml, line 2: the distance of texture energy must lie in 1 to 500 voxels, not 0
                    images: {a: {filter: gabor, sigma: 1, lambda: 1, planes: all}} | f.yaml, line 2: images.a.planes cannot be "all"; allowed are axial, orthogonal
                    images: {a: {filter: gabor, sigma: 1, lambda: 1, step: 0.5}} | f.yaml, line 2: the step between orientations of a Gabor filter must lie in 1 to 180 degrees, not 0.5
                    images: {a: {filter: wavelet, wavelet: db2, bands: LLX}}   | f.yaml, line 2: the bands of a wavelet must be L or H for each of two or three axes, such as LLH, not "LLX"
                    images: {a: {filter: wavelet, wavelet: db2, bands: LLL, level: 9}} | f.yaml, line 2: the level of a wavelet must lie in 1 to 8, not 9
                    images: {a: {filter: wavelet, wavelet: [db2], bands: LLL}} | f.yaml, line 2: images.a.wavelet cannot be "a list"; allowed are haar, db1, db2, db3, db4, db5, db6, db7, db8, db9, db10, sym2, sym3, sym4, sym5, sym6, sym7, sym8, sym9, sym10, coif1, coif2, coif3, coif4, coif5
                    images: {a: {filter: riesz, order: [1, 0], base: {filter: simoncelli}}} | f.yaml, line 2: images.a.order must be a list of 3 numbers, not of 2
                    images: {a: {filter: riesz, order: [1, 0, x], base: {filter: simoncelli}}} | f.yaml, line 2: images.a.order must be numbers, not "x"
                    images: {a: {filter: riesz, order: [1, 0, 0.5], base: {filter: simoncelli}}} | f.yaml, line 2: the orders of a Riesz transform must be whole numbers, not 0.5
                    images: {a: {filter: riesz, order: [1, 0, 0], base: {filter: mean, support: 3}}} | f.yaml, line 2: a Riesz transform needs a laplacian_of_gaussian or simoncelli filter of 3 dimensions
                    images: {a: {filter: riesz, order: [1, 0, 0], base: {filter: simoncelli, levle: 1}}} | f.yaml, line 2: unknown key "levle" in images.a.base; did you mean "level"?
                    images: {a: {filter: none, families: []}}                  | f.yaml, line 2: at least one feature family must be asked for of the image a
                    images: {a: {filter: none, discretisation: {method: fixed}}} | f.yaml, line 2: images.a.discretisation.method cannot be "fixed"; allowed are fixed_bin_number, fixed_bin_size, levels
                    images: {a: {filter: square, boundary: zero}}              | f.yaml, line 2: unknown key "boundary" in images.a; allowed are filter, discretisation, ivh, families
                    images: {a: {filter: local_binary_pattern, points: 2}}     | f.yaml, line 2: the points of a local binary pattern must be 3 to 64, not 2
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
