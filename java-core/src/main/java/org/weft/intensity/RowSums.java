package org.weft.intensity;

import org.weft.grid.Box;
import org.weft.grid.Reach;
import org.weft.grid.Size;
import org.weft.image.Region;
import org.weft.image.Volume;
import org.weft.kernel.Slab;
import org.weft.kernel.Workers;

/**
 * Running sums along the rows of an image around a region, for a band of slices at a time: the sum over any part of a
 * row in two reads.
 *
 * <p>A row with an intensity that is not finite, or that would drown the region's own in rounding, has no running sums
 * and is added voxel by voxel.
 */
final class RowSums {

    /** Memory for running sums, or one slice's where that is larger: twice that of its intensities. */
    private static final long BUDGET = 32L << 20;

    /**
     * A row may add up to so many times the region's largest magnitude; rounding then loses 2⁻³³ of that, at most, with
     * each voxel added.
     */
    private static final double MOST = 1 << 20;

    private final Volume volume;
    private final Box box;
    private final Box near;
    private final Sphere sphere;
    private final double limit;
    private final Workers workers;
    private final int rowsPerSlice;
    private final double[][] sums;
    private final boolean[] summed;
    private final double[] counts;
    private Slab band;

    /** @param magnitude largest magnitude of an intensity of the region */
    RowSums(Region region, Sphere sphere, double magnitude, Workers workers) {
        this.volume = region.volume();
        this.box = region.roi().box();
        this.sphere = sphere;
        this.limit = MOST * magnitude;
        this.workers = workers;
        near = box.grow(new Reach(sphere.reachX(), sphere.reachY(), sphere.reachZ()), volume.grid().size());
        Size size = near.size();
        rowsPerSlice = Math.toIntExact(size.y());
        int length = Math.toIntExact(box.size().x() + 2L * sphere.reachX() + 1);
        long affordable = BUDGET / ((long) Double.BYTES * length * rowsPerSlice);
        sums = new double[Math.toIntExact(rowsPerSlice * Math.clamp(affordable, 1, size.z()))][length];
        summed = new boolean[sums.length];
        counts = new double[length];
        for (int i = 1; i < length; i++) {
            counts[i] = counts[i - 1] + (inImage(box.x0() - sphere.reachX() + i - 1) ? 1 : 0);
        }
    }

    /** The slices that spheres around voxels of some slices touch, in bands that are summed one after the other. */
    Iterable<Slab> bands(Slab centres) {
        long z0 = Math.max(near.z0(), centres.z0() - sphere.reachZ());
        long z1 = Math.min(near.z1(), centres.z1() + sphere.reachZ());
        return Slab.split(z1 - z0, Math.ceilDiv(z1 - z0, sums.length / rowsPerSlice)).stream()
                .map(slab -> new Slab(z0 + slab.z0(), z0 + slab.z1())).toList();
    }

    /** Makes the sums of the slices of a band. */
    void fill(Slab slices) {
        band = slices;
        long rowCount = rowsPerSlice * (band.z1() - band.z0());
        workers.map(Block.split(rowCount, 4L * workers.threadCount()), rows -> {
            for (long row = rows.from(); row < rows.to(); row++) {
                long start = volume.grid().index(0, near.y0() + row % rowsPerSlice, band.z0() + row / rowsPerSlice);
                summed[(int) row] = fill(sums[(int) row], start);
            }
            return rows;
        });
    }

    private boolean fill(double[] row, long start) {
        double sum = 0;
        double magnitude = 0;
        for (int i = 1; i < row.length; i++) {
            long x = box.x0() - sphere.reachX() + i - 1;
            if (inImage(x)) {
                float v = volume.at(start + x);
                sum += v;
                magnitude += Math.abs(v);
            }
            row[i] = sum;
        }
        return magnitude <= limit;
    }

    /**
     * Adds sum and number of the voxels in the band's part of the spheres around the voxels {@code first} to before
     * {@code end} of the box's row (y, z).
     *
     * @param at where the totals of the row begin
     */
    void addSpheres(long y, long z, int first, int end, double[] sum, double[] count, int at) {
        int[] rowsOfHalf = new int[sphere.reachX() + 1];
        long last = Math.min(z + sphere.reachZ(), band.z1() - 1);
        for (long slice = Math.max(z - sphere.reachZ(), band.z0()); slice <= last; slice++) {
            for (Sphere.Row row : sphere.rows((int) (slice - z))) {
                long place = y + row.dy() - near.y0();
                if (place < 0 || place >= rowsPerSlice) {
                    continue;
                }
                int held = (int) (rowsPerSlice * (slice - band.z0()) + place);
                if (summed[held]) {
                    addDifferences(sums[held], row.half(), 1, first, end, sum, at);
                    rowsOfHalf[row.half()]++;
                } else {
                    addVoxels(volume.grid().index(0, y + row.dy(), slice), row.half(), first, end, sum, count, at);
                }
            }
        }
        for (int half = 0; half < rowsOfHalf.length; half++) {
            if (rowsOfHalf[half] > 0) {
                addDifferences(counts, half, rowsOfHalf[half], first, end, count, at);
            }
        }
    }

    /** Adds, times a number of rows, what a row holds at most {@code half} voxels away from each of its voxels. */
    private void addDifferences(double[] running, int half, int times, int first, int end, double[] total, int at) {
        int left = sphere.reachX() - half;
        int right = sphere.reachX() + half + 1;
        for (int i = first; i < end; i++) {
            total[at + i] += times * (running[i + right] - running[i + left]);
        }
    }

    private void addVoxels(long start, int half, int first, int end, double[] sum, double[] count, int at) {
        for (int i = first; i < end; i++) {
            for (long x = box.x0() + i - half; x <= box.x0() + i + half; x++) {
                float v = inImage(x) ? volume.at(start + x) : Float.NaN;
                if (Float.isFinite(v)) {
                    sum[at + i] += v;
                    count[at + i]++;
                }
            }
        }
    }

    private boolean inImage(long x) {
        return 0 <= x && x < volume.grid().size().x();
    }
}
