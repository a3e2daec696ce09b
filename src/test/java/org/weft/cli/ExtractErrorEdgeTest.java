package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code weft extract} refuses: one sentence, exit code 2, and nothing left behind. */
class ExtractErrorEdgeTest {

    @TempDir
    private Path folder;

    private Case files;
    private Path out;

    @BeforeEach
    void writeFiles() throws IOException {
        files = Case.in(Files.createDirectory(folder.resolve("in")));
        out = Files.createDirectory(folder.resolve("out"));
    }

    @Test
    void missingAndUnreadableFilesAreNamed() throws IOException {
        Path missing = folder.resolve("missing.nii.gz");
        refused(missing.toString(), missing, files.mask());
        refused(missing.toString(), files.image(), missing);
        Path text = Files.writeString(folder.resolve("notes.txt"),
                "not an image at all, but long enough to be looked at ".repeat(20));
        refused(text.toString(), text, files.mask());
        byte[] whole = Files.readAllBytes(files.image());
        Path cut = Files.write(folder.resolve("cut.nii.gz"), Arrays.copyOf(whole, whole.length / 2));
        refused(cut.toString(), cut, files.mask());
    }

    @Test
    void aMaskOnAnotherGridIsExplainedAndCanBeResampled() {
        refused(files.moved()
                + ": image and mask lie on different grids: the mask is shifted by (2.000, 0.000, 0.000) mm; "
                + "resample the mask onto the image's grid with --resample-mask, if they show the same patient in the same "
                + "position\n", files.image(), files.moved());
        Run run = Run.of("extract", files.image(), files.moved(), "--resample-mask", "--families", "morphology");
        assertEquals(0, run.code(), run.err());
    }

    @Test
    void labelsMustBeThere() {
        refused("the mask holds the labels 2, 3; choose one with --label N, or --label all", files.image(),
                files.noFirst());
        refused("the mask has no voxel of label 7; it holds labels 2, 3", files.image(), files.noFirst(), "--label",
                "7");
        refused("the mask holds background only", files.image(), files.empty());
        refused("the mask " + files.mask() + " is given twice", files.image(), files.mask(), files.mask());
        for (String label : new String[] {"0", "65536", "tumour", "-1", "1.5"}) {
            refused("--label takes a whole number from 1 to 65535, or all, not \"" + label + "\"", files.image(),
                    files.mask(), "--label=" + label);
        }
    }

    @Test
    void settingsAreRefusedWithLineAndSuggestion() throws IOException {
        Path settings = Files.writeString(folder.resolve("mine.yaml"), "# mine\n\nglcm: {distanse: 2}\n");
        refused(settings + ", line 3: unknown key \"distanse\" in glcm; did you mean \"distance\"?", files.image(),
                files.mask(), "-s", settings);
        refused("there is neither a settings file nor a preset defualt; did you mean \"default\"?",
                files.image(), files.mask(),
                "-s", "defualt");
        refused("--families: \"shape\" is unknown; allowed are morphology, ", files.image(), files.mask(), "--families",
                "glcm,shape");
        refused("--aggregations: \"3d_averaged\" is unknown; did you mean \"3d_average\"?", files.image(), files.mask(),
                "--aggregations", "3d_averaged");
        refused("the bin width must be finite and above 0, not -1.0", files.image(), files.mask(), "--bin-width", "-1");
        refused("the number of bins must lie in 1 to 65535, not 0", files.image(), files.mask(), "--bin-number", "0");
        refused("--bin-number", files.image(), files.mask(), "--bin-number", "32", "--bin-width", "25");
        refused("the number of threads must lie in 1 to 1024, not 0", files.image(), files.mask(), "--threads", "0");
    }

    @Test
    void theOutputIsCheckedBeforeAnyWork() throws IOException {
        Path missing = folder.resolve("missing.nii.gz");
        refused("there is no folder", missing, files.mask(), "-o", folder.resolve("nowhere/features.csv"));
        refused("it is a folder", missing, files.mask(), "-o", Files.createDirectory(folder.resolve("features.csv")));
        Files.createDirectory(out.resolve("a.json"));
        refused("it is a folder", missing, files.mask(), "-o", out.resolve("a.csv"));
        assertArrayEquals(new String[] {"a.json"}, Case.filesIn(out));
        refused("cannot tell the format of", missing, files.mask(), "-o", folder.resolve("features.xlsx"));
        refused("--format takes csv, json or sr, not \"xml\"", missing, files.mask(), "--format", "xml");
        refused("--wide", missing, files.mask(), "--wide", "--format", "json");
        refused("would overwrite an input", files.image(), files.mask(), "-o", files.image(), "--format", "csv");
    }

