package org.weft.intensity;

import java.util.Arrays;
import java.util.List;
import org.weft.intensity.Sphere.Row;

/** The rows of a disc around the places of one row of a slice. */
record DiscRows(SliceRows slice, Sphere.Disc disc, long y) {

    /** Sets, for the places from {@code low} to before {@code high}, the sum over the disc around each. */
    void sum(int low, int high, double[] sum) {
        List<Row> rows = disc.rows();
        Arrays.fill(sum, low, high, 0);
        int k = 0;
        for (; k + 3 < rows.size(); k += 4) {
            add(sums(rows.get(k)), sums(rows.get(k + 1)), sums(rows.get(k + 2)), sums(rows.get(k + 3)), low, high, sum);
        }
        for (; k < rows.size(); k++) {
            add(sums(rows.get(k)), low, high, sum);
        }
    }

    private double[] sums(Row row) {
        return slice.sums(y + row.dy(), row.half());
    }

    /** How many voxels of the disc around each place have no intensity; null where none has none. */
    double[] lacking(int width) {
        double[] lacking = null;
        for (Row row : disc.rows()) {
            double[] lost = slice.lacking(y + row.dy(), row.half());
            if (lost != null) {
                lacking = lacking == null ? new double[width] : lacking;
                add(lost, 0, width, lacking);
            }
        }
        return lacking;
    }

    /** Four rows at a time: each place of the sum is read and written once for all of them. */
    private static void add(double[] a, double[] b, double[] c, double[] d, int low, int high, double[] sum) {
        for (int i = low; i < high; i++) {
            sum[i] += a[i] + b[i] + (c[i] + d[i]);
        }
    }

    static void add(double[] values, int low, int high, double[] sum) {
        for (int i = low; i < high; i++) {
            sum[i] += values[i];
        }
    }
}
