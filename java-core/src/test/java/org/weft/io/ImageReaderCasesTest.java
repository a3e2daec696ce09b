package org.weft.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.weft.ReferenceData;
import org.weft.grid.Direction;
import org.weft.grid.GridComparison;
import org.weft.grid.Point;
import org.weft.grid.Spacing;
import org.weft.image.LabelVolume;
import org.weft.image.Labels;
import org.weft.image.Volume;

/** Real files against what nibabel, pydicom and NumPy found in them, as the notes beside the data tell. */
class ImageReaderCasesTest {

    @Test
    void digitalPhantomHas74VoxelsOf2Mm() {
        try (Arena arena = Arena.ofConfined()) {
            Volume image = ImageReader.readVolume(ReferenceData.path("ibsi/ibsi1/digital_phantom/phantom.nii.gz"),
                    arena);
            LabelVolume mask = ImageReader.readLabels(ReferenceData.path("ibsi/ibsi1/digital_phantom/mask.nii.gz"),
                    arena);
            assertEquals("5 x 4 x 4", image.grid().size().toString());
            assertEquals("2.0 x 2.0 x 2.0 mm", image.grid().spacing().toString());
            assertEquals(Direction.IDENTITY, image.grid().direction());
            assertEquals(Map.of(1, 74L), counts(mask));
            assertTrue(GridComparison.of(image.grid(), mask.grid()).same());
        }
    }

    @Test
    void ctPhantomHas125256VoxelsOfMeanMinus46() {
        try (Arena arena = Arena.ofConfined()) {
            Volume image = ImageReader.readVolume(ReferenceData.path("ibsi/ibsi1/ct_phantom/nifti/phantom.nii.gz"),
                    arena);
            LabelVolume mask = ImageReader.readLabels(ReferenceData.path("ibsi/ibsi1/ct_phantom/nifti/mask.nii.gz"),
                    arena);
            assertEquals("204 x 201 x 60", image.grid().size().toString());
            assertEquals("0.977 x 0.977 x 3.000", spacing(image, 3));
            assertEquals(Map.of(1, 125_256L), counts(mask));
            double sum = 0;
            for (long i = 0; i < image.grid().voxelCount(); i++) {
                sum += mask.at(i) == 1 ? image.at(i) : 0;
            }
            assertEquals("-46.883", String.format(Locale.ROOT, "%.3f", sum / 125_256));
        }
    }

    @Test
    void eighteenPairsOfPatientsAreAsTheirTableSays() throws IOException {
        List<String[]> rows = Files.readAllLines(ReferenceData.path("cases/README.md")).stream()
                .filter(line -> line.startsWith("| STS_"))
                .map(line -> line.substring(1).split("\\|")).toList();
        assertEquals(18, rows.size());
        for (String[] row : rows) {
            String name = "cases/nifti/" + row[0].strip() + "/" + row[1].strip();
            try (Arena arena = Arena.ofConfined()) {
                Volume image = ImageReader.readVolume(ReferenceData.path(name + "_image.nii.gz"), arena);
                LabelVolume mask = ImageReader.readLabels(ReferenceData.path(name + "_mask.nii.gz"), arena);
                assertEquals(row[2].strip(), image.grid().size().toString(), name);
                assertEquals(row[3].strip(), spacing(image, 4), name);
                assertEquals(Map.of(1, Long.parseLong(row[4].strip().replace(",", ""))), counts(mask), name);
                assertEquals(row[5].strip(), range(image), name);
                assertTrue(GridComparison.of(image.grid(), mask.grid()).same(), name);
                assertEquals(Direction.IDENTITY, image.grid().direction(), name);
            }
        }
    }

    @Test
    void pyradiomicsPairsAreAsTheirTableSays() {
        expectPair("brain1_image", "brain1_label", "256 x 256 x 25", "0.78125 x 0.78125 x 6.50000", Map.of(1, 4137L));
        expectPair("brain2_image", "brain2_label", "256 x 256 x 23", "0.78125 x 0.78125 x 6.50000", Map.of(1, 453L));
        expectPair("breast1_image", "breast1_label", "45 x 120 x 21", "0.66406 x 0.66406 x 2.10000", Map.of(1, 143L));
        expectPair("prostate_phantom_subvolume", "prostate_phantom_subvolume-label", "82 x 67 x 13",
                "0.50000 x 0.50000 x 3.00000", Map.of(1, 168L, 7, 170L, 8, 2997L, 9, 9088L));
        try (Arena arena = Arena.ofConfined()) {
            assertEquals(Map.of(1, 837L),
                    counts(ImageReader.readLabels(ReferenceData.path("pyradiomics/lung1_label.nrrd"), arena)));
            assertEquals(Map.of(1, 24_644L),
                    counts(ImageReader.readLabels(ReferenceData.path("pyradiomics/lung2_label.nrrd"), arena)));
            Volume brain = ImageReader.readVolume(ReferenceData.path("pyradiomics/brain1_image.nrrd"), arena);
            assertEquals("0 .. 3057", range(brain));
            assertEquals(new Direction(1, 0, 0, 0, -1, 0, 0, 0, 1), brain.grid().direction(),
                    "second axis runs towards -y");
            assertEquals(0, new Point(-99.609375, 99.609375, -78).distanceTo(brain.grid().origin()), 1e-9);
        }
    }

    private static void expectPair(String imageName, String maskName, String size, String spacing,
            Map<Integer, Long> counts) {
        try (Arena arena = Arena.ofConfined()) {
            Volume image = ImageReader.readVolume(ReferenceData.path("pyradiomics/" + imageName + ".nrrd"), arena);
            LabelVolume mask = ImageReader.readLabels(ReferenceData.path("pyradiomics/" + maskName + ".nrrd"), arena);
            assertEquals(size, image.grid().size().toString());
            assertEquals(spacing, spacing(image, 5));
            assertEquals(counts, counts(mask), maskName);
            assertTrue(GridComparison.of(image.grid(), mask.grid()).same(), maskName);
        }
    }

    private static Map<Integer, Long> counts(LabelVolume mask) {
        return Labels.of(mask).found().stream()
                .collect(Collectors.toMap(Labels.Label::value, Labels.Label::voxelCount, Long::sum, TreeMap::new));
    }

    /** As Python prints it: a tie goes to the even digit. */
    private static String spacing(Volume image, int digits) {
        Spacing spacing = image.grid().spacing();
        return Stream.of(spacing.x(), spacing.y(), spacing.z())
                .map(mm -> new BigDecimal(mm).setScale(digits, RoundingMode.HALF_EVEN).toPlainString())
                .collect(Collectors.joining(" x "));
    }

    /** Least and greatest intensity to four significant digits, without the zeros behind the point. */
    private static String range(Volume image) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (long i = 0; i < image.grid().voxelCount(); i++) {
            min = Math.min(min, image.at(i));
            max = Math.max(max, image.at(i));
        }
        return digits(min) + " .. " + digits(max);
    }

    private static String digits(float value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
