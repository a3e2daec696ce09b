package org.weft.dicom.write;

import java.util.List;
import java.util.Optional;
import org.weft.dicom.object.DataSet;
import org.weft.extract.ImageTable;
import org.weft.feature.Aggregation;
import org.weft.feature.FeatureTable;
import org.weft.feature.FeatureValue;
import org.weft.feature.Status;
import org.weft.intensity.IntensityStatisticsFeature;
import org.weft.intensity.IvhFeature;
import org.weft.morphology.MorphologyFeature;
import org.weft.texture.GlcmFeature;

/** A report with a value of each kind: with and without a unit, aggregated, undefined, of two images. */
final class Features {

    static final double VOLUME = 1234.567890123456789;

    private Features() {}

    static MeasurementReport report(Study study, Optional<RegionReference> reference) {
        List<FeatureValue> original = List.of(
                FeatureValue.of(MorphologyFeature.VOLUME_MESH, Aggregation.NONE, VOLUME, Status.OK),
                FeatureValue.of(IntensityStatisticsFeature.MEAN_INTENSITY, Aggregation.NONE, -712.5, Status.OK),
                FeatureValue.of(IvhFeature.VOLUME_AT_INTENSITY_FRACTION_10, Aggregation.NONE, 0.75, Status.OK),
                FeatureValue.of(GlcmFeature.JOINT_MAXIMUM, Aggregation.VOLUME_MERGED, 0.125, Status.OK),
                FeatureValue.of(MorphologyFeature.FLATNESS, Aggregation.NONE, Double.NaN, Status.TOO_FEW_VOXELS));
        List<FeatureValue> filtered = List.of(
                FeatureValue.of(IntensityStatisticsFeature.MEAN_INTENSITY, Aggregation.NONE, 1e-20, Status.OK));
        return new MeasurementReport(study,
                List.of(new MeasuredRegion("Tumour \u03b1", reference,
                        List.of(new ImageTable("original", new FeatureTable(original)),
                                new ImageTable("wavelet_coif1_LLH", new FeatureTable(filtered))))),
                IntensityUnit.HOUNSFIELD, "discretisation: {bin_width: 25}\nfamilies: [morphology]\n");
    }

    /** The same with the segment of a segmentation of the same study. */
    static DataSet ofSegment(Study study) {
        DataSet segmentation = SegmentationWriter.segmentation(study, Regions.segments(), Patient.ORIGIN);
        RegionReference segment = new RegionReference.OfSegment(ObjectReference.of(segmentation), 1);
        return MeasurementReportWriter.object(report(study, Optional.of(segment)), Patient.ORIGIN);
    }
}
