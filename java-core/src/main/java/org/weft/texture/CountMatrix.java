package org.weft.texture;

/**
 * A matrix of how often grey level i occurs with a whole number j from 1: the length of a run, the size of a zone, its distance to the edge, or the
 * dependence of a voxel. One set of formulas serves these four families; p = count / N_s, with N_s the sum of all counts.
 */
public final class CountMatrix {

    private final Cells cells;
    private final Probabilities joint;
    private final Distribution levels;
    private final Distribution lengths;

    CountMatrix(Cells cells) {
        this.cells = cells;
        joint = cells.joint();
        levels = cells.rows();
        lengths = cells.columns();
    }

    /**
     * Σ iᵃ jᵇ p(i, j).
     *
     * @param a power of the grey level: -2 emphasises low levels, 2 high ones, 0 none
     * @param b power of the length, likewise
     */
    double emphasis(int a, int b) {
        double sum = 0;
        for (int cell = 0; cell < cells.size(); cell++) {
            sum += power(cells.row(cell), a) * power(cells.column(cell), b) * joint.p(cell);
        }
        return sum;
    }

    private static double power(double base, int exponent) {
        return switch (exponent) {
            case -2 -> 1 / (base * base);
            case 0 -> 1;
            case 2 -> base * base;
            default -> throw new IllegalArgumentException("an emphasis has the power -2, 0 or 2, not " + exponent);
        };
    }

    /** Σ_i (Σ_j count)² / N_s. */
    double levelNonUniformity() {
        return joint.total() * levels.energy();
    }

    /** Σ_i p(i)². */
    double normalisedLevelNonUniformity() {
        return levels.energy();
    }

    /** Σ_j (Σ_i count)² / N_s. */
    double lengthNonUniformity() {
        return joint.total() * lengths.energy();
    }

    /** Σ_j p(j)². */
    double normalisedLengthNonUniformity() {
        return lengths.energy();
    }

    /** N_s / N_v, with N_v the number of voxels, summed over the matrices that were merged. */
    double percentage() {
        return joint.total() / cells.voxelCount();
    }

    /** Σ (i - μ)² p(i), μ = Σ i p(i). */
    double levelVariance() {
        return levels.variance();
    }

    /** Σ (j - μ)² p(j), μ = Σ j p(j). */
    double lengthVariance() {
        return lengths.variance();
    }

    /** -ΣΣ p(i, j) log₂ p(i, j). */
    double entropy() {
        return joint.entropy();
    }

    /** ΣΣ p(i, j)². */
    double energy() {
        return joint.energy();
    }
}
