package org.weft.dicom.object;

import java.util.Optional;

/**
 * One object of an archive: where it lies and what its header says; the pixels stay where they are until they are needed.
 *
 * @param header all attributes in front of the pixels
 */
public record Instance(Source source, TransferSyntax syntax, DataSet header) {

    public String sopClass() {
        return header.text(Attribute.SOP_CLASS_UID).orElse("");
    }

    /** Empty where the object does not name itself. */
    public String uid() {
        return header.text(Attribute.SOP_INSTANCE_UID).orElse("");
    }

    public String modality() {
        return header.text(Attribute.MODALITY).orElse("");
    }

    public Optional<String> seriesUid() {
        return header.text(Attribute.SERIES_INSTANCE_UID);
    }

    public Optional<String> studyUid() {
        return header.text(Attribute.STUDY_INSTANCE_UID);
    }

    public Optional<String> frameOfReference() {
        return header.text(Attribute.FRAME_OF_REFERENCE_UID);
    }
}
