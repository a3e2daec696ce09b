package org.weft.filter;

import java.util.Arrays;

/**
 * A complex Gabor kernel in a plane, not normalised (IBSI Q88H): at k voxels along the plane's first axis and l along its second
 *
 * <pre>g = exp(-(a² + γ² b²) / (2σ²) + 2πi a / λ),  a = k cos θ + l sin θ,  b = -k sin θ + l cos θ</pre>
 *
 * <p>Where voxels lie farther apart along one axis than along the other, each axis has its own σ and λ in voxels, so that the kernel has the same shape in
 * millimetres: a/σ stands for k cos θ / σ₁ + l sin θ / σ₂, and so on. It is cut off seven standard deviations from its centre along each axis, where its
 * envelope is below 3·10⁻¹¹; as the envelope's width across the wave is σ/γ, the standard deviation along the first axis is σ₁ √(cos² θ + sin² θ / γ²).
 *
 * @param sigma1  standard deviation along the wave in voxels of the first axis; {@code sigma2} in those of the second
 * @param lambda1 wavelength in voxels of the first axis; {@code lambda2} in those of the second
 * @param gamma   ratio of the envelope's widths along and across the wave
 * @param theta   orientation in degrees from the first axis towards the second
 */
record GaborKernel(double sigma1, double sigma2, double lambda1, double lambda2, double gamma, double theta) {

    private static final double DEVIATIONS = 7;
    private static final double NEGLIGIBLE = 1e-10;
    private static final double[] NOTHING = {};

    /** In voxels along the first axis. */
    int halfWidthFirst() {
        return halfWidth(sigma1, cosine(), sine());
    }

    /** In voxels along the second axis. */
    int halfWidthSecond() {
        return halfWidth(sigma2, sine(), cosine());
    }

    private int halfWidth(double sigma, double along, double across) {
        return (int) Math.ceil(DEVIATIONS * sigma * Math.hypot(along, across / gamma));
    }

    private double cosine() {
        return StrictMath.cos(Math.toRadians(theta));
    }

    private double sine() {
        return StrictMath.sin(Math.toRadians(theta));
    }

    /**
     * The Fourier transform, float64[frequency along the first axis][frequency along the second]. It is real, since the kernel at the opposite place is its
     * complex conjugate. Lines along the second axis in which it is nowhere above 10⁻¹⁰ of its largest value have length 0.
     */
    double[][] spectrum(FourierLine first, FourierLine second) {
        double[][] lines = new double[first.length()][2 * second.length()];
        int width = halfWidthFirst();
        for (int k = -width; k <= width; k++) {
            double[] line = lines[Math.floorMod(k, lines.length)];
            sample(k, line);
            second.forward(line);
        }
        double[] column = new double[2 * lines.length];
        double[][] spectrum = new double[lines.length][second.length()];
        for (int j = 0; j < second.length(); j++) {
            for (int i = 0; i < lines.length; i++) {
                column[2 * i] = lines[i][2 * j];
                column[2 * i + 1] = lines[i][2 * j + 1];
            }
            first.forward(column);
            for (int i = 0; i < lines.length; i++) {
                spectrum[i][j] = column[2 * i];
            }
        }
        double negligible = NEGLIGIBLE * Arrays.stream(spectrum).mapToDouble(GaborKernel::largest).max().orElseThrow();
        Arrays.setAll(spectrum, i -> largest(spectrum[i]) > negligible ? spectrum[i] : NOTHING);
        return spectrum;
    }

    private static double largest(double[] line) {
        return Arrays.stream(line).map(Math::abs).max().orElseThrow();
    }

    /** The kernel at k along the first axis: complex, at 0 and above along the second from the start of the line, below 0 from its end. */
    private void sample(int k, double[] line) {
        double c = cosine();
        double s = sine();
        int width = halfWidthSecond();
        for (int l = -width; l <= width; l++) {
            double a = k * c / sigma1 + l * s / sigma2;
            double b = gamma * (-k * s / sigma1 + l * c / sigma2);
            double envelope = StrictMath.exp(-(a * a + b * b) / 2);
            double phase = 2 * Math.PI * (k * c / lambda1 + l * s / lambda2);
            int at = Math.floorMod(2 * l, line.length);
            line[at] = envelope * StrictMath.cos(phase);
            line[at + 1] = envelope * StrictMath.sin(phase);
        }
    }
}
