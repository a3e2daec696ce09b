package org.weft.morphology;

import java.util.List;
import java.util.stream.LongStream;
import org.weft.grid.Spacing;
import org.weft.image.Region;
import org.weft.image.RegionRow;
import org.weft.kernel.Workers;

/**
 * Sums over the intensities v of a region's intensity mask, by rows and then by slices; places count in voxels from the first one of the region's box.
 *
 * @param n       number of voxels
 * @param sum     Σ v
 * @param x       Σ v x, and so on
 * @param minimum of v
 * @param maximum of v
 */
record Intensities(long n, double sum, double x, double y, double z, float minimum, float maximum) {

    private static final Intensities NONE = new Intensities(0, 0, 0, 0, 0, Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY);

    static Intensities of(Region region, Workers workers) {
        List<Long> slices = LongStream.range(0, region.roi().box().size().z()).boxed().toList();
        return workers.map(slices, z -> ofSlice(region, z)).stream().reduce(NONE, Intensities::plus);
    }

    private static Intensities ofSlice(Region region, long z) {
        RegionRow row = new RegionRow(region, region.roi().intensity());
        Intensities sum = NONE;
        for (long y = 0; y < region.roi().box().size().y(); y++) {
            row.read(y, z);
            sum = sum.plus(ofRow(row, y, z));
        }
        return sum;
    }

    private static Intensities ofRow(RegionRow row, long y, long z) {
        long n = 0;
        double sum = 0;
        double sumX = 0;
        float minimum = Float.POSITIVE_INFINITY;
        float maximum = Float.NEGATIVE_INFINITY;
        for (int x = 0; x < row.length(); x++) {
            if (row.contains(x)) {
                float v = row.at(x);
                n++;
                sum += v;
                sumX += (double) v * x;
                minimum = Math.min(minimum, v);
                maximum = Math.max(maximum, v);
            }
        }
        return new Intensities(n, sum, sumX, sum * y, sum * z, minimum, maximum);
    }

    private Intensities plus(Intensities o) {
        return new Intensities(n + o.n, sum + o.sum, x + o.x, y + o.y, z + o.z, Math.min(minimum, o.minimum),
                Math.max(maximum, o.maximum));
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
