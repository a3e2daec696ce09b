package org.weft.dicom.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.PixelLayout;
import org.weft.grid.Direction;
import org.weft.grid.Grid;
import org.weft.grid.GridComparison;
import org.weft.grid.IndexMap;
import org.weft.grid.Point;
import org.weft.grid.Size;
import org.weft.grid.Spacing;

/**
 * What all frames of a segmentation have in common: how their pixels lie.
 *
 * @param direction x along the rows, y along the columns, z across the frames
 * @param spacing   z 1 mm, as it differs between objects who says it
 * @param between   what the object says of the distance of neighbouring slices, in mm
 * @param thickness and of their thickness
 */
record FrameGeometry(Size size, Direction direction, Spacing spacing, OptionalDouble between,
        OptionalDouble thickness) {

    private static final double SAME = 1e-4;
    private static final long MOST_SLICES = 10_000;

    /** Refuses frames that differ from each other. */
    static FrameGeometry of(PixelLayout layout, List<List<DataSet>> groups) {
        double[] first = numbers(groups.getFirst());
        for (int i = 1; i < groups.size(); i++) {
            double[] other = numbers(groups.get(i));
            for (int j = 0; j < first.length; j++) {
                if (Math.abs(first[j] - other[j]) > SAME) {
                    throw new DicomException("frames 1 and " + (i + 1) + " differ in orientation or pixel spacing ("
                            + first[j] + " and " + other[j] + "), so that they have no common grid");
                }
            }
        }
        Optional<DataSet> measures = SegmentFrame.macro(groups.getFirst(), Attribute.PIXEL_MEASURES_SEQUENCE);
        return new FrameGeometry(new Size(layout.columns(), layout.rows(), 1),
                new Direction(first[0], first[1], first[2], first[3], first[4], first[5],
                        first[1] * first[5] - first[2] * first[4], first[2] * first[3] - first[0] * first[5],
                        first[0] * first[4] - first[1] * first[3]),
                new Spacing(first[7], first[6], 1), positive(measures, Attribute.SPACING_BETWEEN_SLICES),
                positive(measures, Attribute.SLICE_THICKNESS));
    }

    /** Cosines of the rows, cosines of the columns, distance of the rows, distance of the columns. */
    private static double[] numbers(List<DataSet> groups) {
        return DoubleStream.concat(
                required(groups, Attribute.PLANE_ORIENTATION_SEQUENCE, Attribute.IMAGE_ORIENTATION_PATIENT, 6),
                required(groups, Attribute.PIXEL_MEASURES_SEQUENCE, Attribute.PIXEL_SPACING, 2)).toArray();
    }

    private static DoubleStream required(List<DataSet> groups, Attribute sequence, Attribute attribute, int count) {
        return Arrays
                .stream(SegmentFrame.macro(groups, sequence).orElse(DataSet.EMPTY).requireNumbers(attribute, count));
    }

    private static OptionalDouble positive(Optional<DataSet> measures, Attribute attribute) {
        return measures.map(item -> item.number(attribute)).filter(n -> n.isPresent() && n.getAsDouble() > 0)
                .orElse(OptionalDouble.empty());
    }

    /**
     * The index of an image's voxel on which a frame's first pixel lies, if every pixel lies on a voxel's centre, or would if the image went
     * on: each corner within {@link GridComparison#TOLERANCE} voxel along each axis.
     */
    Optional<long[]> place(Point position, Grid image) {
        IndexMap map = IndexMap.between(new Grid(size, spacing, position, direction), image);
        double[] exact = {map.x().shift(), map.y().shift(), map.z().shift()};
        long[] first = Arrays.stream(exact).mapToLong(Math::round).toArray();
        for (int corner = 0; corner < 4; corner++) {
            double x = (corner & 1) * (size.x() - 1.0);
            double y = (corner >> 1) * (size.y() - 1.0);
            double apart = Math.max(Math.abs(map.z().at(x, y, 0) - first[2]),
                    Math.max(Math.abs(map.x().at(x, y, 0) - first[0] - x),
                            Math.abs(map.y().at(x, y, 0) - first[1] - y)));
            if (!(apart <= GridComparison.TOLERANCE)) {
                return Optional.empty();
            }
        }
        return Optional.of(first);
    }

    /**
     * The smallest grid on which all of these positions lie: slices as far apart as the object says or, where its positions do not fit that,
     * as the nearest two of them. Refuses positions that fit neither.
     */
    Grid grid(List<Point> positions) {
        Point first = positions.stream().min((a, b) -> Double.compare(height(a), height(b))).orElseThrow();
        IndexMap map = IndexMap.between(Contour.WORLD, new Grid(size, spacing, first, direction));
        double[] heights = new double[positions.size()];
        for (int i = 0; i < heights.length; i++) {
            Point p = positions.get(i);
            heights[i] = map.z().at(p.x(), p.y(), p.z());
            double aside = Math.max(Math.abs(map.x().at(p.x(), p.y(), p.z())),
                    Math.abs(map.y().at(p.x(), p.y(), p.z())));
            if (aside > GridComparison.TOLERANCE) {
                throw new DicomException(
                        String.format(Locale.ROOT, "its frames are shifted by up to %.2f pixels against"
                                + " each other in their plane, so that they have no common grid", aside));
            }
        }
        Arrays.sort(heights);
        double step = step(heights);
        long slices = Math.round(heights[heights.length - 1] / step) + 1;
        if (slices > MOST_SLICES) {
            throw new DicomException("its frames span " + slices + " slices, more than the " + MOST_SLICES
                    + " that a grid of its own may have; give an image on its grid");
        }
        return new Grid(new Size(size.x(), size.y(), slices), new Spacing(spacing.x(), spacing.y(), step), first,
                direction);
    }

    private double height(Point p) {
        return p.x() * direction.zx() + p.y() * direction.zy() + p.z() * direction.zz();
    }

    private double step(double[] heights) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < heights.length; i++) {
            double gap = heights[i] - heights[i - 1];
            least = gap > SAME ? Math.min(least, gap) : least;
        }
        List<Double> candidates = new ArrayList<>();
        between.ifPresent(candidates::add);
        (least < Double.POSITIVE_INFINITY ? OptionalDouble.of(least) : thickness).ifPresent(candidates::add);
        if (candidates.isEmpty()) {
            throw new DicomException(
                    Attribute.SLICE_THICKNESS + " is missing, so that nobody knows how far the only slice"
                            + " of the segmentation reaches");
        }
        for (double step : candidates) {
            if (Arrays.stream(heights)
                    .allMatch(h -> Math.abs(h / step - Math.rint(h / step)) <= GridComparison.TOLERANCE)) {
                return step;
            }
        }
        throw new DicomException(
                String.format(Locale.ROOT, "its frames do not lie at equal distances: the nearest two are"
                        + " %.4g mm apart, and others no multiple of that, so that they have no common grid", least));
    }
}