    @Test
    void aFolderThatTakesNoFileIsFoundOutBeforeAnyWork() {
        Path folder = Path.of("/proc");
        assumeTrue(Files.isDirectory(folder), "needs a folder that takes no file even from root: /proc");
        refused("cannot write /proc/features.csv: its folder takes no new file", files.image(), files.mask(), "-o",
                folder.resolve("features.csv"));
    }

    @Test
    void aDeviceIsNoOutputFile() {
        assumeTrue(Files.exists(Path.of("/dev/null")), "needs /dev/null");
        refused("it is a device or a pipe", files.image(), files.mask(), "-o", "/dev/null", "--format", "csv");
    }

    @Test
    void aForeignFileBesideIsKept() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.json"), "{\"mine\": 1}");
        refused("was not written for a CSV file", files.image(), files.mask(), "-o", folder.resolve("notes.csv"));
        assertEquals("{\"mine\": 1}", Files.readString(notes));
        Path results = folder.resolve("results.json");
        assertEquals(0, Run.of("extract", files.image(), files.mask(), "-o", results).code());
        refused("was not written for a CSV file", files.image(), files.mask(), "-o", folder.resolve("results.csv"));
    }

    @Test
    void anExtractionOfNothingIsRefusedWithTheReason() throws IOException {
        refused("there is nothing to compute; no value of glcm: none of the aggregations asked for is one of theirs",
                files.image(), files.mask(), "--families", "glcm", "--aggregations", "3d");
        Path settings = Files.writeString(folder.resolve("mine.yaml"), "images: {a: {filter: square}}\n");
        refused("there is nothing to compute; no value of morphology: a filtered image goes without it ",
                files.image(), files.mask(), "-s", settings, "--families", "morphology");
    }

    @Test
    void whatIsRefusedOfARegionNamesIt() {
        refused(files.mask() + ", label ", files.image(), files.mask(), "--bin-width", "1e-9");
    }

    @Test
    void aFullDiskBehindStandardOutputIsNoSuccess() {
        StringWriter err = new StringWriter();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertEquals(2, Main.execute(new StandardOutput(full), new PrintWriter(err), "presets"));
        assertEquals("weft: the result could not be written to standard output: No space left on device; "
                + "what was written of it is not whole\n", err.toString());
    }

    @Test
    void nothingIsLeftAfterAnError() throws IOException {
        Path existing = Files.writeString(out.resolve("features.csv"), "from before\n");
        refused("background only", files.image(), files.mask(), files.empty(), "-o", existing);
        assertArrayEquals(new String[] {"features.csv"}, Case.filesIn(out));
        assertEquals("from before\n", Files.readString(existing));
        refused("background only", files.image(), files.mask(), files.empty());
    }

    @Test
    void anImageOfAbsurdSizeIsRefusedNotAllocated() throws IOException {
        byte[] header = Files.readAllBytes(files.empty());
        for (int axis = 0; axis < 3; axis++) {
            header[42 + 2 * axis] = (byte) 0xff;
            header[43 + 2 * axis] = 0x7f;
        }
        Path absurd = Files.write(folder.resolve("absurd.nii"), header);
        refused(absurd.toString(), absurd, files.mask());
    }

    @Test
    void debugShowsTheStackTrace() {
        Run run = Run.of("extract", folder.resolve("missing.nii"), files.mask(), "--debug");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("\tat org.weft."), run.err());
    }

    /** Runs an extraction that must fail with this in its one sentence. */
    private static void refused(String part, Object... args) {
        Object[] line = new Object[args.length + 1];
        line[0] = "extract";
        System.arraycopy(args, 0, line, 1, args.length);
        Run run = Run.of(line);
        assertEquals(2, run.code(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("weft: ") && run.err().endsWith("\n") && run.err().lines().count() == 1,
                run.err());
        assertTrue(run.err().contains(part), run.err());
    }
}
