package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.cli.input.ImageFile;
import org.weft.cli.input.LabelChoice;
import org.weft.cli.input.MaskFile;
import org.weft.extract.StageObserver;
import org.weft.grid.Reach;
import picocli.CommandLine;

/** What becomes of each kind of failure. */
class ErrorReportEdgeTest {

    @Test
    void everyKindHasItsExitCodeAndOneSentence() {
        assertReport(2, "weft: the bin width is wrong\n", new IllegalArgumentException("the bin width is wrong"));
        assertReport(3, "weft: no such backend here\n", new MachineLacksException("no such backend here", null));
        assertReport(2, "weft: a.nii: there is no such file\n",
                new NoSuchFileException("a.nii"));
        assertReport(2, "weft: a file cannot be read or written: disk full (IOException)\n",
                new UncheckedIOException(new IOException("disk full")));
        assertReport(70,
                "weft: an unexpected IllegalStateException: odd; this is a fault of Weft, --debug shows where\n",
                new IllegalStateException("odd"));
        assertReport(70, "weft: an unexpected IllegalArgumentException; this is a fault of Weft, --debug shows where\n",
                new IllegalArgumentException());
        assertReport(70, "weft: an unexpected StackOverflowError; this is a fault of Weft, --debug shows where\n",
                new StackOverflowError());
    }

    @Test
    void lackOfMemorySaysHowToGiveMore() {
        assertReport(3,
                "weft: not enough memory for this run (Java heap space); WEFT_OPTS=-Xmx16g gives the Java heap 16 GiB instead of "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MiB\n",
                new OutOfMemoryError("Java heap space"));
        assertReport(3,
                "weft: not enough memory for this run (Unable to allocate 9 bytes); volumes lie outside the Java heap,"
                        + " so it takes a machine with more memory free\n",
                new OutOfMemoryError("Unable to allocate 9 bytes"));
    }

    @Test
    void lackOfMemoryForACaseSaysHowLargeItsImageIs(@TempDir Path folder) throws IOException {
        Case files = Case.in(folder);
        CaseLoader loader = new CaseLoader(new ImageFile(files.image()),
                List.copyOf(MaskFile.of(List.of(files.mask()), new LabelChoice.Only(), false)));
        String message = assertThrows(MachineLacksException.class, () -> loader.forEach(_ -> {
            throw new OutOfMemoryError("Unable to allocate 9 bytes");
        }, _ -> Reach.NONE, _ -> {}, _ -> {}, StageObserver.NONE)).getMessage();
        assertEquals("not enough memory for " + files.image() + ": its 5 x 4 x 4 voxels are 0 MiB, and its regions, "
                + "processed and filtered, can take several times as much (Unable to allocate 9 bytes); volumes lie "
                + "outside the Java heap, so it takes a machine with more memory free", message);
    }

    private static void assertReport(int code, String sentence, Throwable thrown) {
        StringWriter err = new StringWriter();
        CommandLine weft = new CommandLine(new Main()).setErr(new PrintWriter(err));
        assertEquals(code, new ErrorReport().print(thrown, weft));
        assertEquals(sentence, err.toString());
    }
}
