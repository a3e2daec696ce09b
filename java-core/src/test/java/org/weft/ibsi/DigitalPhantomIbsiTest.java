package org.weft.ibsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.weft.ReferenceData;
import org.weft.feature.FeatureFamily;
import org.weft.image.LabelVolume;
import org.weft.image.Region;
import org.weft.image.Volume;
import org.weft.io.ImageReader;

/** The phantom against the initiative's files, and the consensus table against its CSV. */
class DigitalPhantomIbsiTest {

    @Test
    void has74VoxelsInItsRegion() {
        try (Arena arena = Arena.ofConfined()) {
            Region region = DigitalPhantom.region(arena);
            assertEquals(74, region.roi().morphologicalVoxelCount());
            assertEquals("5 x 4 x 4", region.volume().grid().size().toString());
        }
    }

    @Test
    void equalsTheInitiativesImageAndMask() {
        try (Arena arena = Arena.ofConfined()) {
            Region region = DigitalPhantom.region(arena);
            String folder = "ibsi/ibsi1/digital_phantom/";
            Volume image = ImageReader.readVolume(ReferenceData.path(folder + "phantom.nii.gz"), arena);
            LabelVolume mask = ImageReader.readLabels(ReferenceData.path(folder + "mask.nii.gz"), arena);
            assertEquals(region.volume().grid().size(), image.grid().size());
            for (int i = 0; i < 80; i++) {
                assertEquals(image.at(i), region.volume().at(i), "intensity of voxel " + i);
                assertEquals(mask.at(i) != 0, region.roi().morphological().contains(i), "mask at voxel " + i);
            }
        }
    }

    @Test
    void holdsEveryRowOfTheReference() throws IOException {
        assertEquals(Ibsi1.consensus("digital_phantom", EnumSet.allOf(FeatureFamily.class)),
                Consensus.digitalPhantom());
        assertEquals(482, Consensus.digitalPhantom().rows().size());
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
}
