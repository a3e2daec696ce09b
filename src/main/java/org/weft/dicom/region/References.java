package org.weft.dicom.region;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.Element;

/**
 * Which other objects an object names, anywhere in its sequences.
 *
 * @param series    UIDs of series
 * @param instances UIDs of single objects
 */
public record References(SequencedSet<String> series, SequencedSet<String> instances) {

    /** Those that a header names. */
    public static References of(DataSet header) {
        References found = new References(new LinkedHashSet<>(), new LinkedHashSet<>());
        header.elements().forEach(element -> found.addAll(element));
        return found;
    }

    /** The frames of reference that a header's regions lie in. */
    public static Set<String> frames(DataSet header) {
        return Stream.concat(Stream.of(header), header.items(Attribute.REFERENCED_FRAME_OF_REFERENCE_SEQUENCE).stream())
                .flatMap(set -> set.text(Attribute.FRAME_OF_REFERENCE_UID).stream()).collect(Collectors.toSet());
    }

    private void addAll(Element element) {
        for (DataSet item : element.items()) {
            add(item.text(Attribute.SERIES_INSTANCE_UID), series);
            add(item.text(Attribute.REFERENCED_SOP_INSTANCE_UID), instances);
            item.elements().forEach(this::addAll);
        }
    }

    private static void add(Optional<String> uid, SequencedSet<String> to) {
        uid.ifPresent(to::add);
    }
}
