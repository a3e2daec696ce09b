package org.weft.morphology;

import org.weft.grid.Box;
import org.weft.grid.Spacing;
import org.weft.image.Mask;
import org.weft.image.Region;

/**
 * Sums over the intensities v of a region's intensity mask, row by row; places count in voxels from the first one of the region's box.
 *
 * @param n       number of voxels
 * @param sum     Σ v
 * @param x       Σ v x, and so on
 * @param minimum of v
 * @param maximum of v
 */
record Intensities(long n, double sum, double x, double y, double z, float minimum, float maximum) {

    static Intensities of(Region region) {
        Mask mask = region.roi().intensity();
        Box box = region.roi().box();
        long n = 0;
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        double sumZ = 0;
        float minimum = Float.POSITIVE_INFINITY;
        float maximum = Float.NEGATIVE_INFINITY;
        for (long z = 0; z < box.size().z(); z++) {
            for (long y = 0; y < box.size().y(); y++) {
                long first = mask.grid().index(box.x0(), box.y0() + y, box.z0() + z);
                double row = 0;
                double rowX = 0;
                for (long x = 0; x < box.size().x(); x++) {
                    if (mask.contains(first + x)) {
                        float v = region.volume().at(first + x);
                        n++;
                        row += v;
                        rowX += (double) v * x;
                        minimum = Math.min(minimum, v);
                        maximum = Math.max(maximum, v);
                    }
                }
                sum += row;
                sumX += rowX;
                sumY += row * y;
                sumZ += row * z;
            }
        }
        return new Intensities(n, sum, sumX, sumY, sumZ, minimum, maximum);
    }

    double mean() {
        return sum / n;
    }

    boolean isConstant() {
        return minimum == maximum;
    }

    /** The centre of mass, in mm from the centre of the box's first voxel; not finite where the sum is 0. */
    Vector centre(Spacing spacing) {
        return new Vector(x / sum * spacing.x(), y / sum * spacing.y(), z / sum * spacing.z());
    }
}
