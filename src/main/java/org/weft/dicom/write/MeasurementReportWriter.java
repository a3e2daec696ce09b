package org.weft.dicom.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.SopClass;
import org.weft.extract.ImageTable;

/**
 * Structured reports of features (DICOM PS3.16, TID 1500): a measurement group (TID 1411) for each region and image. A report of an image
 * that is no DICOM image, or of a region that no archive has, lacks the references that the template asks for.
 */
public final class MeasurementReportWriter {

    private static final Code TISSUE = Code.sct("85756007", "Tissue");
    private static final Map<String, String> MODALITIES = Map.of("CT", "Computed Tomography", "MR",
            "Magnetic Resonance", "PT", "Positron emission tomography");

    private final MeasurementReport report;
    private final Origin origin;
    private final List<ObjectReference> images;

    private MeasurementReportWriter(MeasurementReport report, Origin origin) {
        this.report = report;
        this.origin = origin;
        images = report.study().references();
    }

    /** The report as a Comprehensive 3D SR object. */
    public static DataSet object(MeasurementReport report, Origin origin) {
        return new MeasurementReportWriter(report, origin).object();
    }

    private DataSet object() {
        DataSetBuilder object = new DataSetBuilder().putAll(report.study().attributes())
                .put(Attribute.SOP_CLASS_UID, SopClass.COMPREHENSIVE_3D_REPORT).put(Attribute.MODALITY, "SR")
                .put(Attribute.SERIES_NUMBER, "1").put(Attribute.SERIES_DESCRIPTION, "Radiomic features")
                .put(Attribute.REFERENCED_PERFORMED_PROCEDURE_STEP_SEQUENCE, List.of())
                .put(Attribute.PERFORMED_PROCEDURE_CODE_SEQUENCE, List.of())
                .put(Attribute.COMPLETION_FLAG, "COMPLETE").put(Attribute.VERIFICATION_FLAG, "UNVERIFIED")
                .put(Attribute.CONTENT_TEMPLATE_SEQUENCE, new DataSetBuilder()
                        .put(Attribute.MAPPING_RESOURCE, "DCMR").put(Attribute.TEMPLATE_IDENTIFIER, "1500").build());
        List<ObjectReference> evidence = new ArrayList<>(images);
        report.regions().forEach(region -> region.reference().ifPresent(found -> evidence.add(found.object())));
        if (!evidence.isEmpty()) {
            object.put(Attribute.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE, ObjectReference.byStudy(evidence));
        }
        return origin.complete(Content.container(object, Code.dcm("126000", "Imaging Measurement Report"), content()));
    }

    private List<DataSet> content() {
        List<DataSet> content = new ArrayList<>(context());
        if (!images.isEmpty()) {
            content.add(Content.container(Code.dcm("111028", "Image Library"),
                    List.of(Content.container(Code.dcm("126200", "Image Library Group"), library()))));
        }
        List<DataSet> groups = new ArrayList<>();
        for (MeasuredRegion region : report.regions()) {
            region.images().forEach(image -> groups.add(group(region, image)));
        }
        content.add(Content.container(Code.dcm("126010", "Imaging Measurements"), groups));
        return content;
    }

    /** Language, observer and procedure (TID 1204, 1001, 1004). */
    private List<DataSet> context() {
        return List.of(
                Content.code(Content.MODIFIER, Code.dcm("121049", "Language of Content Item and Descendants"),
                        new Code("en-GB", "RFC5646", "English (United Kingdom)")),
                Content.code(Content.CONTEXT, Code.dcm("121005", "Observer Type"), Code.dcm("121007", "Device")),
                Content.uid(Content.CONTEXT, Code.dcm("121012", "Device Observer UID"),
                        Uids.of(Origin.NAME, origin.version())),
                Content.text(Content.CONTEXT, Code.dcm("121013", "Device Observer Name"), Origin.NAME),
                Content.text(Content.CONTEXT, Code.dcm("121015", "Device Observer Model Name"),
                        Origin.NAME + " " + origin.version()),
                Content.code(Content.MODIFIER, Code.dcm("121058", "Procedure reported"),
                        Code.sct("363679005", "Imaging procedure")));
    }

    private List<DataSet> library() {
        List<DataSet> library = new ArrayList<>();
        String modality = images.getFirst().modality();
        library.add(Content.code(Content.ACQUISITION, Code.dcm("121139", "Modality"),
                Code.dcm(modality, MODALITIES.getOrDefault(modality, modality))));
        images.forEach(image -> library.add(Content.image(image)));
        return library;
    }

    private DataSet group(MeasuredRegion region, ImageTable image) {
        List<DataSet> items = new ArrayList<>();
        items.add(Content.text(Content.CONTEXT, Code.dcm("112039", "Tracking Identifier"), region.name()));
        items.add(Content.uid(Content.CONTEXT, Code.dcm("112040", "Tracking Unique Identifier"),
                report.study().trackingUid(region.name())));
        items.add(Content.code(Content.CONTAINS, Code.dcm("121071", "Finding"), TISSUE));
        region.reference().ifPresent(reference -> items.addAll(references(reference)));
        IntensityUnit unit = image.image().equals("original") ? report.unit() : IntensityUnit.NONE;
        image.table().values().forEach(value -> items.add(Measurement.of(value, unit)));
        items.add(Content.text(Content.CONTAINS, Code.weft("IMAGE", "Image that was measured"), image.image()));
        items.add(Content.text(Content.CONTAINS, Code.dcm("111001", "Algorithm Name"), Origin.NAME));
        items.add(Content.text(Content.CONTAINS, Code.dcm("111003", "Algorithm Version"), origin.version()));
        items.add(Content.text(Content.CONTAINS, Code.dcm("111002", "Algorithm Parameters"), report.settings()));
        return Content.container(Code.dcm("125007", "Measurement Group"), items);
    }

    private List<DataSet> references(RegionReference reference) {
        return switch (reference) {
            case RegionReference.OfSegment segment -> {
                List<DataSet> items = new ArrayList<>();
                items.add(Content.segment(Code.dcm("121191", "Referenced Segment"), segment));
                images.stream().findFirst().ifPresent(image -> items.add(Content.uid(Content.CONTAINS,
                        Code.dcm("121232", "Source series for segmentation"), image.series())));
                yield items;
            }
            // the template puts the number under the reference, where dcmtk takes nothing in this kind of report
            case RegionReference.OfContours(ObjectReference structures, int number) ->
                List.of(Content.composite(Code.dcm("130488", "Region in Space"), structures),
                        Content.text(Content.CONTAINS,
                                Code.dcm("130489", "Referenced Region of Interest Identifier"),
                                String.valueOf(number)));
        };
    }
}
