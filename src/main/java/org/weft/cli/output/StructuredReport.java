package org.weft.cli.output;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.weft.dicom.write.IntensityUnit;
import org.weft.dicom.write.MeasuredRegion;
import org.weft.dicom.write.MeasurementReport;
import org.weft.dicom.write.MeasurementReportWriter;
import org.weft.dicom.write.ObjectWriter;
import org.weft.dicom.write.Origin;
import org.weft.dicom.write.RegionReference;
import org.weft.dicom.write.Study;

/**
 * Results as a DICOM structured report.
 *
 * @param unit       of the image's intensities, if no setting changes them
 * @param references where an archive finds each region, if one does
 */
public record StructuredReport(Study study, IntensityUnit unit,
        Function<RegionResult, Optional<RegionReference>> references) {

    /** The bytes of a file. */
    public byte[] bytes(Provenance provenance, List<RegionResult> results, LocalDateTime written) {
        List<MeasuredRegion> regions = results.stream()
                .map(result -> new MeasuredRegion(result.roi(), references.apply(result), result.images())).toList();
        MeasurementReport report = new MeasurementReport(study, regions, unit, provenance.settings().canonicalText());
        return ObjectWriter.bytes(MeasurementReportWriter.object(report, new Origin(provenance.weft(), written)));
    }
}
