package org.weft.morphology;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;
import org.weft.grid.Size;
import org.weft.grid.Spacing;
import org.weft.image.RegionRow;
import org.weft.kernel.Workers;

/**
 * {@link PairSums} by Fourier transforms, exact up to rounding. A sum Σ a_k w(k - l) b_l over a lattice is the sum of w̃ ã* b̃ over the
 * frequencies, once everything is padded with zeros to at least twice its size; the fields are the mask, the deviations and their squares. The weights
 * are even along each axis, so that their transform is real, and known from one octant.
 *
 * <p>The rows along x are transformed first. What remains is one plane for each frequency along x, independent of the others. As many
 * frequencies are held at a time as there is memory for; the transforms along x are repeated for the next ones. The frequencies are added up
 * in their order: the same bits for any number of threads and any memory.
 *
 * <p>Of a box of nx, ny, nz voxels, padded to lx, ly, lz, about twice as many, a frequency that is held takes 56 ny nz bytes off heap: complex rows
 * of three fields, real ones of the weights. Each worker takes 56 nz ly bytes on the heap for the planes of fields and weights,
 * 8 (ly / 2 + 1) (lz / 2 + 1) for the weights' transform, and some 192 (lx + ly + lz) for single lines and the tables of their transforms; what it leaves to the garbage collector comes
 * on top. The least is one frequency and one worker, some 176 ny nz bytes. Where no bound is given, the frequencies take {@value #WORK_BYTES} bytes, or
 * 8 bytes a voxel of the box where that is more, and every worker has its planes beside it. Under a bound, as many workers have planes as it holds
 * together with a frequency each, and the frequencies take the rest.
 */
final class FourierPairs {

    private static final long WORK_BYTES = 1L << 28;

    private static final int FIELDS = 3;
    private static final int ROWS_AT_ONCE = 16;
    private static final int LINES_EACH = ROWS_AT_ONCE + 8; // a transform has tables of 6 lines and works in 2

    static {
        // The workers are all the threads that there are.
        ConcurrencyUtils.setNumberOfThreads(1);
    }

    private final DeviationField field;
    private final Workers workers;
    private final Spacing spacing;
    private final int nx;
    private final int ny;
    private final int nz;
    private final int lx;
    private final int ly;
    private final int lz;

    private FourierPairs(DeviationField field, Workers workers) {
        this.field = field;
        this.workers = workers;
        spacing = field.spacing();
        Size size = field.box().size();
        nx = Math.toIntExact(size.x());
        ny = Math.toIntExact(size.y());
        nz = Math.toIntExact(size.z());
        lx = paddedLength(nx);
        ly = paddedLength(ny);
        lz = paddedLength(nz);
    }

    /** The smallest even length without prime factors beyond 5 that holds all differences of two of {@code n} places. */
    static int paddedLength(long n) {
        for (int length = Math.toIntExact(2 * n);; length += 2) {
            int rest = length;
            for (int factor : new int[] {2, 3, 5}) {
                while (rest % factor == 0) {
                    rest /= factor;
                }
            }
            if (rest == 1) {
                return length;
            }
        }
    }

    /**
     * @param bound most bytes to work in, if there is a bound
     * @throws IllegalArgumentException if the bound is less than {@link #leastBytes}
     */
    static PairSums sum(DeviationField field, Workers workers, OptionalLong bound) {
        FourierPairs pairs = new FourierPairs(field, workers);
        return pairs.sum(bound.isPresent() ? pairs.within(bound.getAsLong()) : pairs.unbounded());
    }

    /** How many bytes the sums of a field take at least. */
    static long leastBytes(DeviationField field, Workers workers) {
        FourierPairs pairs = new FourierPairs(field, workers);
        return pairs.frequencyBytes() + pairs.workerBytes();
    }

    /** How many frequencies along x are held and how many workers are busy at a time. */
    private record Share(int frequencies, int workers) {}

    private int frequencyCount() {
        return lx / 2 + 1;
    }

    private long frequencyBytes() {
        return (2 * FIELDS + 1) * (long) Double.BYTES * ny * nz;
    }

    private long workerBytes() {
        return Double.BYTES
                * ((2L * FIELDS + 1) * nz * ly + (ly / 2 + 1L) * (lz / 2 + 1) + LINES_EACH * ((long) lx + ly + lz));
    }

    private Share unbounded() {
        long bytes = Math.max(WORK_BYTES, 8 * field.box().size().voxelCount());
        return new Share(Math.clamp(bytes / frequencyBytes(), 1, frequencyCount()), workers.threadCount());
    }

    private Share within(long bound) {
        long each = frequencyBytes() + workerBytes();
        if (bound < each) {
            throw new IllegalArgumentException("Moran's I and Geary's C of a region of " + field.box().size()
                    + " voxels need at least " + Math.ceilDiv(each, 1L << 20)
                    + " MiB to work in, more than the work_memory of morphology, " + (bound >> 20)
                    + " MiB; raise it, or leave out morans_i_index and gearys_c_measure by the setting features");
        }
        int busy = Math.clamp(bound / each, 1, Math.min(workers.threadCount(), frequencyCount()));
        return new Share(Math.clamp((bound - busy * workerBytes()) / frequencyBytes(), 1, frequencyCount()), busy);
    }

