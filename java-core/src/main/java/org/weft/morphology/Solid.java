package org.weft.morphology;

/**
 * What a body measures.
 *
 * @param volume in mm³
 * @param area   of its surface, in mm²
 */
record Solid(double volume, double area) {

    /** Terms of the series of an ellipsoid's area beyond the first, as the manual has it. */
    private static final int DEGREE = 20;

    /** A box with these edges. */
    static Solid box(double a, double b, double c) {
        return new Solid(a * b * c, 2 * (a * b + b * c + c * a));
    }

    /**
     * An ellipsoid with semi-axes a ≥ b ≥ c. Its area is 4πab Σ (αβ)^ν / (1 - 4ν²) P_ν((α² + β²) / (2αβ)), ν = 0…20, with the eccentricities
     * α = √(1 - b²/a²), β = √(1 - c²/a²). The terms t_ν = (αβ)^ν P_ν follow from Legendre's recurrence multiplied by (αβ)^(ν+1),
     * (ν + 1) t_(ν+1) = (2ν + 1) (α² + β²)/2 t_ν - ν (αβ)² t_(ν-1), which needs no division where α is 0.
     */
    static Solid ellipsoid(double a, double b, double c) {
        double alpha2 = 1 - b * b / (a * a);
        double beta2 = 1 - c * c / (a * a);
        double before = 0;
        double term = 1;
        double sum = 0;
        for (int nu = 0; nu <= DEGREE; nu++) {
            sum += term / (1 - 4.0 * nu * nu);
            double next = ((2 * nu + 1) * (alpha2 + beta2) / 2 * term - nu * alpha2 * beta2 * before) / (nu + 1);
            before = term;
            term = next;
        }
        return new Solid(4 * Math.PI / 3 * a * b * c, 4 * Math.PI * a * b * sum);
    }
}
