package org.weft.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether a mask lies on its image's grid, and if not, what differs, in words.
 * Two grids are the same when they have equally many voxels along each axis and each of the eight corner voxels of one
 * lies within {@value #TOLERANCE} voxel, along every axis, of the same corner of the other.
 *
 * @param differences what differs, a clause each; empty for the same grid
 */
public record GridComparison(List<String> differences) {

    /** How far two corners may lie apart, in voxels along each axis. */
    public static final double TOLERANCE = 0.01;

    private static final char[] AXES = {'x', 'y', 'z'};

    public GridComparison {
        differences = List.copyOf(differences);
    }

    public static GridComparison of(Grid image, Grid mask) {
        double apart = cornersApart(image, mask);
        boolean same = apart <= TOLERANCE && image.size().equals(mask.size());
        return new GridComparison(same ? List.of() : diagnose(image, mask, apart));
    }

    public boolean same() {
        return differences.isEmpty();
    }

    @Override
    public String toString() {
        return same() ? "same grid" : String.join(", ", differences);
    }

    /** Largest distance, in voxels along an axis, of a corner voxel of the image from its own index in the mask's grid. */
    private static double cornersApart(Grid image, Grid mask) {
        IndexMap map = IndexMap.between(image, mask);
        double apart = 0;
        for (int corner = 0; corner < 8; corner++) {
            double x = (corner & 1) * (image.size().x() - 1.0);
            double y = (corner >> 1 & 1) * (image.size().y() - 1.0);
            double z = (corner >> 2) * (image.size().z() - 1.0);
            apart = Math.max(apart, Math.abs(map.x().at(x, y, z) - x));
            apart = Math.max(apart, Math.abs(map.y().at(x, y, z) - y));
            apart = Math.max(apart, Math.abs(map.z().at(x, y, z) - z));
        }
        return apart;
    }

    private static List<String> diagnose(Grid image, Grid mask, double apart) {
        List<String> found = new ArrayList<>();
        Axes axes = Axes.of(image, mask);
        if (!image.size().equals(mask.size())) {
            found.add("the image has " + image.size() + " voxels and the mask " + mask.size());
        }
        if (axes.turned) {
            found.add(String.format(Locale.ROOT, "the mask's axes are turned by %.2f degrees against the image's",
                    axes.degrees));
        } else if (axes.permuted()) {
            found.add("the mask's x, y and z axes run along the image's " + axes.order());
        } else if (axes.flipped() > 0) {
            found.add("the mask's " + axes.flips() + (axes.flipped() > 1 ? " axes run" : " axis runs")
                    + " the other way");
        }
        if (!axes.permuted() && spacingDiffers(image, mask)) {
            found.add("the image's voxels are " + image.spacing() + " and the mask's " + mask.spacing());
        }
        if (found.isEmpty() || (axes.aligned() && !spacingDiffers(image, mask))) {
            addShift(image, mask, found);
        }
        if (found.isEmpty()) {
            found.add(String.format(Locale.ROOT, "the mask's corners lie up to %.2f voxels off the image's", apart));
        }
        return found;
    }

    private static boolean spacingDiffers(Grid image, Grid mask) {
        Spacing a = image.spacing();
        Spacing b = mask.spacing();
        Size n = image.size();
        return differs(a.x(), b.x(), n.x()) || differs(a.y(), b.y(), n.y()) || differs(a.z(), b.z(), n.z());
    }

    private static boolean differs(double a, double b, long voxels) {
        return Math.abs(a - b) * Math.max(1, voxels - 1) > TOLERANCE * a;
    }

    private static void addShift(Grid image, Grid mask, List<String> found) {
        IndexMap map = IndexMap.between(mask, image);
        if (Math.abs(map.x().shift()) > TOLERANCE || Math.abs(map.y().shift()) > TOLERANCE
                || Math.abs(map.z().shift()) > TOLERANCE) {
            Point from = image.origin();
            Point to = mask.origin();
            found.add(String.format(Locale.ROOT, "the mask is shifted by (%.4g, %.4g, %.4g) mm", to.x() - from.x(),
                    to.y() - from.y(), to.z() - from.z()));
        }
    }

    /** How the mask's axes lie to the image's: for each of them the nearest axis of the image and its sign. */
    private record Axes(int[] nearest, boolean[] reversed, boolean turned, double degrees) {

        static Axes of(Grid image, Grid mask) {
            double[][] steps = rows(IndexMap.between(image, mask));
            double[] from = {image.spacing().x(), image.spacing().y(), image.spacing().z()};
            double[] to = {mask.spacing().x(), mask.spacing().y(), mask.spacing().z()};
            long[] size = {image.size().x(), image.size().y(), image.size().z()};
            int[] nearest = new int[3];
            boolean[] reversed = new boolean[3];
            boolean turned = false;
            double degrees = 0;
            for (int i = 0; i < 3; i++) {
                double best = 0;
                for (int j = 0; j < 3; j++) {
                    double cosine = steps[i][j] * to[i] / from[j];
                    if (Math.abs(cosine) > Math.abs(best)) {
                        best = cosine;
                        nearest[i] = j;
                    }
                }
                reversed[i] = best < 0;
                degrees = Math.max(degrees, Math.toDegrees(Math.acos(Math.min(1, Math.abs(best)))));
                for (int j = 0; j < 3; j++) {
                    turned |= j != nearest[i] && Math.abs(steps[i][j]) * (size[j] - 1) > TOLERANCE;
                }
            }
            return new Axes(nearest, reversed, turned, degrees);
        }

        private static double[][] rows(IndexMap map) {
            return new double[][] {{map.x().ofX(), map.x().ofY(), map.x().ofZ()},
                {map.y().ofX(), map.y().ofY(), map.y().ofZ()}, {map.z().ofX(), map.z().ofY(), map.z().ofZ()}};
        }

        boolean permuted() {
            return nearest[0] != 0 || nearest[1] != 1 || nearest[2] != 2;
        }

        int flipped() {
            return (int) IntStream.range(0, 3).filter(i -> reversed[i]).count();
        }

        boolean aligned() {
            return !turned && !permuted() && flipped() == 0;
        }

        String order() {
            return IntStream.range(0, 3).mapToObj(i -> (reversed[i] ? "-" : "") + AXES[nearest[i]])
                    .collect(Collectors.joining(", "));
        }

        String flips() {
            return IntStream.range(0, 3).filter(i -> reversed[i]).mapToObj(i -> String.valueOf(AXES[i]))
                    .collect(Collectors.joining(" and "));
        }
    }
}
