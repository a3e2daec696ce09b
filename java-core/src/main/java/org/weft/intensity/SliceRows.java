package org.weft.intensity;

import java.util.Arrays;
import org.weft.grid.Box;
import org.weft.image.Region;
import org.weft.image.Volume;

/**
 * Some rows of one slice of an image after the other, and of each row, around every voxel, the sums over the rows of a {@link Sphere}: the
 * difference of two running sums. Places along x count from the region's box.
 *
 * <p>A row with an intensity that is not finite, or that would drown the region's own in rounding, is added voxel by voxel, without what is not
 * finite.
 */
final class SliceRows {

    /**
     * A row may add up to so many times the region's largest magnitude; rounding then loses 2⁻³³ of that, at most, with
     * each voxel added.
     */
    private static final double MOST = 1 << 20;

    private final Volume volume;
    private final long x0;
    private final long y0;
    private final int width;
    private final int reach;
    private final double limit;
    /** The part of a row that lies in the image and within reach of the box. */
    private final float[] voxels;
    private final long from;
    private final double[] running;
    /** By row and half: float64[x]; null where the sphere has no row of that length. */
    private final double[][][] sums;
    private final double[][][] missing;
    /** By row: what is missing, or null. */
    private final double[][][] lacking;
    /** By half: the voxels of the image in a row that long around each place. */
    private final double[][] whole;

    /**
     * @param magnitude largest magnitude of an intensity of the region
     * @param y0        first row, which may lie outside the image
     */
    SliceRows(Region region, Sphere sphere, double magnitude, long y0, int rowCount) {
        Box box = region.roi().box();
        volume = region.volume();
        x0 = box.x0();
        this.y0 = y0;
        width = Math.toIntExact(box.size().x());
        reach = sphere.reachX();
        limit = MOST * magnitude;
        from = Math.max(0, x0 - reach);
        voxels = new float[Math.toIntExact(Math.min(volume.grid().size().x(), x0 + width + reach) - from)];
        running = new double[Math.addExact(width, 2 * reach + 1)];
        sums = new double[rowCount][reach + 1][];
        missing = new double[rowCount][reach + 1][];
        lacking = new double[rowCount][][];
        whole = new double[reach + 1][];
        for (int i = 1; i < running.length; i++) {
            running[i] = running[i - 1] + (inImage(x0 - reach + i - 1) ? 1 : 0);
        }
        for (int half : sphere.halves()) {
            whole[half] = new double[width];
            takeDifferences(half, whole[half]);
            for (int row = 0; row < rowCount; row++) {
                sums[row][half] = new double[width];
            }
        }
    }

    /** Takes in a slice, which may lie outside the image. */
    void read(long z) {
        for (int row = 0; row < sums.length; row++) {
            long y = y0 + row;
            if (z < 0 || z >= volume.grid().size().z() || y < 0 || y >= volume.grid().size().y()) {
                lacking[row] = whole;
                forEachHalf((half, _) -> Arrays.fill(half, 0), sums[row]);
            } else {
                read(row, volume.grid().index(0, y, z));
            }
        }
    }

    private interface OfHalf {
        void accept(double[] values, int half);
    }

    private void forEachHalf(OfHalf action, double[][] values) {
        for (int half = 0; half <= reach; half++) {
            if (whole[half] != null) {
                action.accept(values[half], half);
            }
        }
    }

    private void read(int row, long start) {
        if (run(start)) {
            lacking[row] = null;
            forEachHalf((values, half) -> takeDifferences(half, values), sums[row]);
        } else {
            lacking[row] = missing[row];
            forEachHalf((values, half) -> {
                missing[row][half] = new double[width];
                addVoxels(start, half, values, missing[row][half]);
            }, sums[row]);
        }
    }

    /** Makes the running sums of a row; says whether they can be used. */
    private boolean run(long start) {
        volume.copy(start + from, voxels);
        int place = Math.toIntExact(from - x0) + reach + 1;
        double sum = 0;
        double magnitude = 0;
        for (float v : voxels) {
            sum += v;
            magnitude += Math.abs(v);
            running[place++] = sum;
        }
        Arrays.fill(running, place, running.length, sum);
        return magnitude <= limit;
    }

    private void takeDifferences(int half, double[] differences) {
        int left = reach - half;
        int right = reach + half + 1;
        for (int i = 0; i < differences.length; i++) {
            differences[i] = running[i + right] - running[i + left];
        }
    }

    private void addVoxels(long start, int half, double[] sum, double[] lost) {
        for (int i = 0; i < width; i++) {
            sum[i] = 0;
            for (long x = x0 + i - half; x <= x0 + i + half; x++) {
                if (inImage(x)) {
                    float v = volume.at(start + x);
                    sum[i] += Float.isFinite(v) ? v : 0;
                    lost[i] += Float.isFinite(v) ? 0 : 1;
                }
            }
        }
    }

    private boolean inImage(long x) {
        return 0 <= x && x < volume.grid().size().x();
    }

    /** Around each place, the sum over {@code 2·half + 1} voxels of a row; float64[x]. */
    double[] sums(long y, int half) {
        return sums[(int) (y - y0)][half];
    }

    /** Around each place, how many of these voxels of the image along x have no intensity, or null for none; float64[x]. */
    double[] lacking(long y, int half) {
        double[][] row = lacking[(int) (y - y0)];
        return row == null ? null : row[half];
    }

    /** Around each place, how many voxels {@code 2·half + 1} voxels of a row have within the image's borders along x; float64[x]. */
    double[] whole(int half) {
        return whole[half];
    }
}
