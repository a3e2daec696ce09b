package org.weft.dicom.pet;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.Instance;

/**
 * What the rescaled intensities of the slices of a PET series are multiplied by to become uptake values. With {@code size} of the patient as
 * the {@link SuvType} has it, {@code dose} and the share of it that is {@code left} (see {@link DoseLeft}):
 * <ul>
 * <li>BQML: {@code size / (dose · left)};
 * <li>CNTS, where Philips (7053,xx00) states a factor to SUV by body weight and the decay is corrected:
 * {@code factor · size / size by body weight}; else, where (7053,xx09) states one to Bq/ml, {@code factor · size / (dose · left)};
 * <li>GML and CM2ML: {@code size / size by the stored type}.
 * </ul>
 * What cannot be computed right is refused with the attribute's name: no value is guessed or corrected. Source: QIBA FDG-PET/CT profile
 * 1.13, appendix G; DICOM PS3.3, C.8.9.
 */
public final class SuvScale {

    private static final int PHILIPS = 0x7053;
    private static final String PHILIPS_CREATOR = "Philips PET Private Group";
    /** What must be the same in all slices. */
    private static final List<Attribute> COMMON = List.of(Attribute.UNITS, Attribute.SUV_TYPE,
            Attribute.DECAY_CORRECTION, Attribute.CORRECTED_IMAGE, Attribute.PATIENT_WEIGHT, Attribute.PATIENT_SIZE,
            Attribute.PATIENT_SEX, Attribute.SERIES_DATE, Attribute.SERIES_TIME);

    private final ToDoubleFunction<DataSet> factor;

    private SuvScale(ToDoubleFunction<DataSet> factor) {
        this.factor = factor;
    }

    /**
     * The scale of a series.
     *
     * @param series all its slices, or its one object of enhanced PET; at least one
     * @throws DicomException if a header lacks what the scale depends on, or contradicts itself or another slice's
     */
    public static SuvScale of(List<Instance> series, SuvType type) {
        if (type == SuvType.STORED_UNIT) {
            return new SuvScale(_ -> 1);
        }
        List<DataSet> slices = series.stream().map(Instance::header).toList();
        COMMON.forEach(attribute -> requireCommon(slices, attribute));
        DataSet header = slices.getFirst();
        return new SuvScale(switch (StoredUnit.of(header)) {
            case StoredUnit.Uptake(SuvType stored) -> ofUptake(header, stored, type);
            case StoredUnit.Concentration() -> ofConcentration(slices, type);
            case StoredUnit.Counts() -> ofCounts(slices, type);
        });
    }

    /**
     * The factor of one slice, above 0.
     *
     * @param slice header of one of the series
     * @throws DicomException if it lacks what its own factor depends on
     */
    public double factor(DataSet slice) {
        return factor.applyAsDouble(slice);
    }

    private static void requireCommon(List<DataSet> slices, Attribute attribute) {
        List<String> first = slices.getFirst().texts(attribute);
        for (DataSet slice : slices) {
            if (!slice.texts(attribute).equals(first)) {
                throw new DicomException(attribute + " is " + quote(first) + " in one slice and "
                        + quote(slice.texts(attribute)) + " in another of the same series; give one series");
            }
        }
    }

    private static String quote(List<String> values) {
        return DataSet.quote(String.join("\\", values));
    }

    private static ToDoubleFunction<DataSet> ofUptake(DataSet header, SuvType stored, SuvType type) {
        double ratio = ratio(header, stored, type);
        return _ -> ratio;
    }

    /** Needs nothing of the patient where both are the same. */
    private static double ratio(DataSet header, SuvType from, SuvType to) {
        return from == to ? 1 : to.size(header) / from.size(header);
    }

    private static ToDoubleFunction<DataSet> ofConcentration(List<DataSet> slices, SuvType type) {
        DataSet header = slices.getFirst();
        requireAttenuation(header);
        Tracer tracer = Tracer.of(header);
        for (DataSet slice : slices) {
            Tracer other = Tracer.of(slice);
            if (!other.equals(tracer)) {
                throw new DicomException(Attribute.RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE + " says " + tracer
                        + " in one slice and " + other + " in another of the same series; give one series");
            }
        }
        double scale = type.size(header) / tracer.dose();
        ToDoubleFunction<DataSet> left = DoseLeft.of(slices, tracer);
        return slice -> scale / left.applyAsDouble(slice);
    }

    private static void requireAttenuation(DataSet header) {
        List<String> corrected = header.texts(Attribute.CORRECTED_IMAGE);
        String enhanced = header.text(Attribute.ATTENUATION_CORRECTED).orElse("");
        if (!corrected.contains("ATTN") && !enhanced.equals("YES")) {
            throw new DicomException((enhanced.isEmpty()
                    ? Attribute.CORRECTED_IMAGE + " is " + quote(corrected) + " without ATTN"
                    : Attribute.ATTENUATION_CORRECTED + " is " + DataSet.quote(enhanced))
                    + ", but no SUV can be made of images without correction of attenuation");
        }
    }

    private static ToDoubleFunction<DataSet> ofCounts(List<DataSet> slices, SuvType type) {
        DataSet header = slices.getFirst();
        requireAttenuation(header);
        boolean isCorrected = !DoseLeft.correction(header).equals("NONE");
        if (isCorrected && philips(header, 0x00).isPresent()) {
            double ratio = ratio(header, SuvType.BODY_WEIGHT, type);
            return slice -> ratio * requirePhilips(slice, 0x00);
        }
        requirePhilips(header, 0x09);
        ToDoubleFunction<DataSet> ofConcentration = ofConcentration(slices, type);
        return slice -> requirePhilips(slice, 0x09) * ofConcentration.applyAsDouble(slice);
    }

    /** Empty where it is 0 too: so Philips writes that there is none. */
    private static OptionalDouble philips(DataSet slice, int element) {
        OptionalDouble found = slice.privateNumber(PHILIPS, PHILIPS_CREATOR, element);
        return found.orElse(0) > 0 ? found : OptionalDouble.empty();
    }

    private static double requirePhilips(DataSet slice, int element) {
        return philips(slice, element).orElseThrow(() -> new DicomException(Attribute.UNITS
                + " is CNTS, but Philips' factor " + (element == 0 ? "to SUV (7053,xx00)" : "to Bq/ml (7053,xx09)")
                + " is missing or 0" + (element == 0 ? " in a slice" : ", and that to SUV (7053,xx00) is too or is of "
                        + "no use without correction of decay")));
    }
}
