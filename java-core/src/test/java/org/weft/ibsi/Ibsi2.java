package org.weft.ibsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import org.weft.ReferenceData;
import org.weft.image.Volume;
import org.weft.io.ImageReader;

/** The phantoms of IBSI 2, and the verdict of its response maps. */
public final class Ibsi2 {

    private Ibsi2() {}

    /** A digital phantom, such as {@code checkerboard}. */
    public static Volume phantom(String name, Arena arena) {
        return ImageReader.readVolume(ReferenceData.path("ibsi/ibsi2/digital_phantoms/" + name + ".nii.gz"), arena);
    }

    /** Every voxel of a response lies within 1 % of the range of the consensus' map of a test, such as {@code 3.a.1}. */
    public static void assertMeets(String test, Volume response) {
        try (Arena arena = Arena.ofShared()) {
            Volume map = ImageReader.readVolume(
                    ReferenceData.path("ibsi/ibsi2/response_maps/" + test.replace('.', '_') + "-ValidCRM.nii.gz"),
                    arena);
            assertEquals(map.grid().size(), response.grid().size(), test);
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            double worst = 0;
            for (long i = 0; i < map.grid().voxelCount(); i++) {
                low = Math.min(low, map.at(i));
                high = Math.max(high, map.at(i));
                worst = Math.max(worst, Math.abs((double) response.at(i) - map.at(i)));
            }
            double share = worst / ((double) high - low);
            assertTrue(share <= 0.01, test + " differs by " + 100 * share + " % of the range " + low + " to " + high);
        }
    }
}
