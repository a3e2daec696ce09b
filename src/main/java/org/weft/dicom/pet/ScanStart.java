package org.weft.dicom.pet;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;

/**
 * The time to which a series with DecayCorrection START was corrected: the start of its scan. As QIBA's pseudo-code has it (FDG-PET/CT
 * profile 1.13, appendix G): the series' date and time unless they are after those of the first acquisition, as they are where the series
 * was made later of another; then what the maker's private element says; then what follows from the time of acquisition.
 */
final class ScanStart {

    private static final double MOST_APART = 60;

    private ScanStart() {}

    /** @param slices headers of a series */
    static Moment of(List<DataSet> slices, double decayConstant) {
        DataSet header = slices.getFirst();
        Moment acquired = slices.stream().map(ScanStart::acquired).min(Comparator.comparing(Moment::local))
                .orElseThrow();
        return Stream.of(Moment.of(header, Attribute.SERIES_DATE, Attribute.SERIES_TIME), ofMaker(header))
                .flatMap(Optional::stream).filter(start -> !start.isAfter(acquired)).findFirst()
                .orElseGet(() -> computed(slices, decayConstant));
    }

    /** When a slice's acquisition began. */
    static Moment acquired(DataSet slice) {
        return Moment.of(slice, Attribute.ACQUISITION_DATE, Attribute.ACQUISITION_TIME)
                .or(() -> Moment.of(slice, Attribute.ACQUISITION_DATE_TIME))
                .orElseThrow(() -> new DicomException(Attribute.ACQUISITION_DATE + " or " + Attribute.ACQUISITION_TIME
                        + " is missing, but the decay of the dose depends on them"));
    }

    private static Optional<Moment> ofMaker(DataSet header) {
        return header.privateText(0x0009, "GEMS_PETD_01", 0x0d).map(text -> Moment.parse(text, "GE's (0009,xx0D)"))
                .or(() -> header.privateText(0x0071, "SIEMENS MED PT", 0x22)
                        .map(text -> Moment.parse(text, "Siemens' (0071,xx22)")));
    }

    private static Moment computed(List<DataSet> slices, double decayConstant) {
        List<Moment> starts = slices.stream().map(slice -> computed(slice, decayConstant))
                .sorted(Comparator.comparing(Moment::local)).toList();
        if (starts.getFirst().secondsTo(starts.getLast()) > MOST_APART) {
            throw new DicomException(Attribute.SERIES_TIME + " is after " + Attribute.ACQUISITION_TIME + ", and "
                    + Attribute.FRAME_REFERENCE_TIME + " puts the start of the scan at times between "
                    + starts.getFirst() + " and " + starts.getLast() + "; use the series as the scanner made it");
        }
        return starts.getFirst();
    }

    /** A frame's values are those of FrameReferenceTime after the start, which lies at the mean of its counts; GE puts it at its begin. */
    private static Moment computed(DataSet slice, double decayConstant) {
        double reference = slice.number(Attribute.FRAME_REFERENCE_TIME)
                .orElseThrow(() -> new DicomException(Attribute.FRAME_REFERENCE_TIME + " is missing, and "
                        + Attribute.SERIES_TIME + " is missing or after " + Attribute.ACQUISITION_TIME
                        + ", so that the start of the scan is not known"));
        boolean isOfGe = slice.text(Attribute.MANUFACTURER).filter(maker -> maker.startsWith("GE ")).isPresent();
        double mean = isOfGe ? 0 : mean(decayConstant, duration(slice));
        return acquired(slice).plusSeconds(mean - reference / 1000);
    }

    /** In s. */
    static double duration(DataSet slice) {
        double duration = slice.requireNumber(Attribute.ACTUAL_FRAME_DURATION) / 1000;
        if (duration > 0) {
            return duration;
        }
        throw new DicomException(
                Attribute.ACTUAL_FRAME_DURATION + " is " + 1000 * duration + " ms, but must be above 0");
    }

    /** The time at which the activity is the mean of a frame's, {@code ln(λT / (1 - exp(-λT))) / λ} after its begin (DICOM PS3.3, C.8.9.4.1.5). */
    private static double mean(double decayConstant, double duration) {
        double decay = decayConstant * duration;
        return Math.log(decay / -Math.expm1(-decay)) / decayConstant;
    }
}
