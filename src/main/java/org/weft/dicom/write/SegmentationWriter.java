package org.weft.dicom.write;

import java.util.ArrayList;
import java.util.List;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.SopClass;
import org.weft.dicom.object.Vr;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.GridComparison;
import org.weft.grid.Point;

/**
 * Segmentation objects (DICOM PS3.3, A.51): binary, a frame for each plane that a segment has voxels in. Every segment is tissue, and how it
 * was drawn is not stated: a mask does not tell.
 */
public final class SegmentationWriter {

    private static final int LONGEST_SIDE = 65_535;
    private static final Code TISSUE = Code.sct("85756007", "Tissue");

    private final Study study;
    private final Grid grid;
    private final String dimensions;
    private final SourcePlanes sources;
    private final BitPlanes pixels = new BitPlanes();
    private final List<DataSet> frames = new ArrayList<>();

    private SegmentationWriter(Study study, Grid grid) {
        this.study = study;
        this.grid = grid;
        dimensions = Uids.of("dimensions", study.uid());
        sources = SourcePlanes.of(study, grid);
    }

    /**
     * The object that holds these segments, numbered from 1 in their order.
     *
     * @param segments at least one, all on one grid, none of them empty; they may overlap
     * @throws IllegalArgumentException if they are not, or if the object cannot hold so many voxels
     */
    public static DataSet segmentation(Study study, List<Segment> segments, Origin origin) {
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("a segmentation needs at least one segment");
        }
        Grid grid = segments.getFirst().grid();
        segments.forEach(segment -> requireGrid(segments.getFirst(), segment));
        requireSides(grid);
        SegmentationWriter writer = new SegmentationWriter(study, grid);
        for (int i = 0; i < segments.size(); i++) {
            writer.frames(segments.get(i), i + 1);
        }
        return origin.complete(writer.object(segments));
    }

    private static void requireGrid(Segment first, Segment other) {
        GridComparison grids = GridComparison.of(first.grid(), other.grid());
        if (!grids.same()) {
            throw new IllegalArgumentException("the segments " + first.name() + " and " + other.name()
                    + " lie on different grids; resample one onto the other's");
        }
    }

    private static void requireSides(Grid grid) {
        if (grid.size().x() > LONGEST_SIDE || grid.size().y() > LONGEST_SIDE) {
            throw new IllegalArgumentException("a plane of " + grid.size().x() + " x " + grid.size().y()
                    + " voxels is larger than the " + LONGEST_SIDE + " a side that DICOM holds; crop the mask");
        }
    }

    private void frames(Segment segment, int number) {
        byte[] inside = new byte[Math.toIntExact(grid.size().x() * grid.size().y())];
        int before = frames.size();
        for (long z = 0; z < grid.size().z(); z++) {
            segment.planes().read(z, inside);
            if (pixels.add(inside)) {
                frames.add(frame(number, z));
            }
        }
        if (frames.size() == before) {
            throw new IllegalArgumentException("the segment " + segment.name() + " has no voxel; leave it out");
        }
    }

    private DataSet frame(int segment, long z) {
        Point at = grid.toWorld(0, 0, z);
        DataSetBuilder groups = new DataSetBuilder()
                .put(Attribute.FRAME_CONTENT_SEQUENCE, new DataSetBuilder()
                        .put(Attribute.DIMENSION_INDEX_VALUES, segment, z + 1.0).build())
                .put(Attribute.PLANE_POSITION_SEQUENCE, new DataSetBuilder()
                        .put(Attribute.IMAGE_POSITION_PATIENT, at.x(), at.y(), at.z()).build())
                .put(Attribute.SEGMENT_IDENTIFICATION_SEQUENCE, new DataSetBuilder()
                        .put(Attribute.REFERENCED_SEGMENT_NUMBER, (double) segment).build());
        List<DataSet> shown = sources.at(z);
        return groups.put(Attribute.DERIVATION_IMAGE_SEQUENCE, shown.isEmpty() ? List.of()
                : List.of(new DataSetBuilder()
                        .put(Attribute.DERIVATION_CODE_SEQUENCE, Code.dcm("113076", "Segmentation").item())
                        .put(Attribute.SOURCE_IMAGE_SEQUENCE, shown).build()))
                .build();
    }

    private DataSetBuilder object(List<Segment> segments) {
        DataSetBuilder object = new DataSetBuilder().putAll(study.attributes())
                .put(Attribute.SOP_CLASS_UID, SopClass.SEGMENTATION).put(Attribute.MODALITY, "SEG")
                .put(Attribute.SERIES_NUMBER, "1").put(Attribute.SERIES_DESCRIPTION, "Segmentation")
                .put(Attribute.FRAME_OF_REFERENCE_UID, study.frameOfReference())
                .empty(Attribute.POSITION_REFERENCE_INDICATOR)
                .put(Attribute.IMAGE_TYPE, "DERIVED", "PRIMARY").put(Attribute.CONTENT_LABEL, "SEGMENTATION")
                .empty(Attribute.CONTENT_DESCRIPTION).empty(Attribute.CONTENT_CREATOR_NAME)
                .put(Attribute.SEGMENTATION_TYPE, "BINARY").put(Attribute.SEGMENT_SEQUENCE, described(segments))
                .put(Attribute.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, shared())
                .put(Attribute.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, frames);
        if (!study.images().isEmpty()) {
            object.put(Attribute.REFERENCED_SERIES_SEQUENCE,
                    ObjectReference.bySeries(study.references(), Attribute.REFERENCED_INSTANCE_SEQUENCE));
        }
        return pixels(dimensions(object));
    }

    private List<DataSet> described(List<Segment> segments) {
        List<DataSet> items = new ArrayList<>();
        for (Segment segment : segments) {
            items.add(new DataSetBuilder().put(Attribute.SEGMENT_NUMBER, items.size() + 1.0)
                    .put(Attribute.SEGMENT_LABEL, segment.name())
                    .put(Attribute.SEGMENT_ALGORITHM_TYPE, "SEMIAUTOMATIC")
                    .put(Attribute.SEGMENT_ALGORITHM_NAME, "not stated")
                    .put(Attribute.TRACKING_ID, segment.name())
                    .put(Attribute.TRACKING_UID, study.trackingUid(segment.name()))
                    .put(Attribute.SEGMENTED_PROPERTY_CATEGORY_CODE_SEQUENCE, TISSUE.item())
                    .put(Attribute.SEGMENTED_PROPERTY_TYPE_CODE_SEQUENCE, TISSUE.item()).build());
        }
        return items;
    }

    private DataSet shared() {
        Direction d = grid.direction();
        return new DataSetBuilder()
                .put(Attribute.PLANE_ORIENTATION_SEQUENCE, new DataSetBuilder()
                        .put(Attribute.IMAGE_ORIENTATION_PATIENT, d.xx(), d.xy(), d.xz(), d.yx(), d.yy(), d.yz())
                        .build())
                .put(Attribute.PIXEL_MEASURES_SEQUENCE, new DataSetBuilder()
                        .put(Attribute.PIXEL_SPACING, grid.spacing().y(), grid.spacing().x())
                        .put(Attribute.SLICE_THICKNESS, grid.spacing().z())
                        .put(Attribute.SPACING_BETWEEN_SLICES, grid.spacing().z()).build())
                .build();
    }

    private DataSetBuilder dimensions(DataSetBuilder object) {
        return object
                .put(Attribute.DIMENSION_ORGANIZATION_SEQUENCE, new DataSetBuilder()
                        .put(Attribute.DIMENSION_ORGANIZATION_UID, dimensions).build())
                .put(Attribute.DIMENSION_INDEX_SEQUENCE,
                        dimension(Attribute.REFERENCED_SEGMENT_NUMBER, Attribute.SEGMENT_IDENTIFICATION_SEQUENCE,
                                "Segment"),
                        dimension(Attribute.IMAGE_POSITION_PATIENT, Attribute.PLANE_POSITION_SEQUENCE, "Position"));
    }

    private DataSet dimension(Attribute index, Attribute group, String label) {
        return new DataSetBuilder().put(Attribute.DIMENSION_ORGANIZATION_UID, dimensions)
                .put(Attribute.DIMENSION_INDEX_POINTER, index).put(Attribute.FUNCTIONAL_GROUP_POINTER, group)
                .put(Attribute.DIMENSION_DESCRIPTION_LABEL, label).build();
    }

    private DataSetBuilder pixels(DataSetBuilder object) {
        return object.put(Attribute.SAMPLES_PER_PIXEL, 1.0).put(Attribute.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .put(Attribute.NUMBER_OF_FRAMES, (double) frames.size())
                .put(Attribute.ROWS, (double) grid.size().y()).put(Attribute.COLUMNS, (double) grid.size().x())
                .put(Attribute.BITS_ALLOCATED, 1.0).put(Attribute.BITS_STORED, 1.0).put(Attribute.HIGH_BIT, 0.0)
                .put(Attribute.PIXEL_REPRESENTATION, 0.0).put(Attribute.LOSSY_IMAGE_COMPRESSION, "00")
                .bytes(Attribute.PIXEL_DATA, Vr.OB, pixels.finish());
    }
}
