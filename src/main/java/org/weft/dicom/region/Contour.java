package org.weft.dicom.region;

import java.util.Locale;
import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.grid.Grid;
import org.weft.grid.IndexMap;
import org.weft.grid.Spacing;

/**
 * A closed contour in voxel indexes of an image. Its corners are rounded to a 2⁻³²th of a voxel, so that a corner meant to lie on a voxel's
 * centre does, whatever the arithmetic of world coordinates left of it.
 *
 * @param number its place among the region's contours, from 1 on
 * @param x      column of each corner
 * @param y      row of each corner
 * @param slice  middle of the corners' slice indexes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Contour(long number, double[] x, double[] y, double slice) {

    /** How far, in slices, the corners of one contour may lie apart, and those of contours in one plane. */
    static final double PLANE_TOLERANCE = 0.1;

    /** Indexes that are world coordinates. */
    static final Grid WORLD = Grid.of(1, 1, 1, new Spacing(1, 1, 1));

    private static final double LATTICE = 1L << 32;
    private static final double FARTHEST = 1e6;

    /** Refuses one that is damaged, or does not lie in a plane along the image's slices. */
    static Contour of(NamedRegion region, long number, DataSet item, Grid image, IndexMap map) {
        double[] world = world(region, number, item);
        double[] x = new double[world.length / 3];
        double[] y = new double[x.length];
        double[] z = new double[x.length];
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            double a = world[3 * i];
            double b = world[3 * i + 1];
            double c = world[3 * i + 2];
            x[i] = rounded(map.x().at(a, b, c));
            y[i] = rounded(map.y().at(a, b, c));
            z[i] = map.z().at(a, b, c);
            lowest = Math.min(lowest, z[i]);
            highest = Math.max(highest, z[i]);
        }
        if (highest - lowest > PLANE_TOLERANCE) {
            throw new DicomException(String.format(Locale.ROOT,
                    "contour %d of region %s is turned by %.1f degrees against"
                            + " the image's slices and spans %.2f of them, but only contours along the slices are read; give the"
                            + " image series that it was drawn on",
                    number, region, tilt(x, y, z, image.spacing()),
                    highest - lowest));
        }
        return new Contour(number, x, y, (lowest + highest) / 2);
    }

    private static double[] world(NamedRegion region, long number, DataSet item) {
        double[] world = item.numbers(Attribute.CONTOUR_DATA);
        long points = item.whole(Attribute.NUMBER_OF_CONTOUR_POINTS).orElse(world.length / 3);
        if (world.length % 3 != 0 || points != world.length / 3) {
            throw new DicomException("contour " + number + " of region " + region + " has " + world.length
                    + " coordinates, but needs three for each of its " + points
                    + " points; the object is damaged: export it again");
        }
        for (double coordinate : world) {
            if (Math.abs(coordinate) > FARTHEST) {
                throw new DicomException("contour " + number + " of region " + region + " has a coordinate of "
                        + coordinate + " mm, more than a kilometre away; the object is damaged: export it again");
            }
        }
        return world;
    }

    private static double rounded(double index) {
        return Math.rint(index * LATTICE) / LATTICE;
    }

    /** Angle between the contour's plane (Newell's normal) and the slices, in degrees. */
    private static double tilt(double[] x, double[] y, double[] z, Spacing spacing) {
        double nx = 0;
        double ny = 0;
        double nz = 0;
        for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
            nx += (y[j] - y[i]) * (z[j] + z[i]) * spacing.y() * spacing.z();
            ny += (z[j] - z[i]) * (x[j] + x[i]) * spacing.z() * spacing.x();
            nz += (x[j] - x[i]) * (y[j] + y[i]) * spacing.x() * spacing.y();
        }
        return Math.toDegrees(Math.atan2(Math.hypot(nx, ny), Math.abs(nz)));
    }

    int corners() {
        return x.length;
    }

    /** Whether it reaches beyond the outermost voxels' outer edges. */
    boolean reachesBeyond(Grid image) {
        return least(x) < -0.5 || least(y) < -0.5 || most(x) > image.size().x() - 0.5
                || most(y) > image.size().y() - 0.5;
    }

    /** Whether no part of it lies within them. */
    boolean isOutside(Grid image) {
        return most(x) < -0.5 || most(y) < -0.5 || least(x) > image.size().x() - 0.5
                || least(y) > image.size().y() - 0.5;
    }

    static double least(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    static double most(double[] values) {
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            most = Math.max(most, value);
        }
        return most;
    }
}
