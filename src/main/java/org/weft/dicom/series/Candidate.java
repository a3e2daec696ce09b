package org.weft.dicom.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.weft.dicom.object.Attribute;

/**
 * Slices of a series that one volume may be made of: alike, and no two of them in the same place unless nothing tells them apart.
 *
 * @param title  by what it differs from others; empty where there is one
 * @param faults why other slices are not among them
 */
record Candidate(String title, List<Slice> slices, List<Fault> faults) {

    private static final List<Trait> TYPES = Trait.ALL.stream()
            .filter(trait -> trait.attribute() == Attribute.FRAME_TYPE
                    || trait.attribute() == Attribute.IMAGE_TYPE)
            .toList();

    /** Every volume of a series, in the order of what they differ by; at least one. */
    static List<Candidate> of(List<Slice> series) {
        List<Fault> faults = new ArrayList<>();
        Map<String, List<Slice>> stacks = Trait.STACK.groups(withoutLocalisers(series, faults));
        List<Candidate> found = new ArrayList<>();
        stacks.forEach((stack, slices) -> {
            List<Fault> own = new ArrayList<>(faults);
            List<Slice> alike = LikeSlices.largest(slices, own);
            String title = stacks.size() == 1 ? "" : Trait.STACK.title(stack);
            for (Candidate part : parts(alike)) {
                found.add(new Candidate(joined(title, part.title), part.slices, own));
            }
        });
        return found;
    }

    private static List<Slice> withoutLocalisers(List<Slice> series, List<Fault> faults) {
        List<Slice> localisers = series.stream().filter(Candidate::isLocaliser).toList();
        if (localisers.isEmpty()) {
            return series;
        }
        String said = " (" + Attribute.IMAGE_TYPE + " says LOCALIZER, as of " + localisers.getFirst() + ")";
        if (localisers.size() == series.size()) {
            faults.add(Fault.repairable(Fault.Kind.LOCALISER, "all images of the series are overviews" + said,
                    "makes a volume of them all the same"));
            return series;
        }
        faults.add(Fault.repairable(Fault.Kind.LOCALISER,
                localisers.size() + " of " + series.size() + " images are overviews" + said, "leaves them out"));
        return series.stream().filter(slice -> !isLocaliser(slice)).toList();
    }

    /** By the third value of its type (DICOM PS3.3, C.8.2.1.1.1). */
    private static boolean isLocaliser(Slice slice) {
        return TYPES.stream().map(type -> type.of(slice).split("\\\\", -1))
                .anyMatch(values -> values.length > 2 && values[2].equals("LOCALIZER"));
    }

    /** Slices shared out over volumes, where some lie in the same place and one or two attributes tell them apart. */
    private static List<Candidate> parts(List<Slice> alike) {
        int volumes = mostInOnePlace(alike);
        List<Trait> varying = volumes == 1 ? List.of() : Trait.varying(alike);
        for (Trait trait : varying) {
            List<Candidate> parts = split(new Candidate("", alike, List.of()), trait);
            if (areVolumes(parts, volumes)) {
                return parts;
            }
        }
        for (int i = 0; i < varying.size(); i++) {
            for (int j = i + 1; j < varying.size(); j++) {
                Trait second = varying.get(j);
                List<Candidate> parts = split(new Candidate("", alike, List.of()), varying.get(i)).stream()
                        .flatMap(part -> split(part, second).stream()).toList();
                if (areVolumes(parts, volumes)) {
                    return parts;
                }
            }
        }
        return List.of(new Candidate("", alike, List.of()));
    }

    private static List<Candidate> split(Candidate whole, Trait trait) {
        List<Candidate> parts = new ArrayList<>();
        trait.groups(whole.slices).forEach((value, slices) -> parts
                .add(new Candidate(joined(whole.title, trait.title(value)), slices, List.of())));
        return parts;
    }

    private static String joined(String a, String b) {
        return a.isEmpty() || b.isEmpty() ? a + b : a + ", " + b;
    }

    /** As many as slices lie in one place at most, else an attribute that differs from slice to slice would do. */
    private static boolean areVolumes(List<Candidate> parts, int volumes) {
        return parts.size() == volumes && parts.stream().allMatch(part -> mostInOnePlace(part.slices) == 1);
    }

    /** Copies of one object count once. */
    private static int mostInOnePlace(List<Slice> alike) {
        Plane plane = alike.getFirst().plane();
        List<Slice> sorted = alike.stream()
                .sorted(Comparator.comparingDouble(slice -> plane.depth(slice.plane().origin()))).toList();
        int most = 0;
        double place = Double.NEGATIVE_INFINITY;
        Set<Object> there = new HashSet<>();
        for (Slice slice : sorted) {
            double depth = plane.depth(slice.plane().origin());
            if (depth - place > plane.samePlace()) {
                there.clear();
                place = depth;
            }
            there.add(slice.identity());
            most = Math.max(most, there.size());
        }
        return most;
    }
}
