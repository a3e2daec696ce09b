package org.weft.settings;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.weft.grid.Boundary;

/**
 * A filter: what is asked for. Each is carried out by the class of the same name in {@code org.weft.filter}. {@code dimensions} is 3, or 2 for each
 * slice (x, y) by itself.
 */
public sealed interface Filter {

    /** The image as it is. */
    record None() implements Filter {}

    /** Mean of a box (IBSI S60F). @param support voxels of the box along each axis, odd */
    record Mean(int support, int dimensions, Boundary boundary) implements Filter {

        public Mean {
            checkDimensions(dimensions);
            Objects.requireNonNull(boundary);
            if (support < 1 || support > MAX_SUPPORT || support % 2 == 0) {
                throw new IllegalArgumentException(
                        "the support of a mean must be an odd number of 1 to " + MAX_SUPPORT + " voxels, not "
                                + support);
            }
        }
    }

    /** Gaussian smoothing. @param truncation half width of the kernel in standard deviations */
    record Gaussian(Length sigma, double truncation, int dimensions, Boundary boundary) implements Filter {

        public Gaussian {
            Objects.requireNonNull(sigma);
            Objects.requireNonNull(boundary);
            checkDimensions(dimensions);
            checkTruncation(truncation);
        }
    }

    /** Laplacian of Gaussian (IBSI L6PA). @param truncation half width of the kernel in standard deviations */
    record LaplacianOfGaussian(Length sigma, double truncation, int dimensions, Boundary boundary) implements Filter {

        public LaplacianOfGaussian {
            Objects.requireNonNull(sigma);
            Objects.requireNonNull(boundary);
            checkDimensions(dimensions);
            checkTruncation(truncation);
        }
    }

    /**
     * Laws' kernels (IBSI JTXT).
     *
     * @param kernels   one a dimension, of L5, E5, S5, W5, R5, L3, E3, S3; the first along x
     * @param rotations how the responses of all right-angle rotations of the kernels become one; empty for no rotation
     * @param energy    half width δ of the box in which absolute responses are averaged to texture energy; empty for the response itself
     */
    record Laws(List<Kernel> kernels, Optional<Pooling> rotations, Optional<Integer> energy, Boundary boundary)
            implements
                Filter {

        /** Laws' one-dimensional kernels, normalised: level, edge, spot, wave, ripple. */
        public enum Kernel {
            L5,
            E5,
            S5,
            W5,
            R5,
            L3,
            E3,
            S3
        }

        public Laws {
            kernels = List.copyOf(kernels);
            checkDimensions(kernels.size());
            Objects.requireNonNull(rotations);
            Objects.requireNonNull(boundary);
            if (energy.isPresent() && (energy.get() < 1 || energy.get() > MAX_SUPPORT / 2)) {
                throw new IllegalArgumentException("the distance of texture energy must lie in 1 to " + MAX_SUPPORT / 2
                        + " voxels, not " + energy.get());
            }
        }
    }

