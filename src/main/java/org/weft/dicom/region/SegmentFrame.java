package org.weft.dicom.region;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.grid.Point;

/**
 * One frame of a segmentation: which segment it belongs to and where it lies.
 *
 * @param index    from 0 on
 * @param segment  empty in a label map, whose frames hold all segments
 * @param position centre of its first pixel
 */
record SegmentFrame(long index, OptionalLong segment, Point position) {

    /** What the functional groups say of a frame: its own item first, then the one that all frames share. */
    static SegmentFrame of(long index, List<DataSet> groups, boolean isLabelMap) {
        double[] at = macro(groups, Attribute.PLANE_POSITION_SEQUENCE)
                .orElseThrow(() -> new DicomException("frame " + (index + 1) + " has no "
                        + Attribute.PLANE_POSITION_SEQUENCE
                        + ", so that nobody knows where it lies; give a segmentation"
                        + " of a volume in the patient"))
                .requireNumbers(Attribute.IMAGE_POSITION_PATIENT, 3);
        OptionalLong segment = isLabelMap ? OptionalLong.empty()
                : OptionalLong.of(macro(groups, Attribute.SEGMENT_IDENTIFICATION_SEQUENCE)
                        .orElseThrow(() -> new DicomException("frame " + (index + 1) + " has no "
                                + Attribute.SEGMENT_IDENTIFICATION_SEQUENCE + ", so that nobody knows whose it is;"
                                + " export the segmentation again"))
                        .requireWhole(Attribute.REFERENCED_SEGMENT_NUMBER));
        return new SegmentFrame(index, segment, new Point(at[0], at[1], at[2]));
    }

    boolean holds(long number) {
        return segment.isEmpty() || segment.getAsLong() == number;
    }

    static Optional<DataSet> macro(List<DataSet> groups, Attribute sequence) {
        return groups.stream().flatMap(group -> group.item(sequence).stream()).findFirst();
    }
}
