package org.weft.dicom.region;

import java.util.Optional;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;

/**
 * What an object says of one of its regions.
 *
 * @param number      its ROI or segment number
 * @param name        ROI name or segment label, which may be empty
 * @param type        what it is: a structure set's interpreted type such as {@code GTV}, or a segment's property; may be empty
 * @param description free text; may be empty
 * @param problem     why no mask can be made of it, as it goes on after its name; empty for a region that has what a mask needs
 */
public record NamedRegion(long number, String name, String type, String description, Optional<String> problem) {

    /** Refuses a region of which no mask can be made. */
    void requireUsable() {
        if (problem.isPresent()) {
            throw new DicomException("region " + this + " " + problem.get() + "; choose another");
        }
    }

    /** As a user is told: {@code "GTV-1" (#2)}. */
    @Override
    public String toString() {
        return DataSet.quote(name) + " (#" + number + ")";
    }
}
