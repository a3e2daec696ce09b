package org.weft.filter;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.weft.grid.Axis;
import org.weft.grid.Grid;
import org.weft.image.Volume;
import org.weft.kernel.ConvolutionKernel;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;
import org.weft.settings.Filter;

/**
 * The Riesz transform turned, at each voxel, into the frame of the image's structure there (IBSI AYRS).
 *
 * <p>With R = (R₁, R₂, R₃), the transforms of first order of the same base, the structure tensor is {@code J = G * (R Rᵀ)}, G a Gaussian of the
 * record's standard deviation, cut off at four of them. Its unit eigenvectors e₁, e₂, e₃, that of the largest eigenvalue first, are the frame: e₁ points
 * across a sheet. The axis of the highest order is laid along e₁, the next one along e₂, the last one along e₃; of equal orders x comes before y before z.
 * So (1, 0, 0) and (0, 2, 0) are both taken along e₁.
 *
 * <p>Turning is exact, as the transforms of one order L turn into each other: along u, v, w instead of x, y, z
 *
 * <pre>R'(l) = Σ over |m| = L of √(m! / l!) c(m) R(m),  (u·ν)^l₁ (v·ν)^l₂ (w·ν)^l₃ = Σ c(m) ν₁^m₁ ν₂^m₂ ν₃^m₃</pre>
 *
 * <p>An eigenvector's sign is free: e₁ and e₂ are those with R·e >= 0, and e₃ = e₁ x e₂; an odd order along e₁ alone is therefore at least 0 at first
 * order. Where J is 0 the frame is x, y, z. There is no consensus response to compare with: the signs, and which order is laid along which
 * eigenvector, are chosen here.
 *
 * <p>Maps held, float32[z][y][x]: three of first order, six of the tensor, one more while it is smoothed, and those of order L, (L + 1)(L + 2)/2.
 */
final class SteeredRiesz {

    private static final double TRUNCATION = 4;

    private final int[] orders;
    private final int order;
    private final Grid grid;
    private final Engine engine;
    private final List<Volume> gradient;
    private final List<MemorySegment> tensor;
    private final Volume[][] components;

    private SteeredRiesz(Filter.Riesz filter, RieszFilter riesz, Engine engine, Arena work) {
        orders = new int[] {filter.x(), filter.y(), filter.z()};
        order = filter.x() + filter.y() + filter.z();
        grid = riesz.image().grid();
        this.engine = engine;
        gradient = List.of(riesz.response(1, 0, 0, true, work), riesz.response(0, 1, 0, true, work),
                riesz.response(0, 0, 1, order > 1, work));
        tensor = new ArrayList<>();
        for (int[] pair : new int[][] {{0, 0}, {1, 1}, {2, 2}, {0, 1}, {0, 2}, {1, 2}}) {
            tensor.add(smoothed(filter, gradient.get(pair[0]), gradient.get(pair[1]), work));
        }
        components = components(riesz, work);
    }

    /** @param riesz unsteered transforms of the same filter */
    static Volume apply(Filter.Riesz filter, RieszFilter riesz, Engine engine, Arena work, Arena arena) {
        SteeredRiesz steered = new SteeredRiesz(filter, riesz, engine, work);
        MemorySegment out = arena.allocate(Volume.LAYOUT, steered.grid.voxelCount());
        steered.eachSlab(slab -> steered.steer(slab, out));
        return new Volume(steered.grid, out);
    }

    /** Work on a part of the image's slices. */
    private interface Part {

        void run(Slab slab);
    }

    private void eachSlab(Part part) {
        engine.workers().map(Slab.split(grid.size().z(), 4L * engine.workers().threadCount()), slab -> {
            part.run(slab);
            return true;
        });
    }

    private long firstVoxel(long z) {
        return grid.index(0, 0, z);
    }

    /** G * (a b) */
    private MemorySegment smoothed(Filter.Riesz filter, Volume a, Volume b, Arena work) {
        MemorySegment result = work.allocate(JAVA_FLOAT, grid.voxelCount());
        try (Arena between = Arena.ofShared()) {
            MemorySegment product = between.allocate(JAVA_FLOAT, grid.voxelCount());
            eachSlab(slab -> {
                for (long i = firstVoxel(slab.z0()); i < firstVoxel(slab.z1()); i++) {
                    product.setAtIndex(JAVA_FLOAT, i, a.at(i) * b.at(i));
                }
            });
            convolve(filter, Axis.X, product, result);
            convolve(filter, Axis.Y, result, product);
            convolve(filter, Axis.Z, product, result);
        }
        return result;
    }

