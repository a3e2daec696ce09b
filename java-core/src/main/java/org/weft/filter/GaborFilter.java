package org.weft.filter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.weft.grid.Axis;
import org.weft.grid.Boundary;
import org.weft.grid.Reach;
import org.weft.grid.Size;
import org.weft.grid.Spacing;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;
import org.weft.kernel.Workers;
import org.weft.settings.Filter;

/**
 * Modulus of the response to a complex Gabor kernel (IBSI Q88H), plane by plane. See {@link GaborKernel} for the kernel.
 *
 * <p>Orientations θ, θ + step, … below a full turn are pooled voxel by voxel; as half a turn gives the same modulus, they are computed for half a
 * turn where the step divides it. Where the planes (x, y), (x, z) and (y, z) are filtered, the response is the mean of their pooled moduli.
 *
 * <p>Each plane is surrounded by what the boundary says as far as the kernel reaches, also where that is farther than the plane is wide, and convolved by
 * Fourier transforms. Columns of the Fourier domain in which the kernel is nowhere above 10⁻¹⁰ of its largest value are left out. The
 * transforms' sizes depend on the image's: a crop that keeps the reach has the same response up to 10⁻⁹ of the image's largest absolute intensity times the
 * sum of the kernel's absolute values (and float32), but not the same bits.
 *
 * <p>Work memory: 8 bytes a voxel of a padded plane for every orientation, and at most 40 for every worker.
 */
final class GaborFilter {

    private final Filter.Gabor filter;
    private final Volume image;
    private final Workers workers;
    private final MemorySegment out;

    private GaborFilter(Filter.Gabor filter, Volume image, Workers workers, MemorySegment out) {
        this.filter = filter;
        this.image = image;
        this.workers = workers;
        this.out = out;
    }

    /**
     * The response: float32[z][y][x], 0 or above, in the image's unit times the sum of the kernel.
     *
     * @param arena shared between threads; holds the response
     * @throws IllegalArgumentException if the kernel would be wider than {@value Filter#MAX_SUPPORT} voxels
     */
    static Volume apply(Filter.Gabor filter, Volume image, Engine engine, Arena arena) {
        checkWidth(halfWidths(filter, image.grid().spacing()));
        MemorySegment out = arena.allocate(Volume.LAYOUT, image.grid().voxelCount());
        GaborFilter gabor = new GaborFilter(filter, image, engine.workers(), out);
        List<Plane> planes = planes(filter);
        for (int i = 0; i < planes.size(); i++) {
            gabor.filter(planes.get(i), i + 1 == planes.size() ? planes.size() : 1);
        }
        return new Volume(image.grid(), out);
    }

    /** Half the kernel's width along each axis that is filtered; all of a periodic axis. */
    static Reach reach(Filter.Gabor filter, Spacing spacing) {
        Reach widths = halfWidths(filter, spacing);
        return filter.boundary() != Boundary.PERIODIC ? widths
                : new Reach(Long.MAX_VALUE, Long.MAX_VALUE, widths.z() > 0 ? Long.MAX_VALUE : 0);
    }

    /** Seven standard deviations of the kernel along each axis, in its widest orientation. */
    private static Reach halfWidths(Filter.Gabor filter, Spacing spacing) {
        Reach reach = Reach.NONE;
        for (Plane plane : planes(filter)) {
            long first = 0;
            long second = 0;
            for (GaborKernel kernel : kernels(filter, plane, spacing)) {
                first = Math.max(first, kernel.halfWidthFirst());
                second = Math.max(second, kernel.halfWidthSecond());
            }
            reach = reach.max(new Reach(plane.along(Axis.X, first, second), plane.along(Axis.Y, first, second),
                    plane.along(Axis.Z, first, second)));
        }
        return reach;
    }

    private static void checkWidth(Reach reach) {
        long widest = Math.max(reach.x(), Math.max(reach.y(), reach.z()));
        if (widest > Filter.MAX_SUPPORT / 2) {
            throw new IllegalArgumentException("the kernel of the Gabor filter would reach " + widest
                    + " voxels to each side, more than " + Filter.MAX_SUPPORT / 2
                    + ": choose a smaller sigma, a larger gamma or a coarser grid");
        }
    }

