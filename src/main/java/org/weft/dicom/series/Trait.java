package org.weft.dicom.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;

/**
 * Something by which volumes on the same slices may differ.
 *
 * @param sequences where the attribute lies in objects with functional groups; elsewhere it lies in the object itself
 */
record Trait(Attribute attribute, Attribute... sequences) {

    static final Trait STACK = new Trait(Attribute.STACK_ID, Attribute.FRAME_CONTENT_SEQUENCE);

    /** What says most of the meaning comes first, times last: a time may differ from slice to slice. */
    static final List<Trait> ALL = List.of(
            new Trait(Attribute.TEMPORAL_POSITION_INDEX, Attribute.FRAME_CONTENT_SEQUENCE),
            new Trait(Attribute.TEMPORAL_POSITION_IDENTIFIER),
            new Trait(Attribute.EFFECTIVE_ECHO_TIME, Attribute.MR_ECHO_SEQUENCE),
            new Trait(Attribute.ECHO_TIME),
            new Trait(Attribute.INVERSION_TIME),
            new Trait(Attribute.DIFFUSION_B_VALUE, Attribute.MR_DIFFUSION_SEQUENCE),
            new Trait(Attribute.DIFFUSION_GRADIENT_ORIENTATION, Attribute.MR_DIFFUSION_SEQUENCE,
                    Attribute.DIFFUSION_GRADIENT_DIRECTION_SEQUENCE),
            new Trait(Attribute.IMAGE_TYPE),
            new Trait(Attribute.FRAME_TYPE, Attribute.MR_IMAGE_FRAME_TYPE_SEQUENCE),
            new Trait(Attribute.FRAME_TYPE, Attribute.CT_IMAGE_FRAME_TYPE_SEQUENCE),
            new Trait(Attribute.FRAME_TYPE, Attribute.PET_FRAME_TYPE_SEQUENCE),
            new Trait(Attribute.TRIGGER_TIME),
            new Trait(Attribute.FRAME_ACQUISITION_NUMBER, Attribute.FRAME_CONTENT_SEQUENCE),
            new Trait(Attribute.ACQUISITION_NUMBER),
            new Trait(Attribute.FRAME_REFERENCE_TIME),
            new Trait(Attribute.FRAME_ACQUISITION_DATE_TIME, Attribute.FRAME_CONTENT_SEQUENCE),
            new Trait(Attribute.ACQUISITION_TIME),
            new Trait(Attribute.CONTENT_TIME));

    /** Numbers in their order, before texts in theirs. */
    private static final Comparator<String> NATURAL = Comparator.<String>comparingDouble(Trait::number)
            .thenComparing(Comparator.naturalOrder());

    /** A slice's value: a number, a text, several with backslashes between; empty where it has none. */
    String of(Slice slice) {
        DataSet holder = slice.header().holder(attribute, sequences);
        return String.join("\\", holder.texts(attribute));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.POSITIVE_INFINITY; // a text, after all numbers
        }
    }

    /** The slices with each value, values in their order and slices in the order given. */
    Map<String, List<Slice>> groups(List<Slice> slices) {
        return slices.stream()
                .collect(Collectors.groupingBy(this::of, () -> new TreeMap<>(NATURAL), Collectors.toList()));
    }

    /** How a user is told a value. */
    String title(String value) {
        return attribute + " " + (value.isEmpty() ? "absent" : DataSet.quote(value));
    }

    /** Those that are not the same for all slices. */
    static List<Trait> varying(List<Slice> slices) {
        List<Trait> varying = new ArrayList<>();
        for (Trait trait : ALL) {
            String first = trait.of(slices.getFirst());
            if (slices.stream().anyMatch(slice -> !trait.of(slice).equals(first))) {
                varying.add(trait);
            }
        }
        return varying;
    }
}
