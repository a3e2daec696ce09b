package org.weft.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.weft.ReferenceData;
import org.weft.extract.Extractor;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureFamily;
import org.weft.feature.FeatureValue;
import org.weft.grid.Reach;
import org.weft.image.Region;
import org.weft.image.Regions;
import org.weft.io.ImageReader;
import org.weft.kernel.Engine;
import org.weft.kernel.Kernels;
import org.weft.kernel.Workers;
import org.weft.settings.Discretisation;
import org.weft.settings.IvhDiscretisation;
import org.weft.settings.Settings;
import org.weft.settings.TextureSettings;

/** The law of the whole table of a patient: on a backend the same bits as by definition, for any number of threads. */
public final class PatientTable {

    private static final Settings EVERYTHING = new Settings(new Discretisation.FixedBinNumber(32),
            new IvhDiscretisation.FixedBinNumber(1000), EnumSet.allOf(FeatureFamily.class),
            EnumSet.allOf(Aggregation.class), TextureSettings.DEFAULT);

    private PatientTable() {}

    /** @param patient and image, such as {@code STS_002/CT} */
    public static void assertSameBits(String patient, String backend) {
        assertSameBits(patient, Backends.choose(Optional.of(backend)).kernels());
    }

    static void assertSameBits(String patient, Kernels kernels) {
        String stem = "cases/nifti/" + patient;
        try (Arena arena = Arena.ofShared()) {
            Region region = Regions.of(ImageReader.readVolume(ReferenceData.path(stem + "_image.nii.gz"), arena),
                    ImageReader.readLabels(ReferenceData.path(stem + "_mask.nii.gz"), arena), 1, Reach.WHOLE, arena);
            List<String> expected = extract(region, Backends.choose(Optional.of("scalar")).kernels(), 2);
            assertTrue(expected.size() >= 482, "values: " + expected.size());
            assertEquals(expected, extract(region, kernels, 1));
            assertEquals(expected, extract(region, kernels, 7));
        }
    }

    private static List<String> extract(Region region, Kernels kernels, int threads) {
        try (Workers workers = new Workers(threads)) {
            return new Extractor(new Engine(kernels, workers), EVERYTHING).extract(region).values().stream()
                    .map(PatientTable::bits).toList();
        }
    }

    private static String bits(FeatureValue value) {
        return String.join(" ", value.feature().family().label(), value.feature().label(),
                value.aggregation().label(), Double.toHexString(value.value()), value.status().toString());
    }
}
