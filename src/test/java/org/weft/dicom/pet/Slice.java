package org.weft.dicom.pet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.Element;
import org.weft.dicom.object.Instance;
import org.weft.dicom.object.Source;
import org.weft.dicom.object.TransferSyntax;
import org.weft.dicom.object.Vr;

/** A header of PET, made of plain text; what belongs to the injection goes into its sequence. */
record Slice(Map<Attribute, String> header, Map<Attribute, String> injection, Map<Integer, String> hidden) {

    private static final List<Attribute> OF_INJECTION = List.of(Attribute.RADIOPHARMACEUTICAL_START_TIME,
            Attribute.RADIOPHARMACEUTICAL_START_DATE_TIME, Attribute.RADIONUCLIDE_TOTAL_DOSE,
            Attribute.RADIONUCLIDE_HALF_LIFE);

    /** 70 kg, 1.75 m, 368.08 MBq of F-18 at 10:00, scanned at 11:00. */
    static Slice ofBecquerels() {
        return new Slice(Map.of(), Map.of(), Map.of()).with(Attribute.UNITS, "BQML")
                .with(Attribute.DECAY_CORRECTION, "START").with(Attribute.CORRECTED_IMAGE, "NORM\\ATTN\\DECY")
                .with(Attribute.SERIES_DATE, "20250101").with(Attribute.SERIES_TIME, "110000")
                .with(Attribute.ACQUISITION_DATE, "20250101").with(Attribute.ACQUISITION_TIME, "110000")
                .with(Attribute.PATIENT_WEIGHT, "70.0").with(Attribute.PATIENT_SIZE, "1.75")
                .with(Attribute.PATIENT_SEX, "M").with(Attribute.ACTUAL_FRAME_DURATION, "300000")
                .with(Attribute.FRAME_REFERENCE_TIME, "150000")
                .with(Attribute.RADIOPHARMACEUTICAL_START_TIME, "100000.00")
                .with(Attribute.RADIONUCLIDE_TOTAL_DOSE, "368080000").with(Attribute.RADIONUCLIDE_HALF_LIFE, "6586.2");
    }

    Slice with(Attribute attribute, String value) {
        return OF_INJECTION.contains(attribute) ? new Slice(header, put(injection, attribute, value), hidden)
                : new Slice(put(header, attribute, value), injection, hidden);
    }

    Slice without(Attribute attribute) {
        return with(attribute, "");
    }

    /** A private element, or its creator. */
    Slice hiding(int tag, String value) {
        return new Slice(header, injection, put(hidden, tag, value));
    }

    private static <K> Map<K, String> put(Map<K, String> map, K key, String value) {
        Map<K, String> copy = new TreeMap<>(map);
        copy.put(key, value);
        return copy;
    }

    DataSet dataSet() {
        List<Element> elements = new ArrayList<>(elements(header));
        hidden.forEach((tag, value) -> elements.add(Element.of(tag, Vr.UN, bytes(value))));
        elements.add(Element.sequence(Attribute.RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE.tag(),
                List.of(new DataSet(elements(injection)))));
        return new DataSet(elements);
    }

    private static List<Element> elements(Map<Attribute, String> texts) {
        return texts.entrySet().stream().map(e -> Element.of(e.getKey().tag(), e.getKey().vr(), bytes(e.getValue())))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static Instance instance(DataSet header) {
        return new Instance(new Source.OfFile(Path.of("slice.dcm")), TransferSyntax.EXPLICIT_LITTLE_ENDIAN, header);
    }

    /** The factor of this slice alone in its series. */
    double factor(SuvType type) {
        return SuvScale.of(List.of(instance(dataSet())), type).factor(dataSet());
    }

    double factor() {
        return factor(SuvType.BODY_WEIGHT);
    }
}