    private void convolve(Filter.Riesz filter, Axis axis, MemorySegment in, MemorySegment out) {
        Taps taps = GaussianTaps.of(filter.tensor().orElseThrow(), TRUNCATION, axis, grid.spacing()).normalised();
        eachSlab(slab -> engine.kernels().convolution().convolve(new ConvolutionKernel.Arguments(grid.size(), in, axis,
                slab, taps.values(), taps.origin(), filter.boundary(), false, out)));
    }

    /** All transforms of order L, by their orders along x and y. */
    private Volume[][] components(RieszFilter riesz, Arena work) {
        Volume[][] all = new Volume[order + 1][order + 1];
        for (int x = 0; x <= order; x++) {
            for (int y = 0; x + y <= order; y++) {
                int z = order - x - y;
                all[x][y] = order == 1 ? gradient.get(x == 1 ? 0 : y == 1 ? 1 : 2)
                        : riesz.response(x, y, z, x < order, work);
            }
        }
        return all;
    }

    private void steer(Slab slab, MemorySegment out) {
        PrincipalAxes principal = new PrincipalAxes();
        int[] places = places();
        double[][] weights = weights();
        for (long i = firstVoxel(slab.z0()); i < firstVoxel(slab.z1()); i++) {
            double[][] frame = principal.of(tensorAt(0, i), tensorAt(1, i), tensorAt(2, i), tensorAt(3, i),
                    tensorAt(4, i), tensorAt(5, i));
            orient(frame, i);
            double[][] c = {{1}};
            for (int axis = 0; axis < 3; axis++) {
                for (int k = 0; k < orders[axis]; k++) {
                    c = times(c, frame[places[axis]]);
                }
            }
            double sum = 0;
            for (int x = 0; x <= order; x++) {
                for (int y = 0; x + y <= order; y++) {
                    sum += weights[x][y] * c[x][y] * components[x][y].at(i);
                }
            }
            out.setAtIndex(Volume.LAYOUT, i, (float) sum);
        }
    }

    private double tensorAt(int entry, long i) {
        return tensor.get(entry).getAtIndex(JAVA_FLOAT, i);
    }

    /** Which eigenvector each axis is laid along. */
    private int[] places() {
        List<Integer> axes = IntStream.range(0, 3).boxed().sorted(Comparator.comparing(axis -> -orders[axis])).toList();
        return IntStream.range(0, 3).map(axes::indexOf).toArray();
    }

    /** √(m! / l!) */
    private double[][] weights() {
        double l = RieszTransfer.factorial(orders[0]) * RieszTransfer.factorial(orders[1])
                * RieszTransfer.factorial(orders[2]);
        double[][] weights = new double[order + 1][order + 1];
        for (int x = 0; x <= order; x++) {
            for (int y = 0; x + y <= order; y++) {
                weights[x][y] = Math.sqrt(RieszTransfer.factorial(x) * RieszTransfer.factorial(y)
                        * RieszTransfer.factorial(order - x - y) / l);
            }
        }
        return weights;
    }

    private void orient(double[][] frame, long i) {
        for (int k = 0; k < 2; k++) {
            double along = 0;
            for (int axis = 0; axis < 3; axis++) {
                along += frame[k][axis] * gradient.get(axis).at(i);
            }
            if (along < 0) {
                for (int axis = 0; axis < 3; axis++) {
                    frame[k][axis] = -frame[k][axis];
                }
            }
        }
        double[] u = frame[0];
        double[] v = frame[1];
        frame[2] = new double[] {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]};
    }

    /** A homogeneous polynomial, by its exponents of the first two variables, times a linear form. */
    private static double[][] times(double[][] polynomial, double[] form) {
        int degree = polynomial.length;
        double[][] product = new double[degree + 1][degree + 1];
        for (int x = 0; x < degree; x++) {
            for (int y = 0; x + y < degree; y++) {
                product[x + 1][y] += polynomial[x][y] * form[0];
                product[x][y + 1] += polynomial[x][y] * form[1];
                product[x][y] += polynomial[x][y] * form[2];
            }
        }
        return product;
    }
}
