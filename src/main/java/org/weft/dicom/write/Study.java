package org.weft.dicom.write;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.Instance;

/**
 * Whose image it is and which: what every output of a case says of patient and study.
 *
 * @param attributes       of patient and study, as they leave
 * @param frameOfReference its UID as it leaves
 * @param images           objects of the image, by their numbers; none where it was no DICOM image
 */
public record Study(DataSet attributes, String frameOfReference, List<Instance> images, Identifiers identifiers) {

    private static final Attribute[] OF_PATIENT = {Attribute.PATIENT_NAME, Attribute.PATIENT_ID,
        Attribute.PATIENT_BIRTH_DATE, Attribute.PATIENT_SEX};
    private static final Attribute[] OF_STUDY = {Attribute.STUDY_DATE, Attribute.STUDY_TIME,
        Attribute.ACCESSION_NUMBER, Attribute.REFERRING_PHYSICIAN_NAME, Attribute.STUDY_ID};
    private static final Attribute[] OPTIONAL = {Attribute.ISSUER_OF_PATIENT_ID, Attribute.STUDY_DESCRIPTION};

    public Study {
        images = images.stream().sorted(Comparator
                .comparingLong((Instance image) -> image.header().whole(Attribute.INSTANCE_NUMBER).orElse(0))
                .thenComparing(Instance::uid)).toList();
    }

    /**
     * That of a DICOM image.
     *
     * @param images the objects of one series, at least one
     */
    public static Study of(List<Instance> images, Identifiers identifiers) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("a DICOM image needs at least one object");
        }
        Instance first = images.getFirst();
        images.forEach(image -> requireSameSeries(first, image));
        DataSet header = first.header();
        DataSetBuilder attributes = identifiers == Identifiers.KEEP ? kept(header)
                : replaced(Identifiers.pseudonym(header));
        String frame = first.frameOfReference()
                .orElseGet(() -> Uids.of("frame of reference", first.seriesUid().orElse(first.uid())));
        attributes.put(Attribute.STUDY_INSTANCE_UID,
                identifiers.uid(header.requireText(Attribute.STUDY_INSTANCE_UID)));
        return new Study(attributes.build(), identifiers.uid(frame), images, identifiers);
    }

    /**
     * One of its own for an image that is no DICOM image.
     *
     * @param name        of the case: the patient's name and number where identifiers are kept
     * @param fingerprint what tells this image from all others, such as a hash of its file: images that share it are of one study
     */
    public static Study standalone(String name, String fingerprint, Identifiers identifiers) {
        DataSetBuilder attributes = identifiers == Identifiers.KEEP
                ? kept(DataSet.EMPTY).put(Attribute.PATIENT_NAME, name).put(Attribute.PATIENT_ID, name)
                : replaced(Identifiers.pseudonym(name, fingerprint));
        attributes.put(Attribute.STUDY_INSTANCE_UID, Uids.of("study", fingerprint));
        return new Study(attributes.build(), Uids.of("frame of reference", fingerprint), List.of(), identifiers);
    }

    /** The study's UID as it leaves. */
    public String uid() {
        return attributes.requireText(Attribute.STUDY_INSTANCE_UID);
    }

    /** The image's objects as an output names them. */
    List<ObjectReference> references() {
        return images.stream().map(image -> ObjectReference.of(image, identifiers)).toList();
    }

    /** What follows one region of this study through all outputs. */
    String trackingUid(String region) {
        return Uids.of("region", uid(), region);
    }

    private static void requireSameSeries(Instance first, Instance other) {
        if (!first.seriesUid().equals(other.seriesUid())) {
            throw new DicomException(first.source() + " and " + other.source()
                    + " are of two series; an image must be of one");
        }
    }

    private static DataSetBuilder kept(DataSet header) {
        DataSetBuilder attributes = new DataSetBuilder();
        for (Attribute attribute : OF_PATIENT) {
            attributes.copy(header, attribute);
        }
        for (Attribute attribute : OF_STUDY) {
            attributes.copy(header, attribute);
        }
        for (Attribute attribute : OPTIONAL) {
            if (header.has(attribute)) {
                attributes.copy(header, attribute);
            }
        }
        if (header.text(Attribute.PATIENT_IDENTITY_REMOVED).filter("YES"::equals).isPresent()) {
            removed(attributes, header.text(Attribute.DEIDENTIFICATION_METHOD).orElse("as its image says"));
        }
        return attributes;
    }

    private static DataSetBuilder replaced(String pseudonym) {
        DataSetBuilder attributes = kept(DataSet.EMPTY);
        attributes.put(Attribute.PATIENT_NAME, pseudonym.replace('-', '^')).put(Attribute.PATIENT_ID, pseudonym);
        return removed(attributes, "Weft: pseudonym, new UIDs, no dates, no descriptions");
    }

    /** The standard wants to be told how, where identity is said to be removed. */
    private static DataSetBuilder removed(DataSetBuilder attributes, String method) {
        return attributes.put(Attribute.PATIENT_IDENTITY_REMOVED, "YES").put(Attribute.DEIDENTIFICATION_METHOD, method);
    }
}