    private PairSums sum(Share share) {
        PairSums total = PairSums.NONE;
        Queue<Rows> rows = new ConcurrentLinkedQueue<>();
        Queue<Plane> planes = new ConcurrentLinkedQueue<>();
        try (Arena arena = Arena.ofShared()) {
            Spectra spectra = new Spectra(arena, share.frequencies);
            for (int first = 0; first < frequencyCount(); first += share.frequencies) {
                int from = first;
                int count = Math.min(share.frequencies, frequencyCount() - first);
                workers.map(IntStream.range(0, nz).boxed().toList(), share.workers,
                        z -> with(rows, Rows::new, free -> free.transformSlice(spectra, z, from, count)));
                for (PairSums sums : workers.map(IntStream.range(0, count).boxed().toList(), share.workers,
                        k -> with(planes, Plane::new, free -> free.sum(spectra, k, from + k)))) {
                    total = total.plus(sums);
                }
            }
        }
        return total.times(1.0 / ((double) lx * ly * lz));
    }

    /** Does a piece of work with tables and arrays that an earlier piece has left, or with new ones. */
    private static <W, R> R with(Queue<W> idle, Supplier<W> maker, Function<W, R> work) {
        W polled = idle.poll();
        W taken = polled == null ? maker.get() : polled;
        R result = work.apply(taken);
        idle.add(taken);
        return result;
    }

    /** Rows transformed along x at some frequencies: weights float64[frequency][z][y], fields float64[field][frequency][z][y][2]. */
    private final class Spectra {

        private final int atOnce;
        private final MemorySegment weights;
        private final MemorySegment fields;

        Spectra(Arena arena, int atOnce) {
            this.atOnce = atOnce;
            weights = arena.allocate(JAVA_DOUBLE, (long) atOnce * nz * ny);
            fields = arena.allocate(JAVA_DOUBLE, 2L * FIELDS * atOnce * nz * ny);
        }

        private long place(int field, int frequency, int z, int y) {
            return (((long) field * atOnce + frequency) * nz + z) * ny + y;
        }

        /** Takes weights at a frequency, of {@code count} rows from y on. */
        void putWeights(double[] values, int count, int frequency, int z, int y) {
            MemorySegment.copy(values, 0, weights, JAVA_DOUBLE, place(0, frequency, z, y) * Double.BYTES, count);
        }

        void putField(int field, double[] complex, int count, int frequency, int z, int y) {
            MemorySegment.copy(complex, 0, fields, JAVA_DOUBLE, 2 * place(field, frequency, z, y) * Double.BYTES,
                    2 * count);
        }

        /** Sets the first ny values to those of all rows of a slice. */
        void getWeights(int frequency, int z, double[] values) {
            MemorySegment.copy(weights, JAVA_DOUBLE, place(0, frequency, z, 0) * Double.BYTES, values, 0, ny);
        }

        void getField(int field, int frequency, int z, double[] complex) {
            MemorySegment.copy(fields, JAVA_DOUBLE, 2 * place(field, frequency, z, 0) * Double.BYTES, complex, 0,
                    2 * ny);
        }
    }

    /** What the transforms along x of a slice work in. */
    private final class Rows {

        private final DoubleFFT_1D fft = new DoubleFFT_1D(lx);
        private final double[][] rows = new double[ROWS_AT_ONCE][lx];
        private final double[] values = new double[2 * ROWS_AT_ONCE];
        private final RegionRow voxels = field.rows();

        boolean transformSlice(Spectra spectra, int z, int from, int count) {
            for (int y = 0; y < ny; y += ROWS_AT_ONCE) {
                int height = Math.min(ROWS_AT_ONCE, ny - y);
                for (int i = 0; i < height; i++) {
                    weightRow(rows[i], y + i, z);
                    fft.realForward(rows[i]);
                }
                for (int k = 0; k < count; k++) {
                    takeReal(from + k, height);
                    spectra.putWeights(values, height, k, z, y);
                }
                for (int f = 0; f < FIELDS; f++) {
                    for (int i = 0; i < height; i++) {
                        fieldRow(voxels, rows[i], f, y + i, z);
                        fft.realForward(rows[i]);
                    }
                    for (int k = 0; k < count; k++) {
                        takeComplex(from + k, height);
                        spectra.putField(f, values, height, k, z, y);
                    }
                }
            }
            return true;
        }

        private void takeReal(int frequency, int height) {
            for (int i = 0; i < height; i++) {
                values[i] = real(rows[i], frequency);
            }
        }

