package org.weft.dicom.series;

import org.weft.dicom.object.Attribute;
import org.weft.dicom.object.DataSet;
import org.weft.dicom.object.DicomException;
import org.weft.dicom.object.PixelLayout;
import org.weft.grid.Direction;
import org.weft.grid.Point;

/**
 * Where a slice lies.
 *
 * @param origin    the centre of its first pixel
 * @param direction x along its rows, y down its columns, z their cross product: the normal
 * @param spacingX  mm between the pixels of a row, above 0
 * @param spacingY  mm between the rows, above 0
 */
public record Plane(Point origin, Direction direction, double spacingX, double spacingY, int columns, int rows) {

    /** How far components of unit vectors may differ: as far as {@link Direction} lets them be off, 0.06 degrees. */
    private static final double SAME_ORIENTATION = 1e-3;
    /** How far pixel distances may differ, as a share: a twentieth of a pixel over 512. Headers round to six digits or more. */
    private static final double SAME_SPACING = 1e-4;
    /** Within this share of a pixel slices are in the same place: nobody moves a table so little, and computed positions differ by less. */
    private static final double SAME_PLACE = 0.01;
    /** Slices may be off their even places by a hundredth of the distance. */
    private static final double RELATIVE_TOLERANCE = 0.01;
    /**
     * Headers may round positions to a tenth of a millimetre, by which one may be off those of the first and last slices by 0.1 mm; but that
     * excuses no more than a tenth of the distance. Scanners also move the table less exactly than they say: 0.02 mm between beds of a PET.
     */
    private static final double ROUNDING = 0.1;
    private static final double LARGEST_ROUNDING = 0.1;
    /** Farther from the origin, in mm, lies no patient. */
    private static final double FARTHEST = 1e6;

    static Plane of(FrameHeader header, PixelLayout layout) {
        double[] position = header.holder(Attribute.IMAGE_POSITION_PATIENT, Attribute.PLANE_POSITION_SEQUENCE)
                .requireNumbers(Attribute.IMAGE_POSITION_PATIENT, 3);
        for (double coordinate : position) {
            if (!(Math.abs(coordinate) <= FARTHEST)) {
                throw new DicomException(Attribute.IMAGE_POSITION_PATIENT + " is " + coordinate
                        + " mm, but must lie within " + FARTHEST + " mm");
            }
        }
        double[] axes = header.holder(Attribute.IMAGE_ORIENTATION_PATIENT, Attribute.PLANE_ORIENTATION_SEQUENCE)
                .requireNumbers(Attribute.IMAGE_ORIENTATION_PATIENT, 6);
        DataSet measures = header.holder(Attribute.PIXEL_SPACING, Attribute.PIXEL_MEASURES_SEQUENCE);
        double[] spacing = measures.requireNumbers(Attribute.PIXEL_SPACING, 2);
        if (!(spacing[0] > 0 && spacing[1] > 0)) {
            throw new DicomException(Attribute.PIXEL_SPACING + " is " + spacing[0] + " and " + spacing[1]
                    + " mm, but must be above 0");
        }
        return new Plane(new Point(position[0], position[1], position[2]), direction(axes), spacing[1], spacing[0],
                layout.columns(), layout.rows());
    }

    private static Direction direction(double[] a) {
        double x = a[1] * a[5] - a[2] * a[4];
        double y = a[2] * a[3] - a[0] * a[5];
        double z = a[0] * a[4] - a[1] * a[3];
        double length = Math.sqrt(x * x + y * y + z * z);
        try {
            return new Direction(a[0], a[1], a[2], a[3], a[4], a[5], x / length, y / length, z / length);
        } catch (IllegalArgumentException e) {
            throw new DicomException(Attribute.IMAGE_ORIENTATION_PATIENT + " is no pair of orthogonal unit vectors: ("
                    + a[0] + ", " + a[1] + ", " + a[2] + ") and (" + a[3] + ", " + a[4] + ", " + a[5] + ")", e);
        }
    }

    /** How far along the normal a place lies, in mm. */
    double depth(Point place) {
        return place.x() * direction.zx() + place.y() * direction.zy() + place.z() * direction.zz();
    }

    /** How far from its first pixel a place lies along the rows, in pixels. */
    double column(Point place) {
        return ((place.x() - origin.x()) * direction.xx() + (place.y() - origin.y()) * direction.xy()
                + (place.z() - origin.z()) * direction.xz()) / spacingX;
    }

    /** How far from its first pixel a place lies down the columns, in pixels. */
    double row(Point place) {
        return ((place.x() - origin.x()) * direction.yx() + (place.y() - origin.y()) * direction.yy()
                + (place.z() - origin.z()) * direction.yz()) / spacingY;
    }

    boolean isSize(Plane other) {
        return columns == other.columns && rows == other.rows;
    }

    boolean isParallel(Plane other) {
        Direction a = direction;
        Direction b = other.direction;
        double farthest = Math.max(
                Math.max(Math.abs(a.xx() - b.xx()), Math.max(Math.abs(a.xy() - b.xy()), Math.abs(a.xz() - b.xz()))),
                Math.max(Math.abs(a.yx() - b.yx()), Math.max(Math.abs(a.yy() - b.yy()), Math.abs(a.yz() - b.yz()))));
        return farthest <= SAME_ORIENTATION;
    }

    boolean isSpaced(Plane other) {
        return Math.abs(spacingX - other.spacingX) <= SAME_SPACING * spacingX
                && Math.abs(spacingY - other.spacingY) <= SAME_SPACING * spacingY;
    }

    /** Up to how many mm apart two slices count as being in the same place. */
    double samePlace() {
        return SAME_PLACE * Math.min(spacingX, spacingY);
    }

    /** How many mm a place may be off where neighbours lie this many mm apart. */
    static double tolerance(double distance) {
        return Math.max(RELATIVE_TOLERANCE * distance, Math.min(ROUNDING, LARGEST_ROUNDING * distance));
    }
}
