package org.weft.dicom.pet;

import java.util.List;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.SopClass;

/**
 * What was injected.
 *
 * @param dose          in Bq at the time of injection
 * @param halfLife      in s; NaN where it is missing
 * @param startDateTime as stated; empty where it is missing
 * @param startTime     as stated; empty where it is missing
 */
record Tracer(double dose, double halfLife, String startDateTime, String startTime) {

    /** No image is made with less than 1/256 of the dose: whoever says so has a wrong date. */
    private static final double MOST_HALF_LIVES = 8;
    private static final double LONGEST_WITHOUT_DATE = 12 * 3600;
    private static final double DAY = 24 * 3600;
    /** Doses of patients, also of small animals, lie between 10 kBq and 10 GBq. */
    private static final double SMALLEST_DOSE = 1e4;
    private static final double LARGEST_DOSE = 1e10;

    static Tracer of(DataSet header) {
        List<DataSet> items = header.items(Attribute.RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE);
        if (items.size() != 1) {
            throw new DicomException(Attribute.RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE
                    + (items.isEmpty() ? " is missing" : " names " + items.size() + " injections")
                    + ", but one injection must be stated for an SUV");
        }
        DataSet item = items.getFirst();
        return new Tracer(dose(header, item), item.number(Attribute.RADIONUCLIDE_HALF_LIFE).orElse(Double.NaN),
                item.text(Attribute.RADIOPHARMACEUTICAL_START_DATE_TIME).orElse(""),
                item.text(Attribute.RADIOPHARMACEUTICAL_START_TIME).orElse(""));
    }

    /** PET objects state it in Bq (DICOM PS3.3, C.8.9.2), enhanced ones in MBq (C.8.22.4). */
    private static double dose(DataSet header, DataSet item) {
        boolean isEnhanced = header.text(Attribute.SOP_CLASS_UID).filter(SopClass.ENHANCED_PET::equals).isPresent();
        double stated = item.requireNumber(Attribute.RADIONUCLIDE_TOTAL_DOSE);
        double dose = isEnhanced ? stated * 1e6 : stated;
        if (dose >= SMALLEST_DOSE && dose <= LARGEST_DOSE) {
            return dose;
        }
        double other = isEnhanced ? stated : stated * 1e6;
        String hint = other >= SMALLEST_DOSE && other <= LARGEST_DOSE
                ? "; it seems to be in " + (isEnhanced ? "Bq" : "MBq") + ": correct it"
                : "; correct it";
        throw new DicomException(Attribute.RADIONUCLIDE_TOTAL_DOSE + " is " + stated + ", but must lie between "
                + (isEnhanced ? "0.01 and 10000 MBq" : "10000 and 1e10 Bq") + hint);
    }

    /** ln 2 / half life, in 1/s. */
    double decayConstant() {
        if (halfLife > 0) {
            return Math.log(2) / halfLife;
        }
        throw new DicomException(Attribute.RADIONUCLIDE_HALF_LIFE + " is "
                + (Double.isNaN(halfLife) ? "missing" : halfLife) + ", but the decay of the dose depends on it");
    }

    /**
     * Seconds from the injection to a time. An injection without a date was at its time of day before that time, on the same day or the day
     * before.
     *
     * @param of what that time is, for a refusal
     */
    double secondsTo(Moment time, String of) {
        double longest = MOST_HALF_LIVES * Math.log(2) / decayConstant();
        if (!startDateTime.isEmpty()) {
            return plausible(Moment.parse(startDateTime, Attribute.RADIOPHARMACEUTICAL_START_DATE_TIME), time, of,
                    Attribute.RADIOPHARMACEUTICAL_START_DATE_TIME, longest);
        }
        if (startTime.isEmpty()) {
            throw new DicomException(Attribute.RADIOPHARMACEUTICAL_START_DATE_TIME + " and "
                    + Attribute.RADIOPHARMACEUTICAL_START_TIME
                    + " are missing, but the decay of the dose depends on one of them");
        }
        if (halfLife > DAY) {
            throw new DicomException(
                    Attribute.RADIOPHARMACEUTICAL_START_DATE_TIME + " is missing, but with a half life of "
                            + halfLife + " s days may lie between injection and scan");
        }
        Moment start = time.lastTime(Moment.time(startTime, Attribute.RADIOPHARMACEUTICAL_START_TIME));
        return plausible(start, time, of, Attribute.RADIOPHARMACEUTICAL_START_TIME,
                Math.min(longest, LONGEST_WITHOUT_DATE));
    }

    private static double plausible(Moment start, Moment time, String of, Attribute attribute, double longest) {
        double seconds = start.secondsTo(time);
        if (seconds >= 0 && seconds <= longest) {
            return seconds;
        }
        throw new DicomException(String.format("%s puts the injection at %s and %s is at %s, %.0f s later, "
                + "but it must be between 0 and %.0f s later; correct the dates and times", attribute, start, of, time,
                seconds, longest));
    }
}
