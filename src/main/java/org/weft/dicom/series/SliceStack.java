package org.weft.dicom.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DicomException;
import org.weft.grid.Grid;
import org.weft.grid.Size;
import org.weft.grid.Spacing;

/**
 * Like slices sorted along their normal, one in a place.
 *
 * @param depths how far along the normal each lies behind the first, in mm, ascending
 * @param isTilted whether they are shifted against each other within their planes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record SliceStack(List<Slice> slices, double[] depths, boolean isTilted) {

    /** Sorts slices and says what is wrong with where they lie; of those in the same place the first given is kept. */
    static SliceStack of(List<Slice> alike, List<Fault> faults) {
        Plane plane = alike.getFirst().plane();
        List<Slice> sorted = alike.stream()
                .sorted(Comparator.comparingDouble(slice -> plane.depth(slice.plane().origin()))).toList();
        List<Slice> kept = new ArrayList<>();
        List<Slice> doubles = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (Slice slice : sorted) {
            double depth = plane.depth(slice.plane().origin());
            (depth - last > plane.samePlace() ? kept : doubles).add(slice);
            last = kept.getLast() == slice ? depth : last;
        }
        if (!doubles.isEmpty()) {
            Slice one = doubles.getFirst();
            Slice other = kept.stream().min(Comparator.comparingDouble(
                    slice -> slice.plane().origin().distanceTo(one.plane().origin()))).orElseThrow();
            faults.add(Fault.repairable(Fault.Kind.DUPLICATES, doubles.size() + " of " + sorted.size()
                    + " slices lie where another lies, and no attribute tells them apart: " + one + " and " + other
                    + " at " + one.plane().origin(), "keeps the first of each by file name"));
        }
        Plane first = kept.getFirst().plane();
        double[] depths = kept.stream()
                .mapToDouble(slice -> first.depth(slice.plane().origin()) - first.depth(first.origin())).toArray();
        return new SliceStack(List.copyOf(kept), depths, isTilted(kept, depths, faults));
    }

    private static boolean isTilted(List<Slice> slices, double[] depths, List<Fault> faults) {
        Plane first = slices.getFirst().plane();
        double farthest = 0;
        double leastStraight = 0;
        double extent = depths[depths.length - 1];
        double endX = column(first, slices.getLast());
        double endY = row(first, slices.getLast());
        for (int i = 1; i < depths.length; i++) {
            double x = column(first, slices.get(i));
            double y = row(first, slices.get(i));
            farthest = Math.max(farthest, offBy(first, x, y));
            double share = depths[i] / extent;
            leastStraight = Math.max(leastStraight, offBy(first, x - share * endX, y - share * endY));
            if (Math.abs(x) >= first.columns() || Math.abs(y) >= first.rows()) {
                throw new DicomException(slices.get(i) + " at " + slices.get(i).plane().origin()
                        + " does not lie behind " + slices.getFirst() + " at " + first.origin()
                        + ": not a pixel of one is above one of the other");
            }
        }
        if (farthest <= 1) {
            return false;
        }
        double drift = Math.hypot(endX * first.spacingX(), endY * first.spacingY());
        String problem = leastStraight <= 1
                ? "the slices are sheared, as by a tilted gantry: from " + slices.getFirst() + " to "
                        + slices.getLast() + " they move " + mm(drift) + " within their plane over " + mm(extent)
                        + " along its normal, " + rounded(Math.toDegrees(Math.atan2(drift, extent)), 2) + " degrees"
                : "the slices are shifted against each other within their planes, by up to "
                        + mm(farthestShift(first, slices));
        faults.add(Fault.repairable(Fault.Kind.TILT, problem,
                "shifts each slice within its plane to stand behind the first, interpolating linearly, and fills what"
                        + " comes into view with the slice's lowest intensity"));
        return true;
    }

    private static double farthestShift(Plane first, List<Slice> slices) {
        return slices.stream().mapToDouble(slice -> Math.hypot(column(first, slice) * first.spacingX(),
                row(first, slice) * first.spacingY())).max().orElseThrow();
    }

    /** A shift in pixels as a multiple of what is tolerated. */
    private static double offBy(Plane plane, double x, double y) {
        return Math.max(Math.abs(x) * plane.spacingX() / Plane.tolerance(plane.spacingX()),
                Math.abs(y) * plane.spacingY() / Plane.tolerance(plane.spacingY()));
    }

    private static double column(Plane first, Slice slice) {
        return first.column(slice.plane().origin());
    }

    private static double row(Plane first, Slice slice) {
        return first.row(slice.plane().origin());
    }

    /** The grid of a volume with so many slices at such a distance, beginning with the first one. */
    Grid grid(double spacing, long count) {
        Plane first = slices.getFirst().plane();
        return new Grid(new Size(first.columns(), first.rows(), count),
                new Spacing(first.spacingX(), first.spacingY(), spacing), first.origin(), first.direction());
    }

    /** A single slice is as thick as it says. */
    double thickness() {
        Slice slice = slices.getFirst();
        double thickness = slice.thickness().orElseThrow(() -> new DicomException(slice + ": "
                + Attribute.SLICE_THICKNESS + " is missing, which a volume of one slice needs"));
        if (!(thickness > 0)) {
            throw new DicomException(slice + ": " + Attribute.SLICE_THICKNESS + " is " + thickness
                    + " mm, but a volume of one slice needs it above 0");
        }
        return thickness;
    }

    /** One slice, its shift taken back where the stack is tilted. */
    Layer.Part part(int index, double weight) {
        Plane first = slices.getFirst().plane();
        Slice slice = slices.get(index);
        return isTilted ? new Layer.Part(slice, settled(column(first, slice)), settled(row(first, slice)), weight)
                : new Layer.Part(slice, 0, 0, weight);
    }

    /** Without the last digits, of which a header knows nothing and by which a whole shift would not be whole. */
    private static double settled(double shift) {
        return Math.rint(shift * 1e6) / 1e6;
    }

    static String mm(double length) {
        return rounded(length, 4) + " mm";
    }

    private static String rounded(double number, int digits) {
        return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
