package org.weft.dicom.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DicomException;
import org.weft.grid.Direction;

/** Slices that can lie behind each other in one volume: of one frame of reference, size, orientation and spacing. */
final class LikeSlices {

    /** More kinds of slices than any series has: the search for the kind of each would become long. */
    private static final int MOST_KINDS = 100;
    /** Up to this share of the others, images in another orientation are taken for localisers. */
    private static final double FEW = 0.1;

    private LikeSlices() {}

    /** The largest group of slices that are alike; the rest becomes faults. */
    static List<Slice> largest(List<Slice> slices, List<Fault> faults) {
        List<List<Slice>> groups = groups(slices);
        if (groups.size() == 1) {
            return slices;
        }
        List<Slice> largest = groups.stream().max(Comparator.comparingInt(List::size)).orElseThrow();
        boolean isTied = groups.stream().filter(group -> group.size() == largest.size()).count() > 1;
        for (Fault.Kind kind : List.of(Fault.Kind.MIXED_FRAME_OF_REFERENCE, Fault.Kind.MIXED_SIZE,
                Fault.Kind.MIXED_ORIENTATION, Fault.Kind.MIXED_SPACING)) {
            List<Slice> others = groups.stream()
                    .filter(group -> group != largest
                            && difference(largest.getFirst(), group.getFirst()) == kind)
                    .flatMap(List::stream).toList();
            if (!others.isEmpty()) {
                faults.add(fault(kind, largest, others, isTied));
            }
        }
        return largest;
    }

    private static List<List<Slice>> groups(List<Slice> slices) {
        List<List<Slice>> groups = new ArrayList<>();
        for (Slice slice : slices) {
            List<Slice> group = groups.stream().filter(g -> difference(g.getFirst(), slice) == null).findFirst()
                    .orElseGet(() -> {
                        groups.add(new ArrayList<>());
                        return groups.getLast();
                    });
            group.add(slice);
            if (groups.size() > MOST_KINDS) {
                throw new DicomException("its images differ in size, orientation, spacing or frame of reference in"
                        + " more than " + MOST_KINDS + " ways, so they make no volume");
            }
        }
        return groups;
    }

    /** The first thing that keeps two slices from lying in one volume; null where nothing does. */
    private static Fault.Kind difference(Slice a, Slice b) {
        if (!frameOfReference(a).equals(frameOfReference(b))) {
            return Fault.Kind.MIXED_FRAME_OF_REFERENCE;
        }
        if (!a.plane().isSize(b.plane())) {
            return Fault.Kind.MIXED_SIZE;
        }
        if (!a.plane().isParallel(b.plane())) {
            return Fault.Kind.MIXED_ORIENTATION;
        }
        return a.plane().isSpaced(b.plane()) ? null : Fault.Kind.MIXED_SPACING;
    }

    private static Fault fault(Fault.Kind kind, List<Slice> kept, List<Slice> others, boolean isTied) {
        boolean isFew = kind == Fault.Kind.MIXED_ORIENTATION && others.size() <= FEW * kept.size();
        String problem = others.size() + (others.size() == 1 ? " image differs from " : " images differ from ")
                + kept.size() + " others in " + name(kind) + (isFew ? ", like localisers" : "") + ": "
                + others.getFirst() + " has " + value(kind, others.getFirst()) + ", " + kept.getFirst() + " has "
                + value(kind, kept.getFirst());
        if (isTied) {
            return Fault.fatal(kind, problem + "; as there are equally many of both, put the images that are meant into"
                    + " a folder of their own");
        }
        return Fault.repairable(isFew ? Fault.Kind.LOCALISER : kind, problem,
                "leaves out the fewer, " + others.size());
    }

    private static String name(Fault.Kind kind) {
        return switch (kind) {
            case MIXED_FRAME_OF_REFERENCE -> Attribute.FRAME_OF_REFERENCE_UID.toString();
            case MIXED_SIZE -> "size";
            case MIXED_ORIENTATION -> "orientation";
            default -> Attribute.PIXEL_SPACING.toString();
        };
    }

    private static String value(Fault.Kind kind, Slice slice) {
        Plane plane = slice.plane();
        Direction d = plane.direction();
        return switch (kind) {
            case MIXED_FRAME_OF_REFERENCE -> frameOfReference(slice);
            case MIXED_SIZE -> plane.columns() + " x " + plane.rows() + " pixels";
            case MIXED_ORIENTATION -> "rows along (" + d.xx() + ", " + d.xy() + ", " + d.xz() + ") and columns along ("
                    + d.yx() + ", " + d.yy() + ", " + d.yz() + ")";
            default -> plane.spacingX() + " x " + plane.spacingY() + " mm";
        };
    }

    private static String frameOfReference(Slice slice) {
        return slice.instance().frameOfReference().orElse("none");
    }
}
