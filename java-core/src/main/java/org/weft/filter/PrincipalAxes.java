package org.weft.filter;

/** Eigenvectors of symmetric 3 x 3 matrices by Jacobi's rotations, one matrix after the other. */
final class PrincipalAxes {

    private static final int MAX_SWEEPS = 50;
    private static final double ROUNDING = 1e-15;

    private final double[][] matrix = new double[3][3];
    private final double[][] axes = new double[3][];

    /**
     * Orthogonal unit vectors, float64[3][3], that of the largest eigenvalue first; along x, y and z where eigenvalues are equal. They hold until the
     * next call.
     */
    double[][] of(double xx, double yy, double zz, double xy, double xz, double yz) {
        set(matrix[0], xx, xy, xz);
        set(matrix[1], xy, yy, yz);
        set(matrix[2], xz, yz, zz);
        for (int i = 0; i < 3; i++) {
            axes[i] = new double[3];
            axes[i][i] = 1;
        }
        double negligible = ROUNDING * (Math.abs(xx) + Math.abs(yy) + Math.abs(zz));
        for (int sweep = 0; sweep < MAX_SWEEPS
                && Math.abs(matrix[0][1]) + Math.abs(matrix[0][2]) + Math.abs(matrix[1][2]) > negligible; sweep++) {
            rotate(0, 1);
            rotate(0, 2);
            rotate(1, 2);
        }
        order(0, 1);
        order(1, 2);
        order(0, 1);
        return axes;
    }

    private static void set(double[] row, double a, double b, double c) {
        row[0] = a;
        row[1] = b;
        row[2] = c;
    }

    /** Turns the axes p and q such that matrix[p][q] becomes 0. */
    private void rotate(int p, int q) {
        double off = matrix[p][q];
        if (off == 0) {
            return;
        }
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * off);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        int r = 3 - p - q;
        double mp = matrix[p][r];
        double mq = matrix[q][r];
        matrix[p][p] -= t * off;
        matrix[q][q] += t * off;
        matrix[p][q] = matrix[q][p] = 0;
        matrix[p][r] = matrix[r][p] = c * mp - s * mq;
        matrix[q][r] = matrix[r][q] = s * mp + c * mq;
        for (int i = 0; i < 3; i++) {
            double ap = axes[p][i];
            double aq = axes[q][i];
            axes[p][i] = c * ap - s * aq;
            axes[q][i] = s * ap + c * aq;
        }
    }

    private void order(int i, int j) {
        if (matrix[i][i] < matrix[j][j]) {
            double value = matrix[i][i];
            matrix[i][i] = matrix[j][j];
            matrix[j][j] = value;
            double[] axis = axes[i];
            axes[i] = axes[j];
            axes[j] = axis;
        }
    }
}
