package org.weft.filter;

/** The Riesz transform of one order of a base filter, in the Fourier domain, as {@link RieszFilter} defines it. */
final class RieszTransfer implements FourierVolume.Transfer {

    /** A filter whose transfer function is real and even, but for the unevenness of a {@link FrequencyGrid}. */
    interface Base {

        /** @param frequency length of the frequency at a place or at the opposite place of the grid */
        double at(int x, int y, int z, double frequency);
    }

    private final int orderX;
    private final int orderY;
    private final int orderZ;
    private final Base base;
    private final FrequencyGrid gridX;
    private final FrequencyGrid gridY;
    private final FrequencyGrid gridZ;
    private final double norm;

    /** @param axes of the padded image: x, y, z */
    RieszTransfer(int orderX, int orderY, int orderZ, Base base, PaddedAxis[] axes) {
        this.orderX = orderX;
        this.orderY = orderY;
        this.orderZ = orderZ;
        this.base = base;
        gridX = new FrequencyGrid(axes[0].length());
        gridY = new FrequencyGrid(axes[1].length());
        gridZ = new FrequencyGrid(axes[2].length());
        norm = Math.sqrt(factorial(order()) / (factorial(orderX) * factorial(orderY) * factorial(orderZ)));
    }

    static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }

    private int order() {
        return orderX + orderY + orderZ;
    }

    @Override
    public void multiply(int x, int y, double[] line) {
        boolean odd = order() % 2 == 1;
        // (-i)^L is 1, -i, -1, i in turn; an odd function is turned into its negative at the opposite place.
        double sign = order() % 4 == 1 || order() % 4 == 2 ? -0.5 : 0.5;
        for (int z = 0; 2 * z < line.length; z++) {
            double here = at(x, y, z, gridX.at(x), gridY.at(y), gridZ.at(z));
            double opposite = at(x, y, z, gridX.opposite(x), gridY.opposite(y), gridZ.opposite(z));
            double real = line[2 * z];
            double imaginary = line[2 * z + 1];
            double factor = sign * (odd ? here - opposite : here + opposite);
            line[2 * z] = odd ? -factor * imaginary : factor * real;
            line[2 * z + 1] = odd ? factor * real : factor * imaginary;
        }
    }

    /** The transfer function but for the power of -i. */
    private double at(int x, int y, int z, double nuX, double nuY, double nuZ) {
        double length = Math.sqrt(nuX * nuX + nuY * nuY + nuZ * nuZ);
        if (length == 0) {
            return 0;
        }
        double direction = power(nuX / length, orderX) * power(nuY / length, orderY) * power(nuZ / length, orderZ);
        return norm * direction * base.at(x, y, z, length);
    }

    private static double power(double value, int exponent) {
        double power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= value;
        }
        return power;
    }
}
