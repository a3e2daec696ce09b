package org.weft.dicom.write;

import java.util.List;

/**
 * What a report of measurements holds.
 *
 * @param regions  at least one
 * @param unit     of the intensities of the image called {@code original}; those of filtered images have none
 * @param settings all that decides the numbers, as text
 */
public record MeasurementReport(Study study, List<MeasuredRegion> regions, IntensityUnit unit, String settings) {

    public MeasurementReport {
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("a report of measurements needs at least one region");
        }
        regions = List.copyOf(regions);
    }
}
