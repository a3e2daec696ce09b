package org.weft.dicom.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.Instance;

/** Nothing of the patient leaves unless it is asked to. */
class IdentifiersInvariantTest {

    private static final Study REPLACED = Study.of(Patient.ct(), Identifiers.REPLACE);
    private static final Study KEPT = Study.of(Patient.ct(), Identifiers.KEEP);

    @ParameterizedTest
    @ValueSource(strings = {"ller", "rgen", Patient.NUMBER, Patient.BIRTH, Patient.STUDY, "20190703", "091500",
        "ACC4711", "STUDY77", "Mueller", "Referrer"})
    void noOutputHoldsWhatTellsThePatient(String secret) {
        assertFalse(Stream.of(segmentation(REPLACED), Features.ofSegment(REPLACED)).anyMatch(it -> holds(it, secret)));
        assertTrue(holds(segmentation(KEPT), secret), "or this test would find nothing");
        assertTrue(holds(Features.ofSegment(KEPT), secret));
    }

    @Test
    void outputsOfOnePatientBelongTogether() {
        DataSet segmentation = segmentation(REPLACED);
        DataSet report = Features.ofSegment(Study.of(Patient.ct(), Identifiers.REPLACE));
        for (Attribute attribute : List.of(Attribute.PATIENT_ID, Attribute.PATIENT_NAME,
                Attribute.STUDY_INSTANCE_UID)) {
            assertEquals(segmentation.requireText(attribute), report.requireText(attribute));
        }
        assertTrue(holds(report, segmentation.requireText(Attribute.SOP_INSTANCE_UID)));
        assertTrue(segmentation.requireText(Attribute.PATIENT_ID).matches("WEFT-[0-9A-F]{16}"));
        assertEquals("YES", segmentation.requireText(Attribute.PATIENT_IDENTITY_REMOVED));
    }

    @Test
    void aPatientKeepsThePseudonymInAnotherStudy() {
        Study other = changed(Attribute.STUDY_INSTANCE_UID, "1.2.3");
        assertEquals(pseudonym(REPLACED), pseudonym(other));
        assertNotEquals(REPLACED.uid(), other.uid());
    }

    @Test
    void anotherPatientHasAnotherPseudonym() {
        assertNotEquals(pseudonym(REPLACED), pseudonym(changed(Attribute.PATIENT_ID, "PAT0816")));
        assertNotEquals(pseudonym(REPLACED), pseudonym(changed(Attribute.PATIENT_BIRTH_DATE, "19521105")));
        assertNotEquals(pseudonym(Study.standalone("ct", "0123", Identifiers.REPLACE)),
                pseudonym(Study.standalone("ct", "4567", Identifiers.REPLACE)));
    }

    @Test
    void anImageWithoutIdentityStaysOneWithout() {
        Study study = changed(Attribute.PATIENT_IDENTITY_REMOVED, "YES", Identifiers.KEEP);
        assertEquals("YES", study.attributes().requireText(Attribute.PATIENT_IDENTITY_REMOVED));
        assertEquals("as its image says", study.attributes().requireText(Attribute.DEIDENTIFICATION_METHOD));
        assertFalse(KEPT.attributes().has(Attribute.PATIENT_IDENTITY_REMOVED));
    }

    private static Study changed(Attribute attribute, String value) {
        return changed(attribute, value, Identifiers.REPLACE);
    }

    private static Study changed(Attribute attribute, String value, Identifiers identifiers) {
        Instance slice = Patient.ct().getFirst();
        DataSet header = new DataSetBuilder().putAll(slice.header()).put(attribute, value).build();
        return Study.of(List.of(new Instance(slice.source(), slice.syntax(), header)), identifiers);
    }

    private static String pseudonym(Study study) {
        return study.attributes().requireText(Attribute.PATIENT_ID);
    }

    private static DataSet segmentation(Study study) {
        return SegmentationWriter.segmentation(study, Regions.segments(), Patient.ORIGIN);
    }

    /** Whether a file holds the bytes of a text. */
    private static boolean holds(DataSet object, String text) {
        return new String(ObjectWriter.bytes(object), StandardCharsets.ISO_8859_1).contains(text);
    }
}
