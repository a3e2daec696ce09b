package org.weft.morphology;

import java.math.BigInteger;
import org.weft.grid.Box;
import org.weft.grid.Spacing;
import org.weft.image.Mask;

/** Exact sums over the voxel centres of a mask, in voxels from the first one of its box. */
record CentreMoments(long n, long x, long y, long z, long xx, long yy, long zz, long xy, long xz, long yz) {

    static CentreMoments of(Mask mask, Box box) {
        long[] s = new long[10];
        for (long z = 0; z < box.size().z(); z++) {
            for (long y = 0; y < box.size().y(); y++) {
                long row = mask.grid().index(box.x0(), box.y0() + y, box.z0() + z);
                long n = 0;
                long sx = 0;
                long sxx = 0;
                for (long x = 0; x < box.size().x(); x++) {
                    if (mask.contains(row + x)) {
                        n++;
                        sx += x;
                        sxx += x * x;
                    }
                }
                long[] terms = {n, sx, n * y, n * z, sxx, n * y * y, n * z * z, sx * y, sx * z, n * y * z};
                for (int k = 0; k < terms.length; k++) {
                    s[k] += terms[k];
                }
            }
        }
        return new CentreMoments(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[8], s[9]);
    }

    /** The centroid, in mm from the centre of the box's first voxel. */
    Vector centroid(Spacing spacing) {
        return new Vector((double) x / n * spacing.x(), (double) y / n * spacing.y(), (double) z / n * spacing.z());
    }

    /** The sample covariance, divided by n - 1 as the consensus asks for, in mm²; 0 for a single voxel. */
    SymmetricMatrix covariance(Spacing s) {
        return new SymmetricMatrix(covariance(xx, x, x) * s.x() * s.x(), covariance(yy, y, y) * s.y() * s.y(),
                covariance(zz, z, z) * s.z() * s.z(), covariance(xy, x, y) * s.x() * s.y(),
                covariance(xz, x, z) * s.x() * s.z(),
                covariance(yz, y, z) * s.y() * s.z());
    }

    /** (n Σpq - Σp Σq) / (n (n - 1)), the numerator exact. */
    private double covariance(long pq, long p, long q) {
        BigInteger numerator = BigInteger.valueOf(n).multiply(BigInteger.valueOf(pq))
                .subtract(BigInteger.valueOf(p).multiply(BigInteger.valueOf(q)));
        return n == 1 ? 0 : numerator.doubleValue() / n / (n - 1);
    }
}
