package org.weft.morphology;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;
import org.weft.grid.Box;
import org.weft.grid.Spacing;
import org.weft.image.Mask;
import org.weft.kernel.Workers;

/** Exact sums over the voxel centres of a mask, in voxels from the first one of its box. */
record CentreMoments(long n, long x, long y, long z, long xx, long yy, long zz, long xy, long xz, long yz) {

    private static final CentreMoments NONE = new CentreMoments(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    static CentreMoments of(Mask mask, Box box, Workers workers) {
        List<Long> slices = LongStream.range(0, box.size().z()).boxed().toList();
        return workers.map(slices, z -> ofSlice(mask, box, z)).stream().reduce(NONE, CentreMoments::plus);
    }

    private static CentreMoments ofSlice(Mask mask, Box box, long z) {
        byte[] row = new byte[Math.toIntExact(box.size().x())];
        CentreMoments sum = NONE;
        for (long y = 0; y < box.size().y(); y++) {
            mask.copy(mask.grid().index(box.x0(), box.y0() + y, box.z0() + z), row);
            sum = sum.plus(ofRow(row, y, z));
        }
        return sum;
    }

    private static CentreMoments ofRow(byte[] row, long y, long z) {
        long n = 0;
        long x = 0;
        long xx = 0;
        for (int i = 0; i < row.length; i++) {
            long in = row[i] != 0 ? 1 : 0;
            n += in;
            x += in * i;
            xx += in * i * i;
        }
        return new CentreMoments(n, x, n * y, n * z, xx, n * y * y, n * z * z, x * y, x * z, n * y * z);
    }

    private CentreMoments plus(CentreMoments o) {
        return new CentreMoments(n + o.n, x + o.x, y + o.y, z + o.z, xx + o.xx, yy + o.yy, zz + o.zz, xy + o.xy,
                xz + o.xz, yz + o.yz);
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
