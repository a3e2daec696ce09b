package org.weft.intensity;

import java.util.Arrays;
import org.weft.grid.Box;
import org.weft.grid.Size;
import org.weft.image.Region;
import org.weft.image.Volume;
import org.weft.kernel.Workers;

/**
 * Running sums along the rows of an image around a region, for a chunk of slices at a time: the sum over any part of a
 * row in two reads.
 *
 * <p>A row with an intensity that is not finite, or that would drown the region's own in rounding, has no running sums
 * and is added voxel by voxel.
 */
final class RowSums {

    /** Memory for running sums, unless the slices that one sphere touches need more. */
    private static final long BUDGET = 64L << 20;

    /**
     * A row may add up to so many times the region's largest magnitude; rounding then loses 2⁻³³ of that, at most, with
     * each voxel added.
     */
    private static final double MOST = 1 << 20;

    private final Volume volume;
    private final Size size;
    private final Box box;
    private final Sphere sphere;
    private final double limit;
    private final Workers workers;
    private final int rowsPerSlice;
    private final int chunk;
    private final double[][] sums;
    private final boolean[] summed;
    private final double[] counts;
    private long firstSlice;

    /** @param magnitude largest magnitude of an intensity of the region */
    RowSums(Region region, Sphere sphere, double magnitude, Workers workers) {
        this.volume = region.volume();
        this.size = volume.grid().size();
        this.box = region.roi().box();
        this.sphere = sphere;
        this.limit = MOST * magnitude;
        this.workers = workers;
        rowsPerSlice = Math.toIntExact(box.size().y() + 2L * sphere.reachY());
        int length = Math.toIntExact(box.size().x() + 2L * sphere.reachX() + 1);
        long affordable = BUDGET / ((long) Double.BYTES * length * rowsPerSlice) - 2L * sphere.reachZ();
        chunk = Math.toIntExact(Math.clamp(affordable, 1, box.size().z()));
        sums = new double[Math.multiplyExact(rowsPerSlice, chunk + 2 * sphere.reachZ())][length];
        summed = new boolean[sums.length];
        counts = new double[length];
        for (int i = 1; i < length; i++) {
            counts[i] = counts[i - 1] + (inRow(box.x0() - sphere.reachX() + i - 1) ? 1 : 0);
        }
    }

    /** Number of slices whose spheres can be summed after one {@link #fill}. */
    int chunk() {
        return chunk;
    }

    /** Makes the sums that spheres around voxels of a slice, and of up to {@link #chunk} slices from there on, need. */
    void fill(long slice) {
        firstSlice = slice - sphere.reachZ();
        workers.map(Block.split(sums.length, 4L * workers.threadCount()), rows -> {
            for (long row = rows.from(); row < rows.to(); row++) {
                long y = box.y0() - sphere.reachY() + row % rowsPerSlice;
                long z = firstSlice + row / rowsPerSlice;
                if (inSlice(y) && inImage(z)) {
                    summed[(int) row] = fill(sums[(int) row], y, z);
                }
            }
            return rows;
        });
    }

    private boolean fill(double[] row, long y, long z) {
        long start = volume.grid().index(0, y, z);
        double sum = 0;
        double magnitude = 0;
        for (int i = 1; i < row.length; i++) {
            long x = box.x0() - sphere.reachX() + i - 1;
            if (inRow(x)) {
                float v = volume.at(start + x);
                sum += v;
                magnitude += Math.abs(v);
            }
            row[i] = sum;
        }
        return magnitude <= limit;
    }

    /**
     * Sum and number of the voxels in the spheres around the voxels {@code first} to before {@code end} of the box's
     * row (y, z).
     *
     * @param sum   overwritten from {@code first} to {@code end}, like {@code count}
     */
    void spheres(long y, long z, int first, int end, double[] sum, double[] count) {
        Arrays.fill(sum, first, end, 0);
        Arrays.fill(count, first, end, 0);
        int[] rowsOfHalf = new int[sphere.reachX() + 1];
        for (Sphere.Row row : sphere.rows()) {
            if (inSlice(y + row.dy()) && inImage(z + row.dz())) {
                int at = Math.toIntExact(
                        (z + row.dz() - firstSlice) * rowsPerSlice + y + row.dy() - box.y0() + sphere.reachY());
                if (summed[at]) {
                    addDifferences(sums[at], row.half(), 1, first, end, sum);
                    rowsOfHalf[row.half()]++;
                } else {
                    addVoxels(volume.grid().index(0, y + row.dy(), z + row.dz()), row.half(), first, end, sum, count);
                }
            }
        }
        for (int half = 0; half < rowsOfHalf.length; half++) {
            if (rowsOfHalf[half] > 0) {
                addDifferences(counts, half, rowsOfHalf[half], first, end, count);
            }
        }
    }

    /** Adds, times a number of rows, what a row holds at most {@code half} voxels away from each of its voxels. */
    private void addDifferences(double[] running, int half, int times, int first, int end, double[] total) {
        int left = sphere.reachX() - half;
        int right = sphere.reachX() + half + 1;
        for (int i = first; i < end; i++) {
            total[i] += times * (running[i + right] - running[i + left]);
        }
    }

    private void addVoxels(long start, int half, int first, int end, double[] sum, double[] count) {
        for (int i = first; i < end; i++) {
            for (long x = box.x0() + i - half; x <= box.x0() + i + half; x++) {
                float v = inRow(x) ? volume.at(start + x) : Float.NaN;
                if (Float.isFinite(v)) {
                    sum[i] += v;
                    count[i]++;
                }
            }
        }
    }

    private boolean inRow(long x) {
        return 0 <= x && x < size.x();
    }

    private boolean inSlice(long y) {
        return 0 <= y && y < size.y();
    }

    private boolean inImage(long z) {
        return 0 <= z && z < size.z();
    }
}