    /**
     * Modulus of a complex Gabor filter in a plane (IBSI Q88H).
     *
     * @param sigma   standard deviation of the envelope along the wave
     * @param lambda  wavelength
     * @param gamma   ratio of the envelope's widths
     * @param theta   orientation in degrees from the first axis of the plane towards the second
     * @param step    where present, moduli of all orientations theta, theta + step, … over the full circle are pooled, in degrees
     * @param pooling how they are
     * @param planes  whether the planes (x, y), (x, z) and (y, z) are all filtered and their moduli averaged, or (x, y) only
     */
    record Gabor(Length sigma, Length lambda, double gamma, double theta, Optional<Double> step, Pooling pooling,
            Planes planes, Boundary boundary) implements Filter {

        /** Which planes of a volume are filtered. */
        public enum Planes {
            AXIAL,
            ORTHOGONAL
        }

        public Gabor {
            Objects.requireNonNull(sigma);
            Objects.requireNonNull(lambda);
            Objects.requireNonNull(pooling);
            Objects.requireNonNull(planes);
            Objects.requireNonNull(boundary);
            if (!(gamma > 0 && gamma < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("gamma of a Gabor filter must be finite and above 0, not " + gamma);
            }
            if (!Double.isFinite(theta)) {
                throw new IllegalArgumentException("theta of a Gabor filter must be finite, not " + theta);
            }
            if (step.isPresent() && !(step.get() >= 1 && step.get() <= 180)) {
                throw new IllegalArgumentException(
                        "the step between orientations of a Gabor filter must lie in 1 to 180 degrees, not "
                                + step.get());
            }
        }
    }

    /**
     * Undecimated separable wavelet transform (IBSI 25BO), one sub-band.
     *
     * @param wavelet   name of the wavelet, e.g. {@code coif1}, one of {@code org.weft.filter.Wavelets}
     * @param bands     L or H for each axis, x first, e.g. {@code LLH}; two letters filter each slice by itself
     * @param level     level of the decomposition, from 1
     * @param rotations how the responses of all right-angle rotations become one; empty for no rotation
     */
    record Wavelet(String wavelet, String bands, int level, Optional<Pooling> rotations, Boundary boundary)
            implements
                Filter {

        public Wavelet {
            Objects.requireNonNull(wavelet);
            Objects.requireNonNull(rotations);
            Objects.requireNonNull(boundary);
            if (!bands.matches("[LH]{2,3}")) {
                throw new IllegalArgumentException(
                        "the bands of a wavelet must be L or H for each of two or three axes, such as LLH, not \""
                                + bands + "\"");
            }
            checkLevel(level);
        }
    }

    /** B map of Simoncelli's non-separable wavelet (IBSI PRT7), in the Fourier domain, so periodic. @param level from 1 */
    record Simoncelli(int level, int dimensions) implements Filter {

        public Simoncelli {
            checkDimensions(dimensions);
            checkLevel(level);
        }
    }

    /**
     * Riesz transform of a filter's response (IBSI AYRS), in three dimensions.
     *
     * @param x        order along x, as for y and z; 1 to 4 in all
     * @param base     what is transformed: {@link LaplacianOfGaussian} or {@link Simoncelli} in three dimensions
     * @param tensor   standard deviation of the Gaussian of the structure tensor along whose main axis the transform is steered; empty for none
     * @param boundary what surrounds the image while it is transformed
     */
    record Riesz(int x, int y, int z, Filter base, Optional<Length> tensor, Boundary boundary) implements Filter {

        public Riesz {
            Objects.requireNonNull(tensor);
            Objects.requireNonNull(boundary);
            if (x < 0 || y < 0 || z < 0 || x > MAX_RIESZ || y > MAX_RIESZ || z > MAX_RIESZ || x + y + z < 1
                    || x + y + z > MAX_RIESZ) {
                throw new IllegalArgumentException("the orders of a Riesz transform must be at least 0 and 1 to "
                        + MAX_RIESZ + " together, not " + x + ", " + y + ", " + z);
            }
            boolean fits = switch (base) {
                case LaplacianOfGaussian log -> log.dimensions() == 3;
                case Simoncelli simoncelli -> simoncelli.dimensions() == 3;
                default -> false;
            };
            if (!fits) {
                throw new IllegalArgumentException(
                        "a Riesz transform needs a laplacian_of_gaussian or simoncelli filter of 3 dimensions");
            }
        }
    }

    /** Length of the gradient by central differences, per millimetre. */
    record GradientMagnitude(int dimensions, Boundary boundary) implements Filter {

        public GradientMagnitude {
            checkDimensions(dimensions);
            Objects.requireNonNull(boundary);
        }
    }

    /** (v / √m)², m the largest absolute intensity of the image, so that the range stays as it is. */
    record Square() implements Filter {}

    /** sign(v) √(m |v|), m the largest absolute intensity of the image. */
    record SquareRoot() implements Filter {}

    /** sign(v) m ln(|v| + 1) / ln(m + 1), m the largest absolute intensity of the image. */
    record Logarithm() implements Filter {}

    /** exp(v ln(m) / m), m the largest absolute intensity of the image. */
    record Exponential() implements Filter {}

    /**
     * Local binary pattern of each slice, rotation-invariant and uniform (Ojala et al. 2002): how many of the points on a circle are at least as
     * bright as its centre, where bright and dark points change at most twice along the circle; one more than the number of points elsewhere.
     *
     * @param radius of the circle in voxels
     * @param points on it
     */
    record LocalBinaryPattern(double radius, int points, Boundary boundary) implements Filter {

        public LocalBinaryPattern {
            Objects.requireNonNull(boundary);
            if (!(radius > 0 && radius <= MAX_SUPPORT)) {
                throw new IllegalArgumentException(
                        "the radius of a local binary pattern must lie above 0 and not above "
                                + MAX_SUPPORT + " voxels, not " + radius);
            }
            if (points < 3 || points > 64) {
                throw new IllegalArgumentException(
                        "the points of a local binary pattern must be 3 to 64, not " + points);
            }
        }
    }

    /** How several responses become one, voxel by voxel. */
    enum Pooling {
        MEAN,
        MAX,
        MIN
    }

    /** Largest number of voxels along an axis that a filter's box or kernel may have. */
    int MAX_SUPPORT = 1001;

    /** Largest order of a Riesz transform. */
    int MAX_RIESZ = 4;

    private static void checkDimensions(int dimensions) {
        if (dimensions != 2 && dimensions != 3) {
            throw new IllegalArgumentException("a filter works in 2 or 3 dimensions, not " + dimensions);
        }
    }

    private static void checkTruncation(double truncation) {
        if (!(truncation >= 1 && truncation <= 20)) {
            throw new IllegalArgumentException(
                    "the kernel must be cut off at 1 to 20 standard deviations, not " + truncation);
        }
    }

    private static void checkLevel(int level) {
        if (level < 1 || level > 8) {
            throw new IllegalArgumentException("the level of a wavelet must lie in 1 to 8, not " + level);
        }
    }
}
