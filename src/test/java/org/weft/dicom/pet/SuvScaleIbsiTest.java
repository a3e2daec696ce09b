package org.weft.dicom.pet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.dicom.object.Attribute;

/**
 * The digital reference objects of IBSI's SUV manual (Vácha et al., 2026, github.com/oncoray/suv_computation): headers and stored values of
 * their background, whose SUV by body weight is 1.00, to two digits where the stored value has so many. Two are refused here by intent, see
 * {@link SuvScaleEdgeTest}: a dose in MBq, and an ideal body weight of sex O.
 */
class SuvScaleIbsiTest {

    private static void assertOne(double stored, double precision, Slice slice) {
        assertEquals(1.00, stored * slice.factor(), precision);
    }

    @ParameterizedTest
    @CsvSource({"START, 6586.2, 3600", "ADMIN, 6586.2, 5258", "START, 4057.7, 2843"})
    void becquerels(String correction, String halfLife, double stored) {
        assertOne(stored, 0.005, Slice.ofBecquerels().with(Attribute.DECAY_CORRECTION, correction)
                .with(Attribute.RADIONUCLIDE_HALF_LIFE, halfLife));
    }

    @ParameterizedTest
    @CsvSource({"BW, 0.1, 10", "LBMJAMES128, 0.001, 807"})
    void storedUptakes(String type, double slope, double stored) {
        assertOne(slope * stored, 0.005, Slice.ofBecquerels().with(Attribute.UNITS, "GML")
                .with(Attribute.SUV_TYPE, type));
    }

    /** The object stores 1.00 as 26 steps of 0.01 cm²/ml, cut off: it lies within the step above. */
    @Test
    void bodySurface() {
        Slice slice = Slice.ofBecquerels().with(Attribute.UNITS, "CM2ML").with(Attribute.SUV_TYPE, "BSA");
        assertEquals(0.265, 1 / slice.factor(), 0.005);
    }

    @ParameterizedTest
    @CsvSource({"0x70531000, 0.0005, 2000", "0x70531009, 0.5, 7200"})
    void counts(int tag, String factor, double stored) {
        Slice slice = Slice.ofBecquerels().with(Attribute.UNITS, "CNTS").hiding(tag, factor);
        assertOne(stored, 0.005, slice);
        assertOne(stored, 0.005, slice.hiding(0x70530010, "Philips PET Private Group "));
    }

    /** The series' time is later than the acquisition: the start of the scan follows from the middle of the frame. */
    @ParameterizedTest
    @CsvSource({"110230, 450000, 3600", "110500, 600000, 3600"})
    void laterSeries(String acquired, String reference, double stored) {
        assertOne(stored, 0.005, Slice.ofBecquerels().with(Attribute.SERIES_TIME, "113000")
                .with(Attribute.ACQUISITION_TIME, acquired).with(Attribute.FRAME_REFERENCE_TIME, reference)
                .with(Attribute.ACTUAL_FRAME_DURATION, "603000"));
    }

    @ParameterizedTest
    @CsvSource({"110000, 3488", "110500, 3379"})
    void notCorrectedForDecay(String acquired, double stored) {
        assertOne(stored, 0.005, Slice.ofBecquerels().with(Attribute.DECAY_CORRECTION, "NONE")
                .with(Attribute.CORRECTED_IMAGE, "NORM\\DTIM\\ATTN\\SCAT\\RAN")
                .with(Attribute.ACQUISITION_TIME, acquired)
                .with(Attribute.ACTUAL_FRAME_DURATION, "603000"));
    }

    @ParameterizedTest
    @CsvSource({"'', 20250101100000.000000, 20250101, 110000", "100000.000000, '', 20250101, 110000",
        "100000.000000, 20250101100000.000000, 20250101, 110000", "233000.000000, '', 20250102, 003000"})
    void startOfInjection(String time, String dateTime, String day, String scan) {
        assertOne(3600, 0.005, Slice.ofBecquerels().with(Attribute.RADIOPHARMACEUTICAL_START_TIME, time)
                .with(Attribute.RADIOPHARMACEUTICAL_START_DATE_TIME, dateTime).with(Attribute.SERIES_DATE, day)
                .with(Attribute.ACQUISITION_DATE, day).with(Attribute.SERIES_TIME, scan)
                .with(Attribute.ACQUISITION_TIME, scan));
    }
}
