package org.weft.dicom.pet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.SopClass;

/** What cannot be computed right is refused, and the refusal names the attribute. */
class SuvScaleEdgeTest {

    private static String refusal(Slice slice, SuvType type) {
        return assertThrows(DicomException.class, () -> slice.factor(type)).getMessage();
    }

    private static String refusal(Slice slice) {
        return refusal(slice, SuvType.BODY_WEIGHT);
    }

    private static void assertNames(Attribute attribute, String refusal) {
        assertTrue(refusal.contains(attribute.toString()), refusal);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNITS", "DECAY_CORRECTION", "CORRECTED_IMAGE", "PATIENT_WEIGHT", "RADIONUCLIDE_TOTAL_DOSE",
        "RADIONUCLIDE_HALF_LIFE", "RADIOPHARMACEUTICAL_START_TIME", "ACQUISITION_DATE", "ACQUISITION_TIME"})
    void whatIsMissing(Attribute attribute) {
        assertNames(attribute, refusal(Slice.ofBecquerels().without(attribute)));
    }

    @ParameterizedTest
    @CsvSource({"PATIENT_WEIGHT, 0", "PATIENT_WEIGHT, -3", "PATIENT_WEIGHT, 71000", "PATIENT_WEIGHT, heavy",
        "RADIONUCLIDE_TOTAL_DOSE, 0", "RADIONUCLIDE_TOTAL_DOSE, -368080000", "RADIONUCLIDE_TOTAL_DOSE, 368.08",
        "RADIONUCLIDE_HALF_LIFE, 0", "RADIONUCLIDE_HALF_LIFE, -1", "UNITS, PROPCNTS", "UNITS, CPS",
        "DECAY_CORRECTION, OTHER", "CORRECTED_IMAGE, DECY", "CORRECTED_IMAGE, ATTN", "DECAY_CORRECTION, NONE",
        "RADIOPHARMACEUTICAL_START_TIME, 1", "RADIOPHARMACEUTICAL_START_TIME, 24",
        "RADIOPHARMACEUTICAL_START_TIME, 1060", "RADIOPHARMACEUTICAL_START_TIME, 10.5",
        "RADIOPHARMACEUTICAL_START_TIME, noon", "RADIOPHARMACEUTICAL_START_DATE_TIME, 20250101",
        "RADIOPHARMACEUTICAL_START_DATE_TIME, 20251301100000", "ACQUISITION_DATE, 20250230",
        "RADIOPHARMACEUTICAL_START_DATE_TIME, 20250101100000+9900", "SERIES_TIME, 1x",
        "RADIOPHARMACEUTICAL_START_DATE_TIME, 20250102100000", "RADIOPHARMACEUTICAL_START_DATE_TIME, 20241231100000",
        "RADIOPHARMACEUTICAL_START_TIME, 110001", "RADIOPHARMACEUTICAL_START_TIME, 225959"})
    void whatCannotBe(Attribute attribute, String value) {
        assertNames(attribute, refusal(Slice.ofBecquerels().with(attribute, value)));
    }

    @Test
    void wrongUnitsAreHintedAt() {
        assertEquals("RadionuclideTotalDose (0018,1074) is 368.08, but must lie between 10000 and 1e10 Bq; "
                + "it seems to be in MBq: correct it",
                refusal(Slice.ofBecquerels().with(Attribute.RADIONUCLIDE_TOTAL_DOSE, "368.08")));
        assertEquals("RadionuclideTotalDose (0018,1074) is 3.6808E8, but must lie between 0.01 and 10000 MBq; "
                + "it seems to be in Bq: correct it",
                refusal(Slice.ofBecquerels().with(Attribute.SOP_CLASS_UID, SopClass.ENHANCED_PET)));
        assertEquals(
                "PatientSize (0010,1020) is 175.0, but must lie between 0 and 3.0 m; correct it, which seems to be "
                        + "in cm",
                refusal(Slice.ofBecquerels().with(Attribute.PATIENT_SIZE, "175"), SuvType.LEAN_BODY_MASS));
        assertEquals(
                "PatientWeight (0010,1030) is 71000.0, but must lie between 0 and 700.0 kg; correct it, which seems "
                        + "to be in g",
                refusal(Slice.ofBecquerels().with(Attribute.PATIENT_WEIGHT, "71000")));
    }

    @Test
    void bothTimesAreTold() {
        assertEquals(
                "RadiopharmaceuticalStartDateTime (0018,1078) puts the injection at 2025-01-02T10:00 and the start "
                        + "of the scan is at 2025-01-01T11:00, -82800 s later, but it must be between 0 and 52690 s later; "
                        + "correct the dates and times",
                refusal(Slice.ofBecquerels()
                        .with(Attribute.RADIOPHARMACEUTICAL_START_DATE_TIME, "20250102100000")));
    }

    @Test
    void daysMayLieBetweenWithoutADate() {
        assertNames(Attribute.RADIOPHARMACEUTICAL_START_DATE_TIME,
                refusal(Slice.ofBecquerels().with(Attribute.RADIONUCLIDE_HALF_LIFE, "282240")));
    }

    @ParameterizedTest
    @EnumSource(names = {"LEAN_BODY_MASS", "LEAN_BODY_MASS_JAMES", "LEAN_BODY_MASS_MORGAN", "IDEAL_BODY_WEIGHT"})
    void sexAndSizeWhereTheFormulaHasThem(SuvType type) {
        Slice slice = Slice.ofBecquerels();
        assertNames(Attribute.PATIENT_SEX, refusal(slice.with(Attribute.PATIENT_SEX, "O"), type));
        assertNames(Attribute.PATIENT_SEX, refusal(slice.without(Attribute.PATIENT_SEX), type));
        assertNames(Attribute.PATIENT_SIZE, refusal(slice.without(Attribute.PATIENT_SIZE), type));
        assertNames(Attribute.PATIENT_SIZE, refusal(slice.with(Attribute.PATIENT_SIZE, "0"), type));
    }

    /** James' formula falls below 0 for the heaviest, the ideal weight for the smallest. */
    @Test
    void sizesThatAFormulaDoesNotHave() {
        Slice heavy = Slice.ofBecquerels().with(Attribute.PATIENT_WEIGHT, "300");
        assertNames(Attribute.PATIENT_WEIGHT,
                refusal(heavy.with(Attribute.PATIENT_SIZE, "1.5"), SuvType.LEAN_BODY_MASS_JAMES));
        Slice small = Slice.ofBecquerels().with(Attribute.PATIENT_SIZE, "0.9");
        assertNames(Attribute.PATIENT_SIZE, refusal(small, SuvType.IDEAL_BODY_WEIGHT));
    }

    @Test
    void countsWithoutAFactor() {
        Slice slice = Slice.ofBecquerels().with(Attribute.UNITS, "CNTS");
        assertNames(Attribute.UNITS, refusal(slice));
        assertNames(Attribute.UNITS, refusal(slice.hiding(0x70531000, "0").hiding(0x70531009, "0")));
        assertNames(Attribute.UNITS, refusal(slice.hiding(0x70530010, "OTHER").hiding(0x70531000, "0.0005")));
        assertNames(Attribute.UNITS, refusal(slice.hiding(0x70531000, "0.0005").with(Attribute.DECAY_CORRECTION, "NONE")
                .with(Attribute.CORRECTED_IMAGE, "ATTN")));
    }

    @Test
    void typesThatDoNotGoWithTheUnits() {
        Slice slice = Slice.ofBecquerels().with(Attribute.UNITS, "GML");
        assertNames(Attribute.SUV_TYPE, refusal(slice.with(Attribute.SUV_TYPE, "BSA")));
        assertNames(Attribute.SUV_TYPE, refusal(slice.with(Attribute.SUV_TYPE, "XYZ")));
        assertNames(Attribute.SUV_TYPE, refusal(slice.with(Attribute.UNITS, "CM2ML").with(Attribute.SUV_TYPE, "BW")));
    }

    /** A later series whose frames put the start of the scan at different times, and one without what tells it. */
    @Test
    void aStartThatIsNotKnown() {
        Slice later = Slice.ofBecquerels().with(Attribute.SERIES_TIME, "150000");
        assertNames(Attribute.FRAME_REFERENCE_TIME, refusal(later.without(Attribute.FRAME_REFERENCE_TIME)));
        assertNames(Attribute.ACTUAL_FRAME_DURATION, refusal(later.without(Attribute.ACTUAL_FRAME_DURATION)));
        assertNames(Attribute.ACTUAL_FRAME_DURATION, refusal(later.with(Attribute.ACTUAL_FRAME_DURATION, "0")));
        assertSeriesRefused(Attribute.FRAME_REFERENCE_TIME, later,
                later.with(Attribute.FRAME_REFERENCE_TIME, "390000"));
    }

    private static void assertSeriesRefused(Attribute attribute, Slice one, Slice other) {
        List<DataSet> headers = List.of(one.dataSet(), other.dataSet());
        assertNames(attribute, assertThrows(DicomException.class,
                () -> SuvScale.of(headers.stream().map(Slice::instance).toList(), SuvType.BODY_WEIGHT)).getMessage());
    }

    @Test
    void slicesThatContradictEachOther() {
        Slice slice = Slice.ofBecquerels();
        assertSeriesRefused(Attribute.UNITS, slice, slice.with(Attribute.UNITS, "GML"));
        assertSeriesRefused(Attribute.PATIENT_WEIGHT, slice, slice.with(Attribute.PATIENT_WEIGHT, "71"));
        assertSeriesRefused(Attribute.SERIES_TIME, slice, slice.with(Attribute.SERIES_TIME, "1059"));
        assertSeriesRefused(Attribute.RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE, slice,
                slice.with(Attribute.RADIONUCLIDE_TOTAL_DOSE, "368080001"));
    }

    @Test
    void enhancedThatIsNotCorrected() {
        Slice slice = Slice.ofBecquerels().with(Attribute.SOP_CLASS_UID, SopClass.ENHANCED_PET)
                .without(Attribute.CORRECTED_IMAGE).with(Attribute.RADIONUCLIDE_TOTAL_DOSE, "368.08")
                .with(Attribute.ATTENUATION_CORRECTED, "YES").with(Attribute.DECAY_CORRECTED, "YES");
        assertNames(Attribute.DECAY_CORRECTION_DATE_TIME, refusal(slice));
        assertNames(Attribute.DECAY_CORRECTED, refusal(slice.with(Attribute.DECAY_CORRECTED, "NO")));
        assertNames(Attribute.ATTENUATION_CORRECTED, refusal(slice.with(Attribute.ATTENUATION_CORRECTED, "NO")));
    }
}
