package org.weft.dicom.write;

/** Where an archive finds the region that was measured. */
public sealed interface RegionReference {

    ObjectReference object();

    /** A segment of a segmentation, by its number. */
    record OfSegment(ObjectReference object, int number) implements RegionReference {}

    /** A region of a structure set, by its ROI number. */
    record OfContours(ObjectReference object, int number) implements RegionReference {}
}
