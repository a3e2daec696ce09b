package org.weft.dicom.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The contours of one region that lie in one plane.
 *
 * @param position of the plane, in slices
 */
record ContourPlane(double position, List<Contour> contours) {

    /** Contours in planes, in the order of these: one lies in a plane if it is at most {@link Contour#PLANE_TOLERANCE} above its first. */
    static List<ContourPlane> of(List<Contour> contours) {
        List<ContourPlane> planes = new ArrayList<>();
        for (Contour contour : contours.stream().sorted(Comparator.comparingDouble(Contour::slice)).toList()) {
            if (planes.isEmpty() || contour.slice() - planes.getLast().position > Contour.PLANE_TOLERANCE) {
                planes.add(new ContourPlane(contour.slice(), new ArrayList<>()));
            }
            planes.getLast().contours.add(contour);
        }
        return planes;
    }

    /** The nearest slice; of two equally near the upper. */
    long slice() {
        return (long) Math.floor(position + 0.5);
    }

    /** How far off it lies, in slices. */
    double offset() {
        return Math.abs(position - slice());
    }
}