        private void takeComplex(int frequency, int height) {
            for (int i = 0; i < height; i++) {
                values[2 * i] = real(rows[i], frequency);
                values[2 * i + 1] = imaginary(rows[i], frequency);
            }
        }
    }

    /** w(x, y, z) for all x from -nx + 1 to nx - 1, negative ones from the end; 0 at no distance. */
    private void weightRow(double[] row, int y, int z) {
        Arrays.fill(row, 0);
        double dy = y * spacing.y();
        double dz = z * spacing.z();
        for (int x = y == 0 && z == 0 ? 1 : 0; x < nx; x++) {
            double dx = x * spacing.x();
            row[x] = 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
        }
        mirror(row, nx);
    }

    private void fieldRow(RegionRow voxels, double[] row, int f, int y, int z) {
        voxels.read(y, z);
        Arrays.fill(row, 0);
        for (int x = 0; x < nx; x++) {
            if (voxels.contains(x)) {
                double d = voxels.at(x) - field.mean();
                row[x] = f == 0 ? 1 : f == 1 ? d : d * d;
            }
        }
    }

    /** Completes an even sequence of which the first {@code n} values are given. */
    private static void mirror(double[] row, int n) {
        for (int i = 1; i < n; i++) {
            row[row.length - i] = row[i];
        }
    }

    /** Real part at frequency k of a real row transformed in place: the last frequency's stands in the place of the first one's imaginary part. */
    private static double real(double[] row, int k) {
        return 2 * k == row.length ? row[1] : row[2 * k];
    }

    private static double imaginary(double[] row, int k) {
        return k == 0 || 2 * k == row.length ? 0 : row[2 * k + 1];
    }

    /** What one frequency along x is worked out in. */
    private final class Plane {

        private final DoubleFFT_1D alongY = new DoubleFFT_1D(ly);
        private final DoubleFFT_1D alongZ = new DoubleFFT_1D(lz);
        private final double[][] rows = new double[nz][ly];
        private final double[] column = new double[lz];
        private final double[][] weights = new double[ly / 2 + 1][lz / 2 + 1];
        private final double[][][] fields = new double[FIELDS][nz][2 * ly];
        private final double[][] columns = new double[FIELDS][2 * lz];

        /** What one frequency along x contributes, and its mirror image with it. */
        PairSums sum(Spectra spectra, int k, int frequency) {
            transformWeights(spectra, k);
            for (int f = 0; f < FIELDS; f++) {
                for (int z = 0; z < nz; z++) {
                    Arrays.fill(fields[f][z], 2 * ny, 2 * ly, 0);
                    spectra.getField(f, k, z, fields[f][z]);
                    alongY.complexForward(fields[f][z]);
                }
            }
            PairSums sums = PairSums.NONE;
            for (int y = 0; y < ly; y++) {
                for (int f = 0; f < FIELDS; f++) {
                    takeColumn(fields[f], y, columns[f]);
                    alongZ.complexForward(columns[f]);
                }
                sums = sums.plus(multiply(weights[Math.min(y, ly - y)], columns));
            }
            return frequency == 0 || 2 * frequency == lx ? sums : sums.times(2);
        }

        /** Sets the transform of the weights at one frequency along x, float64[ly / 2 + 1][lz / 2 + 1]. */
        private void transformWeights(Spectra spectra, int k) {
            for (int z = 0; z < nz; z++) {
                Arrays.fill(rows[z], 0);
                spectra.getWeights(k, z, rows[z]);
                mirror(rows[z], ny);
                alongY.realForward(rows[z]);
            }
            for (int y = 0; y < weights.length; y++) {
                Arrays.fill(column, 0);
                for (int z = 0; z < nz; z++) {
                    column[z] = real(rows[z], y);
                }
                mirror(column, nz);
                alongZ.realForward(column);
                for (int z = 0; z < weights[y].length; z++) {
                    weights[y][z] = real(column, z);
                }
            }
        }

        private void takeColumn(double[][] from, int y, double[] to) {
            for (int z = 0; z < nz; z++) {
                to[2 * z] = from[z][2 * y];
                to[2 * z + 1] = from[z][2 * y + 1];
            }
            Arrays.fill(to, 2 * nz, to.length, 0);
        }

        private PairSums multiply(double[] of, double[][] at) {
            double[] mask = at[0];
            double[] deviations = at[1];
            double[] squares = at[2];
            double sumWeights = 0;
            double sumProducts = 0;
            double sumSquares = 0;
            for (int z = 0; z < lz; z++) {
                double w = of[Math.min(z, lz - z)];
                int re = 2 * z;
                int im = re + 1;
                sumWeights += w * (mask[re] * mask[re] + mask[im] * mask[im]);
                sumProducts += w * (deviations[re] * deviations[re] + deviations[im] * deviations[im]);
                sumSquares += w * (squares[re] * mask[re] + squares[im] * mask[im]);
            }
            return new PairSums(sumWeights, sumProducts, sumSquares);
        }
    }
}
