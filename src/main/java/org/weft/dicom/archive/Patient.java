package org.weft.dicom.archive;

import java.util.List;
import org.weft.dicom.object.DataSet;

/**
 * One patient of an archive.
 *
 * @param header of any one of the patient's objects: who the patient is
 */
public record Patient(DataSet header, List<Study> studies) {

    public Patient {
        studies = List.copyOf(studies);
    }
}
