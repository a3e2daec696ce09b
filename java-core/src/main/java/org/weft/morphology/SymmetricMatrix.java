package org.weft.morphology;

import java.util.stream.DoubleStream;

/** A symmetric 3 x 3 matrix. */
record SymmetricMatrix(double xx, double yy, double zz, double xy, double xz, double yz) {

    /** Eigenvalues below this share of their sum are rounding, and 0. */
    private static final double ROUNDING = 1e-14;

    static final SymmetricMatrix ZERO = new SymmetricMatrix(0, 0, 0, 0, 0, 0);

    /** This matrix plus {@code factor} times v vᵀ. */
    SymmetricMatrix plus(double factor, Vector v) {
        return new SymmetricMatrix(xx + factor * v.x() * v.x(), yy + factor * v.y() * v.y(),
                zz + factor * v.z() * v.z(),
                xy + factor * v.x() * v.y(), xz + factor * v.x() * v.z(), yz + factor * v.y() * v.z());
    }

    SymmetricMatrix times(double factor) {
        return new SymmetricMatrix(factor * xx, factor * yy, factor * zz, factor * xy, factor * xz, factor * yz);
    }

    SymmetricMatrix inverse() {
        double a = yy * zz - yz * yz;
        double b = xz * yz - xy * zz;
        double c = xy * yz - xz * yy;
        double determinant = xx * a + xy * b + xz * c;
        return new SymmetricMatrix(a, xx * zz - xz * xz, xx * yy - xy * xy, b, c, xy * xz - xx * yz)
                .times(1 / determinant);
    }

    /** vᵀ M v. */
    double form(Vector v) {
        return xx * v.x() * v.x() + yy * v.y() * v.y() + zz * v.z() * v.z()
                + 2 * (xy * v.x() * v.y() + xz * v.x() * v.z() + yz * v.y() * v.z());
    }

    /** Eigenvalues of a matrix that has none below 0, the largest first, by Jacobi's rotations. */
    double[] eigenvalues() {
        double[][] m = {{xx, xy, xz}, {xy, yy, yz}, {xz, yz, zz}};
        double negligible = ROUNDING * (xx + yy + zz);
        while (Math.abs(m[0][1]) + Math.abs(m[0][2]) + Math.abs(m[1][2]) > negligible / 1000) {
            rotate(m, 0, 1);
            rotate(m, 0, 2);
            rotate(m, 1, 2);
        }
        return DoubleStream.of(m[0][0], m[1][1], m[2][2]).map(value -> value > negligible ? -value : 0).sorted()
                .map(Math::abs).toArray();
    }

    /** Turns the axes p and q such that m[p][q] becomes 0. */
    private static void rotate(double[][] m, int p, int q) {
        double off = m[p][q];
        if (off == 0) {
            return;
        }
        double theta = (m[q][q] - m[p][p]) / (2 * off);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        int r = 3 - p - q;
        double mp = m[p][r];
        double mq = m[q][r];
        m[p][p] -= t * off;
        m[q][q] += t * off;
        m[p][q] = m[q][p] = 0;
        m[p][r] = m[r][p] = c * mp - s * mq;
        m[q][r] = m[r][q] = s * mp + c * mq;
    }
}
