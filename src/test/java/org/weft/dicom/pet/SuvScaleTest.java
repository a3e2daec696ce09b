package org.weft.dicom.pet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.Instance;
import org.weft.dicom.object.SopClass;

/** Factors against the formula, written out with plain numbers. */
class SuvScaleTest {

    private static final double DOSE = 368_080_000;
    private static final double HALF_LIFE = 6586.2;

    private static void assertFactor(double expected, double actual) {
        assertEquals(expected, actual, 1e-9 * expected);
    }

    private static double left(double seconds) {
        return Math.pow(2, -seconds / HALF_LIFE);
    }

    @Test
    void becquerelsByEachSize() {
        Slice man = Slice.ofBecquerels();
        Slice woman = man.with(Attribute.PATIENT_SEX, "F");
        double dose = DOSE * left(3600);
        double bmi = 70 / 1.75 / 1.75;
        assertFactor(70_000 / dose, man.factor(SuvType.BODY_WEIGHT));
        assertFactor(9_270_000 * 70 / (6680 + 216 * bmi) / dose, man.factor(SuvType.LEAN_BODY_MASS));
        assertFactor(9_270_000 * 70 / (8780 + 244 * bmi) / dose, woman.factor(SuvType.LEAN_BODY_MASS));
        assertFactor((1.10 * 70 - 128 * 0.16) * 1000 / dose, man.factor(SuvType.LEAN_BODY_MASS_JAMES));
        assertFactor((1.07 * 70 - 148 * 0.16) * 1000 / dose, woman.factor(SuvType.LEAN_BODY_MASS_JAMES));
        assertFactor((1.10 * 70 - 120 * 0.16) * 1000 / dose, man.factor(SuvType.LEAN_BODY_MASS_MORGAN));
        assertFactor((1.07 * 70 - 148 * 0.16) * 1000 / dose, woman.factor(SuvType.LEAN_BODY_MASS_MORGAN));
        assertFactor((48 + 1.06 * 23) * 1000 / dose, man.factor(SuvType.IDEAL_BODY_WEIGHT));
        assertFactor((45.5 + 0.91 * 23) * 1000 / dose, woman.factor(SuvType.IDEAL_BODY_WEIGHT));
        assertFactor(71.84 * Math.pow(70, 0.425) * Math.pow(175, 0.725) / dose,
                man.factor(SuvType.BODY_SURFACE_AREA));
    }

    /** Du Bois' nomogram gives 1.81 m² for 170 cm and 70 kg. */
    @Test
    void surfaceOfTheLiterature() {
        DataSet header = Slice.ofBecquerels().with(Attribute.PATIENT_SIZE, "1.70").dataSet();
        assertEquals(18_100, SuvType.BODY_SURFACE_AREA.size(header), 50);
    }

    @Test
    void theStoredUnitNeedsNothing() {
        Slice bare = Slice.ofBecquerels().without(Attribute.UNITS).without(Attribute.PATIENT_WEIGHT);
        assertEquals(1, bare.factor(SuvType.STORED_UNIT));
    }

    @ParameterizedTest
    @CsvSource({"10, 3600", "1030, 1800", "10:30:00, 1800", "103000.5, 1799.5", "105959.999999, 0.000001",
        "105960, 0", "110000, 0", "233000, 41400"})
    void timesOfInjection(String time, double seconds) {
        assertFactor(70_000 / (DOSE * left(seconds)),
                Slice.ofBecquerels().with(Attribute.RADIOPHARMACEUTICAL_START_TIME, time).factor());
    }

    @ParameterizedTest
    @CsvSource({"20250101100000, 3600", "20250101100000.00+0100, 3600", "2025010110, 3600", "202412312300, 43200",
        "20241231220000, 46800"})
    void datesOfInjection(String dateTime, double seconds) {
        assertFactor(70_000 / (DOSE * left(seconds)),
                Slice.ofBecquerels().with(Attribute.RADIOPHARMACEUTICAL_START_TIME, "0102")
                        .with(Attribute.RADIOPHARMACEUTICAL_START_DATE_TIME, dateTime).factor());
    }

    /** Zirconium-89 six days after its injection. */
    @Test
    void longLivedTracersAreImagedAfterDays() {
        Slice slice = Slice.ofBecquerels().with(Attribute.RADIONUCLIDE_HALF_LIFE, "282240")
                .with(Attribute.RADIOPHARMACEUTICAL_START_DATE_TIME, "20241226110000");
        assertFactor(70_000 / (DOSE * Math.pow(2, -518_400 / 282_240.0)), slice.factor());
    }

    @ParameterizedTest
    @CsvSource({"0x00090010, GEMS_PETD_01, 0x0009100d", "0x00090011, GEMS_PETD_01, 0x0009110d",
        "0x00710010, SIEMENS MED PT, 0x00711022"})
    void theMakersTimeWhereTheSeriesIsLater(int creator, String name, int tag) {
        Slice slice = Slice.ofBecquerels().with(Attribute.SERIES_TIME, "150000").hiding(creator, name).hiding(tag,
                "20250101105500.00");
        assertFactor(70_000 / (DOSE * left(3300)), slice.factor());
        assertFactor(70_000 / (DOSE * left(3600)), slice.with(Attribute.SERIES_TIME, "110000").factor());
    }

