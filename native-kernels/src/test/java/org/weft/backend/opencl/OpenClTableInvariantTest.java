package org.weft.backend.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.Engines;
import org.weft.ReferenceData;
import org.weft.backend.BackendProvider.Probe;
import org.weft.extract.Extractor;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureValue;
import org.weft.grid.Reach;
import org.weft.image.Region;
import org.weft.image.Regions;
import org.weft.io.ImageReader;
import org.weft.kernel.Workers;
import org.weft.settings.Discretisation;
import org.weft.settings.IvhDiscretisation;
import org.weft.settings.Settings;
import org.weft.settings.TextureSettings;

/** The law of the whole table for OpenCL: the same bits as by definition, however many threads ask for its kernels at once. */
class OpenClTableInvariantTest {

    private static final Settings EVERYTHING = new Settings(new Discretisation.FixedBinNumber(32),
            new IvhDiscretisation.FixedBinNumber(1000), EnumSet.allOf(FeatureFamily.class),
            EnumSet.allOf(Aggregation.class), TextureSettings.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {"STS_002/CT", "STS_001/PET"})
    void patientsGiveTheSameBits(String name) {
        if (new OpenClProvider().probe() instanceof Probe.Absent(String reason)) {
            abort(reason);
        }
        Path image = ReferenceData.path("cases/nifti/" + name + "_image.nii.gz");
        Path mask = ReferenceData.path("cases/nifti/" + name + "_mask.nii.gz");
        try (Arena arena = Arena.ofShared()) {
            Region region = Regions.of(ImageReader.readVolume(image, arena), ImageReader.readLabels(mask, arena), 1,
                    Reach.WHOLE, arena);
            List<String> expected = extract(region, "scalar", 2);
            assertTrue(expected.size() >= 482, "values: " + expected.size());
            assertEquals(expected, extract(region, "opencl:0", 1));
            assertEquals(expected, extract(region, "opencl:0", 7));
        }
    }

    private static List<String> extract(Region region, String backend, int threads) {
        try (Workers workers = new Workers(threads)) {
            return new Extractor(Engines.of(backend, workers), EVERYTHING).extract(region).values().stream()
                    .map(OpenClTableInvariantTest::bits).toList();
        }
    }

    private static String bits(FeatureValue value) {
        return String.join(" ", value.feature().family().label(), value.feature().label(),
                value.aggregation().label(), Double.toHexString(value.value()), value.status().toString());
    }
}
