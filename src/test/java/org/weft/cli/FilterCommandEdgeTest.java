package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.cli.settings.FilterWord;
import org.weft.image.Volume;
import org.weft.io.ImageReader;

class FilterCommandEdgeTest {

    @TempDir
    private Path folder;
    private Path image;

    @BeforeEach
    void writeTheCase() throws IOException {
        image = Case.in(folder).image();
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.nii.gz", "out.nii", "out.nrrd", "OUT.NII.GZ"})
    void writesTheResponseOnTheImagesGrid(String name) {
        Path out = folder.resolve(name);
        Run run = Run.of("filter", image, "none", "-o", out);
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.out());
        assertEquals("weft: wrote 5 x 4 x 4 voxels to " + out + ", from 1.0 to 9.0\n", run.err());
        try (Arena arena = Arena.ofConfined()) {
            Volume written = ImageReader.readVolume(out, arena);
            Volume read = ImageReader.readVolume(image, arena);
            assertEquals(read.grid(), written.grid());
            assertArrayEquals(read.voxels().toArray(ValueLayout.JAVA_FLOAT),
                    written.voxels().toArray(ValueLayout.JAVA_FLOAT));
        }
    }

    @Test
    void isSilentWhereAskedTo() {
        assertEquals("", Run.of("filter", image, "none", "-o", folder.resolve("out.nii"), "-q").err());
    }

    @Test
    void takesTheFilterOfSettings() throws IOException {
        Path settings = Files.writeString(folder.resolve("mine.yaml"), """
                processing: {resegmentation: {range: [0, 3]}}
                images: {plain: {filter: none}, second: {filter: none}}
                """);
        Path out = folder.resolve("out.nii");
        Run run = Run.of("filter", image, "-s", settings, "--image", "second", "-o", out);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().endsWith("from 1.0 to 9.0\n"), "re-segmentation is a matter of regions: " + run.err());
        assertEquals(0, Run.of("filter", image, "-s", "default", "-o", out, "-q").code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^',
            textBlock = """
                    meen                                | meen: filter cannot be "meen"; did you mean "mean"?
                    mean                                | mean: it needs the key "support"
                    mean 5                              | a filter's keys are written KEY=VALUE, such as support=5, not "5"
                    mean support=x                      | support=x: support must be a whole number, not "x"
                    mean support=                       | support=: support must be a whole number, not nothing
                    mean support=4                      | mean: the support of a mean must be an odd number of 1 to 1001 voxels, not 4
                    mean suport=5                       | suport=5: unknown key "suport"; did you mean "support"?
                    mean support=5 support=3            | support=3: the key "support" is given twice
                    mean support=5 discretisation=1     | discretisation=1: unknown key "discretisation"; allowed are filter, support, dimensions, boundary
                    gaussian sigma=3cm                  | sigma=3cm: sigma must be a length, such as 3 mm or 2 voxels, not "3cm"
                    riesz order=[1,0,0] base=simoncelli | base=simoncelli: base must be keys with values, such as "key: value", not "simoncelli"
                    """)
    void refusesWhatItDoesNotUnderstandByTheWord(String words, String sentence) {
        Path out = folder.resolve("out.nii.gz");
        Object[] args = ("filter\t" + image + "\t" + words.replace(' ', '\t') + "\t-o\t" + out).split("\t");
        Run run = Run.of(args);
        assertEquals(2, run.code());
        assertEquals("weft: " + sentence + "\n", run.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void refusesWhatIsNotYaml() {
        assertRefused("weft: base={filter:: not YAML: ", image, "riesz", "order=[1,0,0]", "base={filter:", "-o",
                folder.resolve("out.nii"));
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        Path out = folder.resolve("out.nii");
        assertRefused("no filter is named; ", image, "-o", out);
        assertRefused("the filter is given twice, by \"none\" and by -s; ", image, "none", "-s", "default", "-o", out);
        assertRefused("--image chooses an image of settings; ", image, "none", "--image", "original", "-o", out);
        assertRefused("aerts-2014 has 9 images; choose one with --image: original, wavelet_coif1_LLL, ", image, "-s",
                "aerts-2014", "-o", out);
        assertRefused("aerts-2014 has no image \"wavelet_coif1_LLX\"; did you mean \"wavelet_coif1_LLL\"?", image, "-s",
                "aerts-2014", "--image", "wavelet_coif1_LLX", "-o", out);
        assertRefused("there is neither a settings file nor a preset aerts; ", image, "-s", "aerts", "-o", out);
        assertRefused("missing required option: '--output=FILE'", image, "none");
    }

    @Test
    void refusesAnOutputThatCannotBeWritten() throws IOException {
        assertRefused("cannot tell the format of ", image, "none", "-o", folder.resolve("out.csv"));
        assertRefused("cannot tell the format of ", image, "none", "-o", folder.resolve(".nii"));
        assertRefused("the output " + image + " would overwrite an input; ", image, "none", "-o", image);
        Path link = Files.createSymbolicLink(folder.resolve("link.nii.gz"), image);
        assertRefused("the output " + link + " would overwrite an input; ", image, "none", "-o", link);
        Path nowhere = folder.resolve("none/out.nii");
        assertRefused("cannot write " + nowhere + ": there is no folder ", image, "none", "-o", nowhere);
        assertTrue(Files.size(image) > 0);
    }

    @Test
    void leavesNothingWhereTheImageCannotBeRead() throws IOException {
        Path out = Files.createDirectory(folder.resolve("empty"));
        assertRefused(folder.resolve("missing.nii") + ": there is no such file", folder.resolve("missing.nii"), "none",
                "-o", out.resolve("out.nii"));
        assertArrayEquals(new String[0], Case.filesIn(out));
    }

    @Test
    void helpListsEveryFilterWithItsKeys() {
        String help = Run.of("filter", "--help").out();
        for (FilterWord word : FilterWord.values()) {
            assertTrue(help.contains("\n  " + word.label()), word.label());
        }
        for (String line : new String[] {"none", "mean support [dimensions boundary]", "simoncelli [level dimensions]",
            "riesz order base [tensor boundary]", "square"}) {
            assertTrue(help.contains("\n  " + line + "\n"), line);
        }
    }

    private static void assertRefused(String start, Object... args) {
        Object[] all = new Object[args.length + 1];
        all[0] = "filter";
        System.arraycopy(args, 0, all, 1, args.length);
        Run run = Run.of(all);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(start) && run.err().lines().count() == 1, run.err());
    }
}
