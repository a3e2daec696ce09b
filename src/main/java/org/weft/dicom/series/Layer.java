package org.weft.dicom.series;

import java.util.List;

/** What one slice of a volume is made of: a slice as it is or shifted, or two that are mixed. */
record Layer(List<Part> parts) {

    /**
     * @param shiftX how many pixels along the rows the slice lies off the volume's first
     * @param shiftY the same down the columns
     * @param weight its share, in (0, 1]
     */
    record Part(Slice slice, double shiftX, double shiftY, double weight) {}

    /** Whether it is a slice as it lies in its object. */
    boolean isPlain() {
        return parts.size() == 1 && parts.getFirst().shiftX == 0 && parts.getFirst().shiftY == 0;
    }
}
