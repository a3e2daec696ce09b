package org.weft.intensity;

import java.util.Arrays;
import org.weft.grid.Box;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.image.RegionRow;

/**
 * The spheres around a region's voxels in some rows of every slice, by a sweep through the slices that they touch. A slice's rows are summed to
 * discs, each disc goes to the spheres of which it is a part, and a sphere is complete when the last of its slices has passed. Every sphere adds
 * its discs, and every disc its rows, in the same order, however the rows are cut.
 */
final class SphereSweep {

    /** Memory for the totals of spheres that are not complete. */
    private static final long BUDGET = 4L << 20;

    private final Region region;
    private final Box box;
    private final Sphere sphere;
    private final SliceRows slice;
    private final int width;
    private final int depth;
    private final long y0;
    private final int rowCount;
    /** First place of a centre in each row [z][y], and the one behind the last. */
    private final int[] first;
    private final int[] end;
    /** Of the spheres around slice z, at z modulo the sphere's height: sum, and the number of voxels lacking or null for none; [z][y][x]. */
    private final double[][] totals;
    private final double[][] lacking;
    private final double[] whole;
    private final RegionRow centres;

    /** How many rows of a slice a sweep may take without exceeding its memory, at least one. */
    static long affordableRows(Region region, Sphere sphere) {
        return Math.max(1, BUDGET / Double.BYTES / region.roi().box().size().x() / height(sphere));
    }

    private static int height(Sphere sphere) {
        return 2 * sphere.reachZ() + 1;
    }

    /**
     * @param magnitude largest magnitude of an intensity of the region
     * @param rows      of the region's box
     */
    SphereSweep(Region region, Sphere sphere, double magnitude, Block rows) {
        this.region = region;
        this.sphere = sphere;
        box = region.roi().box();
        width = Math.toIntExact(box.size().x());
        depth = Math.toIntExact(box.size().z());
        y0 = box.y0() + rows.from();
        rowCount = Math.toIntExact(rows.to() - rows.from());
        slice = new SliceRows(region, sphere, magnitude, y0 - sphere.reachY(), rowCount + 2 * sphere.reachY());
        first = new int[depth * rowCount];
        end = new int[depth * rowCount];
        totals = new double[height(sphere) * rowCount][width];
        lacking = new double[totals.length][];
        whole = new double[width];
        centres = new RegionRow(region, region.roi().intensity());
        for (Sphere.Disc disc : sphere.discs()) {
            for (Sphere.Row row : disc.rows()) {
                add(slice.whole(row.half()), disc.dz().size(), whole);
            }
        }
    }

    private static void add(double[] values, int times, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * values[i];
        }
    }

    Peak peak() {
        for (int row = 0; row < first.length; row++) {
            findCentres(row);
        }
        Peak peak = Peak.NONE;
        for (int z = -sphere.reachZ(); z < depth + sphere.reachZ(); z++) {
            open(z + sphere.reachZ());
            sweep(z);
            peak = peak.with(close(z - sphere.reachZ()));
        }
        return peak;
    }

    private void findCentres(int row) {
        Mask mask = region.roi().intensity();
        byte[] inside = new byte[width];
        mask.copy(mask.grid().index(box.x0(), y0 + row % rowCount, box.z0() + row / rowCount), inside);
        int low = 0;
        while (low < width && inside[low] == 0) {
            low++;
        }
        int high = width;
        while (high > low && inside[high - 1] == 0) {
            high--;
        }
        first[row] = low;
        end[row] = high;
    }

    private boolean inBox(int z) {
        return 0 <= z && z < depth;
    }

    private int place(int z, int y) {
        return z % height(sphere) * rowCount + y;
    }

    private void open(int z) {
        for (int y = 0; y < rowCount && inBox(z); y++) {
            Arrays.fill(totals[place(z, y)], 0);
            lacking[place(z, y)] = null;
        }
    }

    /** Adds a slice to the spheres that it is a part of. */
    private void sweep(int z) {
        boolean read = false;
        double[] sum = new double[width];
        for (int y = 0; y < rowCount; y++) {
            int low = width;
            int high = 0;
            for (int centre = Math.max(0, z - sphere.reachZ()); centre <= Math.min(depth - 1,
                    z + sphere.reachZ()); centre++) {
                int row = centre * rowCount + y;
                if (first[row] < end[row]) {
                    low = Math.min(low, first[row]);
                    high = Math.max(high, end[row]);
                }
            }
            if (low < high) {
                if (!read) {
                    slice.read(box.z0() + z);
                    read = true;
                }
                for (Sphere.Disc disc : sphere.discs()) {
                    add(disc, z, y, low, high, sum);
                }
            }
        }
    }

    /** Adds a disc around the places {@code low} to before {@code high} of a row to the spheres that have it. */
    private void add(Sphere.Disc disc, int z, int y, int low, int high, double[] sum) {
        DiscRows rows = new DiscRows(slice, disc, y0 + y);
        rows.sum(low, high, sum);
        double[] lost = rows.lacking(width);
        for (int dz : disc.dz()) {
            int centre = z - dz;
            if (inBox(centre)) {
                int row = centre * rowCount + y;
                int place = place(centre, y);
                DiscRows.add(sum, first[row], end[row], totals[place]);
                if (lost != null) {
                    lacking[place] = lacking[place] == null ? new double[width] : lacking[place];
                    DiscRows.add(lost, 0, width, lacking[place]);
                }
            }
        }
    }

    /** The peak of the spheres around the voxels of a slice. */
    private Peak close(int z) {
        Peak peak = Peak.NONE;
        for (int y = 0; y < rowCount && inBox(z); y++) {
            int row = z * rowCount + y;
            if (first[row] < end[row]) {
                centres.read(y0 - box.y0() + y, z);
                peak = peak.with(
                        peak(totals[place(z, y)], lacking[place(z, y)], first[row], end[row]));
            }
        }
        return peak;
    }

    private Peak peak(double[] total, double[] lost, int low, int high) {
        float brightest = Float.NEGATIVE_INFINITY;
        double local = Double.NEGATIVE_INFINITY;
        double global = Double.NEGATIVE_INFINITY;
        for (int x = low; x < high; x++) {
            if (centres.contains(x)) {
                double mean = total[x] / (whole[x] - (lost == null ? 0 : lost[x]));
                float v = centres.at(x);
                global = Math.max(global, mean);
                local = v > brightest ? mean : v == brightest ? Math.max(local, mean) : local;
                brightest = Math.max(brightest, v);
            }
        }
        return new Peak(brightest, local, global);
    }
}
