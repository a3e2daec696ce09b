package org.weft.dicom.archive;

import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.Instance;
import org.weft.dicom.object.SopClass;

/**
 * One series of a study.
 *
 * @param index     its place in the whole archive, from 1 on
 * @param uid       empty where its objects do not say
 * @param instances at least one, sorted by where they lie, not by where their slices are
 */
public record Series(int index, String uid, List<Instance> instances) {

    public Series {
        instances = List.copyOf(instances);
    }

    private DataSet header() {
        return instances.getFirst().header();
    }

    public String modality() {
        return instances.getFirst().modality();
    }

    public String description() {
        return header().text(Attribute.SERIES_DESCRIPTION).orElse("");
    }

    public OptionalLong number() {
        try {
            return header().whole(Attribute.SERIES_NUMBER);
        } catch (IllegalArgumentException _) { // a number that is none serves nobody, and harms nobody either
            return OptionalLong.empty();
        }
    }

    /** Whether it is a structure set or a segmentation. */
    public boolean holdsRegions() {
        return SopClass.holdsRegions(instances.getFirst().sopClass());
    }

    /** Whether its objects have pixels that are an image's. */
    public boolean isImage() {
        return header().has(Attribute.ROWS) && !holdsRegions();
    }

    /** How its objects are encoded, each way once. */
    public String transferSyntaxes() {
        return instances.stream().map(instance -> instance.syntax().title())
                .collect(Collectors.toCollection(TreeSet::new)).stream().collect(Collectors.joining(", "));
    }

    /** As a user chooses it: {@code #2 CT, number 4, "Thorax"}. */
    @Override
    public String toString() {
        return "#" + index + " " + modality()
                + (number().isPresent() ? ", number " + number().getAsLong() : "")
                + (description().isEmpty() ? "" : ", " + DataSet.quote(description()));
    }
}
