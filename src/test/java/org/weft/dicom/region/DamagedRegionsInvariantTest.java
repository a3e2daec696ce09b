package org.weft.dicom.region;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.dicom.toolkit.Extent;
import org.weft.dicom.toolkit.Toolkits;
import org.weft.image.Mask;

/** Whatever a byte of a real object is changed to, it is read or refused in words, and a mask holds as many voxels as it says. */
class DamagedRegionsInvariantTest {

    private static final int ROUNDS = 150;
    private static final String ZIP = "STS_001_FDG_PET_raw.zip";

    @ParameterizedTest
    @ValueSource(strings = {"mask/1-1.dcm", "seg_derived/seg.dcm"})
    void damageIsRefusedInWords(String object) throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] whole;
        ImageSpace image;
        try (ZipFile zip = new ZipFile(Patient.data("cases/dicom/" + ZIP).toFile());
                InputStream in = zip.getInputStream(zip.getEntry("STS_001_FDG_PET/" + object));
                Arena arena = Arena.ofConfined()) {
            whole = in.readAllBytes();
            image = Patient.ofZip(ZIP, "", arena).image();
        }
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                // pixels come last and hold nothing to trip over: most damage goes to what stands before them
                damaged[random.nextInt(random.nextBoolean() ? 8000 : damaged.length)] = (byte) random.nextInt(256);
            }
            refused += isRefused(damaged, image, seed) ? 1 : 0;
        }
        assertTrue(refused > 0 && refused < ROUNDS, "some are refused and some are read");
    }

    private static boolean isRefused(byte[] damaged, ImageSpace image, long seed) {
        try (Arena arena = Arena.ofConfined()) {
            RegionObject regions = RegionObject
                    .of(Toolkits.reader().read(MemorySegment.ofArray(damaged), Extent.WHOLE, arena), 0.5);
            for (NamedRegion region : RegionChoice.ALL.from(regions.regions()).regions()) {
                RegionMask mask = regions.mask(region.number(), image, arena);
                long count = 0;
                for (long i = 0; i < image.grid().voxelCount(); i++) {
                    count += mask.mask().voxels().get(Mask.LAYOUT, i);
                }
                assertTrue(count == mask.voxelCount(), () -> "seed " + seed);
            }
            return false;
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().length() > 20, e::getMessage);
            return true;
        } catch (RuntimeException | OutOfMemoryError e) {
            return fail("seed " + seed, e);
        }
    }
}
