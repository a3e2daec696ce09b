package org.weft.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is timed reads the whole image and the region of the standard's phantom. */
class DicomBenchmarkTest {

    private final DicomBenchmark benchmark = new DicomBenchmark();

    @BeforeEach
    void prepare() {
        assumeTrue(Files.isDirectory(ReferenceData.here().folder().resolve("ibsi/ibsi1/ct_phantom/dicom")),
                "IBSI's CT phantom is missing, see CONTRIBUTING.md");
        benchmark.threads = 2;
        benchmark.prepare();
    }

    @AfterEach
    void close() {
        benchmark.close();
    }

    @Test
    void readsTheRegion() {
        assertEquals(125_256, benchmark.read());
    }

    /** The header, its four bytes of extensions, and 204 x 201 x 60 voxels. */
    @Test
    void inflatesTheImage() throws IOException {
        assertEquals(352 + 204L * 201 * 60 * Float.BYTES, benchmark.inflate());
    }
}
