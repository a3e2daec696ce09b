package org.weft.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.Engines;
import org.weft.ReferenceData;
import org.weft.grid.Axis;
import org.weft.grid.Reach;
import org.weft.ibsi.Configuration;
import org.weft.ibsi.Ibsi1;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.Roi;
import org.weft.kernel.Engine;
import org.weft.kernel.Workers;
import org.weft.settings.Processing;
import org.weft.settings.Resegmentation;

/** Image and region of the CT phantom before and after each step, in all five configurations: 300 diagnostic values. */
class ProcessingIbsiTest {

    @ParameterizedTest
    @EnumSource
    void meetsEveryDiagnosticValue(Configuration configuration) throws IOException {
        Map<String, Double> found = new HashMap<>();
        try (Workers workers = new Workers(2); Arena arena = Arena.ofShared()) {
            Engine engine = Engines.vector(workers);
            Region initial = Ibsi1.ctPhantom(arena);
            Processing all = configuration.processing();
            Processing first = new Processing(all.normalisation(), all.interpolation(), all.rounding(),
                    Resegmentation.NONE);
            Region interpolated = ImageProcessing.process(initial, first, Reach.WHOLE, engine, arena);
            measure("initial", initial, found);
            measure("interpolated", interpolated, found);
            measure("resegmented", ImageProcessing.process(initial, all, Reach.WHOLE, engine, arena), found);
        }
        List<String> missed = new ArrayList<>();
        int count = 0;
        for (String line : Files.readAllLines(ReferenceData.path("ibsi/ibsi1/reference/diagnostics.csv"))) {
            String[] cells = line.split(",");
            if (cells[0].equals(configuration.dataset())) {
                double value = found.get(String.join(",", List.of(cells).subList(1, 5)));
                count++;
                if (!accepts(new BigDecimal(cells[5]), new BigDecimal(cells[6]), value)) {
                    missed.add(line + ": " + value);
                }
            }
        }
        assertEquals(List.of(), missed);
        assertEquals(60, count);
    }

    /** Rounded to three significant digits, or to as many as the reference has, a value differs by the tolerance at most. */
    private static boolean accepts(BigDecimal reference, BigDecimal tolerance, double value) {
        var digits = new MathContext(Math.max(3, reference.precision()), RoundingMode.HALF_EVEN);
        return new BigDecimal(value).round(digits).subtract(reference).abs().compareTo(tolerance) <= 0;
    }

    private static void measure(String stage, Region region, Map<String, Double> found) {
        Roi roi = region.roi();
        Roi intensity = Roi.of(roi.intensity());
        String image = stage + ",image,";
        String mask = stage + ",roi,";
        for (Axis axis : Axis.values()) {
            String name = "," + (char) ('x' + axis.ordinal());
            double count = axis.of(region.volume().grid().size());
            found.put(image + "image_dimension" + name, count);
            found.put(image + "voxel_dimension" + name, axis.of(region.volume().grid().spacing()));
            found.put(mask + "intensity_mask_dimension" + name, count);
            found.put(mask + "intensity_mask_bounding_box_dimension" + name,
                    (double) axis.of(intensity.box().size()));
            found.put(mask + "morphological_mask_bounding_box_dimension" + name,
                    (double) axis.of(roi.box().size()));
        }
        intensities(image, region, null, found);
        intensities(mask + "roi_", region, roi.intensity(), found);
        found.put(mask + "intensity_mask_voxel_count,", (double) roi.intensityVoxelCount());
        found.put(mask + "morphological_mask_voxel_count,", (double) roi.morphologicalVoxelCount());
    }

    /** Mean, smallest and largest intensity of a mask, or of the whole image. */
    private static void intensities(String prefix, Region region, Mask mask, Map<String, Double> found) {
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        long count = 0;
        for (long i = 0; i < region.volume().grid().voxelCount(); i++) {
            if (mask == null || mask.contains(i)) {
                double v = region.volume().at(i);
                sum += v;
                min = Math.min(min, v);
                max = Math.max(max, v);
                count++;
            }
        }
        found.put(prefix + "mean_intensity,", sum / count);
        found.put(prefix + "minimum_intensity,", min);
        found.put(prefix + "maximum_intensity,", max);
    }
}
