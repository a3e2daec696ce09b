package org.weft.dicom.pet;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;

/**
 * The share of the injected dose that is left at the time of which a slice's values speak, in (0,1]. With λ = ln 2 / half life:
 * <ul>
 * <li>DecayCorrection ADMIN, values of the time of injection: 1;
 * <li>START, values of the start of the scan: {@code exp(-λ (scan - injection))}, see {@link ScanStart};
 * <li>NONE, values of the frame as it decayed: the mean over its duration T,
 * {@code exp(-λ (acquisition - injection)) (1 - exp(-λT)) / (λT)};
 * <li>of enhanced PET with DecayCorrected YES: {@code exp(-λ (DecayCorrectionDateTime - injection))}.
 * </ul>
 */
final class DoseLeft {

    private DoseLeft() {}

    /** @param slices headers of a series that agree in what is corrected */
    static ToDoubleFunction<DataSet> of(List<DataSet> slices, Tracer tracer) {
        DataSet header = slices.getFirst();
        if (header.has(Attribute.DECAY_CORRECTED)) {
            return constant(enhanced(header, tracer));
        }
        return switch (correction(header)) {
            case "ADMIN" -> constant(1);
            case "START" ->
                constant(left(tracer, ScanStart.of(slices, tracer.decayConstant()), "the start of the scan"));
            default -> slice -> ofFrame(slice, tracer);
        };
    }

    private static ToDoubleFunction<DataSet> constant(double share) {
        return _ -> share;
    }

    /** START, ADMIN or NONE; refuses what is missing, and what contradicts the list of corrections. */
    static String correction(DataSet header) {
        String correction = header.requireText(Attribute.DECAY_CORRECTION);
        List<String> corrected = header.texts(Attribute.CORRECTED_IMAGE);
        if (!List.of("START", "ADMIN", "NONE").contains(correction)) {
            throw new DicomException(Attribute.DECAY_CORRECTION + " is " + DataSet.quote(correction)
                    + ", but only START, ADMIN and NONE are known");
        }
        if (corrected.contains("DECY") == correction.equals("NONE")) {
            throw new DicomException(Attribute.DECAY_CORRECTION + " is " + correction + ", but "
                    + Attribute.CORRECTED_IMAGE + " is " + DataSet.quote(String.join("\\", corrected))
                    + ", which says otherwise with" + (correction.equals("NONE") ? " DECY" : "out DECY"));
        }
        return correction;
    }

    private static double enhanced(DataSet header, Tracer tracer) {
        String corrected = header.requireText(Attribute.DECAY_CORRECTED);
        if (!corrected.equals("YES")) {
            throw new DicomException(Attribute.DECAY_CORRECTED + " is " + DataSet.quote(corrected)
                    + ", but of enhanced PET only images corrected for decay can be converted");
        }
        return left(tracer, Moment.of(header, Attribute.DECAY_CORRECTION_DATE_TIME)
                .orElseThrow(() -> new DicomException(Attribute.DECAY_CORRECTION_DATE_TIME
                        + " is missing, but the decay of the dose depends on it")),
                Attribute.DECAY_CORRECTION_DATE_TIME.toString());
    }

    private static double left(Tracer tracer, Moment time, String of) {
        return Math.exp(-tracer.decayConstant() * tracer.secondsTo(time, of));
    }

    private static double ofFrame(DataSet slice, Tracer tracer) {
        double decay = tracer.decayConstant() * ScanStart.duration(slice);
        return left(tracer, ScanStart.acquired(slice), "the acquisition") * -Math.expm1(-decay) / decay;
    }
}
