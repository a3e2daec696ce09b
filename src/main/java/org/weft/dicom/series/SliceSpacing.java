package org.weft.dicom.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The even distance at which the slices of a volume lie, taken from where the slices of a stack do.
 *
 * @param step  mm
 * @param count slices of the volume
 * @param isAsIs whether each of them is one of the stack's
 */
record SliceSpacing(double step, long count, boolean isAsIs) {

    /** Of a stack with more slices to be made up than there are, nothing is made. */
    private static final int LARGEST_GROWTH = 2;

    static SliceSpacing of(SliceStack stack, List<Fault> faults) {
        double[] depths = stack.depths();
        int slices = depths.length;
        if (slices == 1) {
            return new SliceSpacing(stack.thickness(), 1, true);
        }
        double usual = median(depths);
        double[] places = new double[slices];
        for (int i = 1; i < slices; i++) {
            places[i] = places[i - 1] + Math.max(1, Math.rint((depths[i] - depths[i - 1]) / usual));
        }
        double extent = depths[slices - 1];
        double step = extent / places[slices - 1];
        if (farthestOff(depths, places, step) > Plane.tolerance(step)) {
            return uneven(stack, usual, faults);
        }
        long count = count(places[slices - 1]);
        if (count > slices) {
            faults.add(gap(stack, places, step, count));
        }
        return new SliceSpacing(step, bounded(count, slices), count == slices);
    }

    /** The middle one of the distances between neighbours, or the smaller of two. */
    private static double median(double[] depths) {
        double[] steps = steps(depths);
        Arrays.sort(steps);
        return steps[(steps.length - 1) / 2];
    }

    private static double[] steps(double[] depths) {
        double[] steps = new double[depths.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = depths[i + 1] - depths[i];
        }
        return steps;
    }

    private static double farthestOff(double[] depths, double[] places, double step) {
        double farthest = 0;
        for (int i = 0; i < depths.length; i++) {
            farthest = Math.max(farthest, Math.abs(depths[i] - places[i] * step));
        }
        return farthest;
    }

    /** Slices around so many distances; all too many are many enough. */
    private static long count(double distances) {
        return (long) Math.min(distances, Integer.MAX_VALUE) + 1;
    }

    /** The grid of a series that is refused anyway need not be as long as its slices would make it. */
    private static long bounded(long count, int slices) {
        return count > (long) LARGEST_GROWTH * slices ? slices : count;
    }

    private static Fault gap(SliceStack stack, double[] places, double step, long count) {
        int slices = places.length;
        int gaps = 0;
        int first = -1;
        for (int i = 1; i < slices; i++) {
            if (places[i] - places[i - 1] > 1) {
                gaps++;
                first = first < 0 ? i : first;
            }
        }
        long missing = count - slices;
        String problem = missing + (missing == 1 ? " slice is missing: " : " slices are missing: ")
                + between(stack, first) + ", others " + SliceStack.mm(step)
                + (gaps > 1 ? " (the first of " + gaps + " gaps)" : "");
        return made(Fault.Kind.GAP, problem, count, slices,
                "fills in " + missing + ", interpolating linearly between the neighbours");
    }

    private static SliceSpacing uneven(SliceStack stack, double usual, List<Fault> faults) {
        double[] depths = stack.depths();
        int slices = depths.length;
        double[] steps = steps(depths);
        int oddest = 1;
        for (int i = 1; i < slices; i++) {
            if (Math.abs(steps[i - 1] - usual) > Math.abs(steps[oddest - 1] - usual)) {
                oddest = i;
            }
        }
        double extent = depths[slices - 1];
        long count = count(Math.rint(extent / usual));
        double step = extent / (count - 1);
        String problem = "the slices do not lie evenly: " + between(stack, oddest) + ", others "
                + SliceStack.mm(usual);
        faults.add(made(Fault.Kind.UNEVEN_SPACING, problem, count, slices, "resamples " + slices + " slices to " + count
                + ", " + SliceStack.mm(step) + " apart, interpolating linearly between the neighbours"));
        return new SliceSpacing(step, bounded(count, slices), false);
    }

    private static String between(SliceStack stack, int index) {
        Slice before = stack.slices().get(index - 1);
        Slice after = stack.slices().get(index);
        return before + " at " + before.plane().origin() + " and " + after + " at " + after.plane().origin() + " lie "
                + SliceStack.mm(stack.depths()[index] - stack.depths()[index - 1]) + " apart";
    }

    private static Fault made(Fault.Kind kind, String problem, long count, int slices, String repair) {
        return count > (long) LARGEST_GROWTH * slices
                ? Fault.fatal(kind, problem + "; a volume would have " + count + " slices, most of them made up: export"
                        + " the whole series again")
                : Fault.repairable(kind, problem, repair);
    }

    /** What each slice of the volume is made of. */
    List<Layer> layers(SliceStack stack) {
        double[] depths = stack.depths();
        List<Layer> layers = new ArrayList<>();
        int below = 0;
        for (int k = 0; k < count; k++) {
            double depth = k * step;
            while (below < depths.length - 2 && depths[below + 1] <= depth) {
                below++;
            }
            layers.add(isAsIs ? new Layer(List.of(stack.part(k, 1))) : between(stack, below, depth));
        }
        return layers;
    }

    /** The slice in a place, or two neighbours mixed. */
    private Layer between(SliceStack stack, int below, double depth) {
        double[] depths = stack.depths();
        if (Math.abs(depth - depths[below]) <= Plane.tolerance(step)) {
            return new Layer(List.of(stack.part(below, 1)));
        }
        if (Math.abs(depth - depths[below + 1]) <= Plane.tolerance(step)) {
            return new Layer(List.of(stack.part(below + 1, 1)));
        }
        double share = (depth - depths[below]) / (depths[below + 1] - depths[below]);
        return new Layer(List.of(stack.part(below, 1 - share), stack.part(below + 1, share)));
    }
}
