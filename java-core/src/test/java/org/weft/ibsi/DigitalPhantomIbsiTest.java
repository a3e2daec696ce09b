package org.weft.ibsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.weft.image.Region;

/** The phantom against the initiative's files, and the consensus table against its CSV. */
class DigitalPhantomIbsiTest {

    private static final Path IBSI = Path.of(System.getProperty("weft.data", "../../shared"), "ibsi", "ibsi1");

    @Test
    void has74VoxelsInItsRegion() {
        try (Arena arena = Arena.ofConfined()) {
            Region region = DigitalPhantom.region(arena);
            assertEquals(74, region.roi().morphologicalVoxelCount());
            assertEquals("5 x 4 x 4", region.volume().grid().size().toString());
        }
    }

    @Test
    void equalsTheInitiativesImageAndMask() throws IOException {
        ByteBuffer image = int16Nifti("phantom.nii.gz");
        ByteBuffer mask = int16Nifti("mask.nii.gz");
        try (Arena arena = Arena.ofConfined()) {
            Region region = DigitalPhantom.region(arena);
            for (int i = 0; i < 80; i++) {
                assertEquals(image.getShort(352 + 2 * i), region.volume().at(i), "intensity of voxel " + i);
                assertEquals(mask.getShort(352 + 2 * i) != 0, region.roi().morphological().contains(i),
                        "mask at voxel " + i);
            }
        }
    }

    @Test
    void holdsEveryRowOfTheReference() throws IOException {
        Path reference = IBSI.resolve("reference/digital_phantom.csv");
        assumeTrue(Files.exists(reference), () -> "needs " + reference + " (-Dweft.data)");
        List<String> expected = Files.readAllLines(reference).stream().skip(1).map(line -> line.split(","))
                .map(c -> String.join(",", c[1], c[2], c[3], c[4], c[5], c[6], c[7])).toList();
        List<String> rows = Consensus.digitalPhantom().rows().stream()
                .map(r -> String.join(",", r.family(), r.aggregation(), r.feature(),
                        r.ibsiId(), r.value().toPlainString(), r.tolerance().toPlainString(), r.strength()))
                .toList();
        assertEquals(expected, rows);
        assertEquals(482, rows.size());
    }

    @Test
    void comparesAtThreeSignificantDigits() {
        Consensus.Row sphericity = row("sphericity"); // 0.843 +- 0.005
        assertTrue(sphericity.accepts(0.8476) && sphericity.accepts(0.838) && sphericity.accepts(0.84849));
        assertFalse(sphericity.accepts(0.8486) || sphericity.accepts(0.8374));
        Consensus.Row meanIntensity = row("mean_intensity"); // 2.15, no tolerance
        assertTrue(meanIntensity.accepts(2.1486) && meanIntensity.accepts(2.1549));
        assertFalse(meanIntensity.accepts(2.1449) || meanIntensity.accepts(2.1551) || meanIntensity.accepts(-2.15));
    }

    private static Consensus.Row row(String feature) {
        return Consensus.digitalPhantom().rows().stream().filter(r -> r.feature().equals(feature)).findFirst()
                .orElseThrow();
    }

    private static ByteBuffer int16Nifti(String name) throws IOException {
        Path file = IBSI.resolve("digital_phantom").resolve(name);
        assumeTrue(Files.exists(file), () -> "needs " + file + " (-Dweft.data)");
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