    /** Two axes that are filtered, and the one along which such planes are stacked. */
    private record Plane(Axis first, Axis second, Axis stack) {

        long along(Axis axis, long alongFirst, long alongSecond) {
            return axis == first ? alongFirst : axis == second ? alongSecond : 0;
        }
    }

    private static List<Plane> planes(Filter.Gabor filter) {
        Plane axial = new Plane(Axis.X, Axis.Y, Axis.Z);
        return switch (filter.planes()) {
            case AXIAL -> List.of(axial);
            case ORTHOGONAL -> List.of(axial, new Plane(Axis.X, Axis.Z, Axis.Y), new Plane(Axis.Y, Axis.Z, Axis.X));
        };
    }

    /** The kernels of all orientations whose moduli differ. */
    private static List<GaborKernel> kernels(Filter.Gabor filter, Plane plane, Spacing spacing) {
        double first = plane.first().of(spacing);
        double second = plane.second().of(spacing);
        List<GaborKernel> kernels = new ArrayList<>();
        for (double theta : orientations(filter)) {
            kernels.add(new GaborKernel(filter.sigma().inVoxels(first), filter.sigma().inVoxels(second),
                    filter.lambda().inVoxels(first), filter.lambda().inVoxels(second), filter.gamma(), theta));
        }
        return kernels;
    }

    /** In degrees. */
    private static List<Double> orientations(Filter.Gabor filter) {
        if (filter.step().isEmpty()) {
            return List.of(filter.theta());
        }
        double step = filter.step().get();
        double half = 180 / step;
        boolean repeats = Math.abs(half - Math.rint(half)) < 1e-9;
        long count = repeats ? Math.round(half) : (long) Math.ceil(2 * half - 1e-9);
        List<Double> orientations = new ArrayList<>();
        for (long k = 0; k < count; k++) {
            orientations.add(filter.theta() + k * step);
        }
        return orientations;
    }

    /** Adds the response in all parallel planes to what is there, and divides the sum. */
    private void filter(Plane plane, int divisor) {
        Size size = image.grid().size();
        List<GaborKernel> kernels = kernels(filter, plane, image.grid().spacing());
        int first = kernels.stream().mapToInt(GaborKernel::halfWidthFirst).max().orElseThrow();
        int second = kernels.stream().mapToInt(GaborKernel::halfWidthSecond).max().orElseThrow();
        PaddedAxis axisFirst = PaddedAxis.of(plane.first().of(size), first, filter.boundary());
        PaddedAxis axisSecond = PaddedAxis.of(plane.second().of(size), second, filter.boundary());
        FourierLine alongFirst = new FourierLine(axisFirst.length());
        FourierLine alongSecond = new FourierLine(axisSecond.length());
        List<double[][]> spectra = workers.map(kernels, kernel -> kernel.spectrum(alongFirst, alongSecond));
        workers.map(Slab.split(plane.stack().of(size), 4L * workers.threadCount()), slab -> {
            GaborPlane work = new GaborPlane(axisFirst, axisSecond, alongFirst, alongSecond, spectra,
                    filter.pooling());
            for (long k = slab.z0(); k < slab.z1(); k++) {
                filter(plane, k, work, divisor);
            }
            return true;
        });
    }

    private void filter(Plane plane, long k, GaborPlane work, int divisor) {
        Size size = image.grid().size();
        long start = k * stride(plane.stack(), size);
        long strideFirst = stride(plane.first(), size);
        long strideSecond = stride(plane.second(), size);
        double[][] pooled = work.filter((i, j) -> image.at(start + i * strideFirst + j * strideSecond));
        for (int j = 0; j < pooled.length; j++) {
            for (int i = 0; i < pooled[j].length; i++) {
                long voxel = start + i * strideFirst + j * strideSecond;
                double sum = out.getAtIndex(Volume.LAYOUT, voxel) + pooled[j][i];
                out.setAtIndex(Volume.LAYOUT, voxel, (float) (sum / divisor));
            }
        }
    }

    private static long stride(Axis axis, Size size) {
        return switch (axis) {
            case X -> 1;
            case Y -> size.x();
            case Z -> size.x() * size.y();
        };
    }
}