    /** GE's FrameReferenceTime is the begin of the frame, others' is the mean of its counts, about 0.04 s before the middle of 5 min. */
    @Test
    void theStartOutOfTheFrame() {
        Slice slice = Slice.ofBecquerels().with(Attribute.SERIES_TIME, "150000")
                .with(Attribute.ACQUISITION_TIME, "110500").with(Attribute.FRAME_REFERENCE_TIME, "300000");
        assertFactor(70_000 / (DOSE * left(3600)), slice.with(Attribute.MANUFACTURER, "GE MEDICAL SYSTEMS").factor());
        double lambda = Math.log(2) / HALF_LIFE;
        double mean = Math.log(lambda * 300 / (1 - Math.exp(-lambda * 300))) / lambda;
        assertEquals(149.6, mean, 0.1);
        double factor = slice.with(Attribute.MANUFACTURER, "SIEMENS").factor();
        assertEquals(70_000 / (DOSE * left(3600 + mean)), factor, 1e-9 * factor);
    }

    /** The mean over a frame that decayed is the integral of the dose over it, here summed by the midpoint rule. */
    @Test
    void theFrameThatDecayed() {
        Slice slice = Slice.ofBecquerels().with(Attribute.DECAY_CORRECTION, "NONE")
                .with(Attribute.CORRECTED_IMAGE, "ATTN").with(Attribute.ACTUAL_FRAME_DURATION, "1800000");
        double sum = 0;
        for (int i = 0; i < 18_000; i++) {
            sum += left(3600 + (i + 0.5) / 10);
        }
        assertEquals(70_000 / (DOSE * sum / 18_000), slice.factor(), 1e-9 * slice.factor());
    }

    @Test
    void slicesThatDecayedHaveFactorsOfTheirOwn() {
        Slice first = Slice.ofBecquerels().with(Attribute.DECAY_CORRECTION, "NONE").with(Attribute.CORRECTED_IMAGE,
                "ATTN");
        Slice second = first.with(Attribute.ACQUISITION_TIME, "111500");
        SuvScale scale = SuvScale.of(instances(first, second), SuvType.BODY_WEIGHT);
        assertFactor(scale.factor(first.dataSet()) / left(900), scale.factor(second.dataSet()));
    }

    /** A series stands at the time of its first acquisition, wherever that slice lies. */
    @Test
    void slicesThatWereCorrectedShareOneFactor() {
        Slice early = Slice.ofBecquerels();
        Slice late = early.with(Attribute.ACQUISITION_TIME, "112000");
        SuvScale scale = SuvScale.of(instances(late, early), SuvType.BODY_WEIGHT);
        assertFactor(70_000 / (DOSE * left(3600)), scale.factor(late.dataSet()));
        assertFactor(70_000 / (DOSE * left(3600)), scale.factor(early.dataSet()));
    }

    private static List<Instance> instances(Slice... slices) {
        return List.of(slices).stream().map(slice -> Slice.instance(slice.dataSet())).toList();
    }

    @Test
    void countsOfEachSlice() {
        Slice slice = Slice.ofBecquerels().with(Attribute.UNITS, "CNTS").hiding(0x70530011, "Philips PET Private Group")
                .hiding(0x70531100, "0.0005").hiding(0x70531109, "2.5");
        Slice other = slice.hiding(0x70531100, "0.0008");
        SuvScale scale = SuvScale.of(instances(slice, other), SuvType.BODY_WEIGHT);
        assertFactor(0.0005, scale.factor(slice.dataSet()));
        assertFactor(0.0008, scale.factor(other.dataSet()));
        assertFactor(0.0005 * (1.10 * 70 - 128 * 0.16) / 70, slice.factor(SuvType.LEAN_BODY_MASS_JAMES));
        assertFactor(2.5 * 70_000 / (DOSE * left(3600)), slice.hiding(0x70531100, "0.0").factor());
        double decayed = slice.with(Attribute.UNITS, "BQML").with(Attribute.DECAY_CORRECTION, "NONE")
                .with(Attribute.CORRECTED_IMAGE, "ATTN").factor();
        assertFactor(2.5 * decayed, slice.with(Attribute.DECAY_CORRECTION, "NONE")
                .with(Attribute.CORRECTED_IMAGE, "ATTN").factor());
    }

    @Test
    void storedUptakesAreConverted() {
        Slice slice = Slice.ofBecquerels().with(Attribute.UNITS, "GML");
        assertEquals(1, slice.without(Attribute.PATIENT_WEIGHT).factor());
        assertEquals(1, slice.with(Attribute.SUV_TYPE, "LBMJANMA").without(Attribute.PATIENT_SIZE)
                .factor(SuvType.LEAN_BODY_MASS));
        assertFactor(70 / (1.10 * 70 - 120 * 0.16), slice.with(Attribute.SUV_TYPE, "LBM").factor());
        assertFactor((48 + 1.06 * 23) / 70, slice.factor(SuvType.IDEAL_BODY_WEIGHT));
    }

    /** Enhanced PET states its dose in MBq, its units as a code and the time of its correction. */
    @Test
    void enhanced() {
        Slice slice = Slice.ofBecquerels().with(Attribute.SOP_CLASS_UID, SopClass.ENHANCED_PET)
                .without(Attribute.DECAY_CORRECTION).without(Attribute.CORRECTED_IMAGE)
                .with(Attribute.ATTENUATION_CORRECTED, "YES").with(Attribute.DECAY_CORRECTED, "YES")
                .with(Attribute.DECAY_CORRECTION_DATE_TIME, "20250101120000+0100")
                .with(Attribute.RADIONUCLIDE_TOTAL_DOSE, "368.08");
        assertFactor(70_000 / (DOSE * left(3600)), slice.with(Attribute.RADIOPHARMACEUTICAL_START_DATE_TIME,
                "20250101100000+0000").factor());
        assertFactor(70_000 / (DOSE * left(7200)), slice.with(Attribute.RADIOPHARMACEUTICAL_START_DATE_TIME,
                "20250101100000").factor());
    }
}
