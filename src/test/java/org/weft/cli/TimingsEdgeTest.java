package org.weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code weft extract --timings} adds. */
class TimingsEdgeTest {

    @TempDir
    private Path folder;

    @Test
    void aTableOfStagesAndKernelsStandsOnStandardErrorAndChangesNothingElse() throws Exception {
        Case files = Case.in(Files.createDirectory(folder.resolve("in")));
        Path settings = Files.writeString(folder.resolve("mine.yaml"),
                "families: [intensity_statistics, glcm]\nimages: {original: {filter: none}, "
                        + "mean: {filter: mean, support: 3}}\n");
        Object[] line = {"extract", files.image(), files.mask(), "-s", settings, "--backend", "scalar", "-q"};
        Object[] timed = {"extract", files.image(), files.mask(), "-s", settings, "--backend", "scalar", "-q",
            "--timings"};
        Run plain = Run.of(line);
        Run run = Run.of(timed);
        assertEquals("", plain.err());
        assertEquals(plain.out(), run.out());
        List<String> rows = run.err().lines().toList();
        assertEquals(List.of("stage", "reading the image", "reading the mask", "processing", "original",
                "  preparation", "  intensity_statistics", "  glcm", "mean", "  filter", "  preparation",
                "  intensity_statistics", "  glcm", "all else", "total", "kernel", "discretise", "moments", "glcm",
                "convolution"), rows.stream().map(row -> row.split("(?<=\\S) {2,}")[0]).toList());
        assertTrue(rows.get(14).endsWith("100.0 %"), run.err());
        rows.subList(16, rows.size()).forEach(row -> assertTrue(row.endsWith("  scalar"), row));
    }
}
