package org.weft.filter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Locale;
import org.weft.grid.Axis;
import org.weft.grid.Reach;
import org.weft.grid.Size;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;
import org.weft.kernel.Workers;
import org.weft.settings.Filter;

/**
 * B map of Simoncelli's non-separable wavelet (IBSI PRT7): in the Fourier domain cos(π/2 log₂ 2q) where 1/4 < q <= 1, and 0 elsewhere, with
 * q = 2^(level - 1) |ν| on a {@link FrequencyGrid}; the real part of the response. The image is not padded, so that it is periodic. Two dimensions
 * filter each slice (x, y) by itself.
 *
 * <p>Work memory: in three dimensions that of {@link FourierVolume}, 8 bytes a voxel; every worker holds two slices.
 */
final class SimoncelliFilter {

    private SimoncelliFilter() {}

    /**
     * The response, float32[z][y][x] in the image's unit.
     *
     * @param arena shared between threads; holds the response
     * @throws IllegalArgumentException if an axis that is filtered has a single voxel
     */
    static Volume apply(Filter.Simoncelli filter, Volume image, Engine engine, Arena arena) {
        Size size = image.grid().size();
        for (Axis axis : Axis.values()) {
            if (axis.of(size) == 1 && (axis != Axis.Z || filter.dimensions() == 3)) {
                throw new IllegalArgumentException("a simoncelli filter in " + filter.dimensions()
                        + " dimensions needs at least 2 voxels along " + axis.name().toLowerCase(Locale.ROOT)
                        + ", not an image of " + size
                        + (axis == Axis.Z ? ": ask for 2 dimensions" : ""));
            }
        }
        MemorySegment out = arena.allocate(Volume.LAYOUT, image.grid().voxelCount());
        if (filter.dimensions() == 3) {
            filterVolume(filter, image, engine.workers(), out);
        } else {
            filterSlices(filter, image, engine.workers(), out);
        }
        return new Volume(image.grid(), out);
    }

    /** The whole of what is filtered: its slice, or all of the image. */
    static Reach reach(Filter.Simoncelli filter) {
        return filter.dimensions() == 3 ? Reach.WHOLE : new Reach(Long.MAX_VALUE, Long.MAX_VALUE, 0);
    }

    /** The B map of a level at a frequency of that length. */
    static double at(int level, double frequency) {
        double q = Math.scalb(frequency, level - 1);
        return q > 0.25 && q <= 1 ? StrictMath.cos(Math.PI / 2 * StrictMath.log(2 * q) / StrictMath.log(2)) : 0;
    }

    private static void filterVolume(Filter.Simoncelli filter, Volume image, Workers workers, MemorySegment out) {
        Size size = image.grid().size();
        FrequencyGrid gridX = new FrequencyGrid(Math.toIntExact(size.x()));
        FrequencyGrid gridY = new FrequencyGrid(Math.toIntExact(size.y()));
        FrequencyGrid gridZ = new FrequencyGrid(Math.toIntExact(size.z()));
        try (Arena work = Arena.ofShared()) {
            FourierVolume fourier = new FourierVolume(image, PaddedAxis.periodic(size.x()),
                    PaddedAxis.periodic(size.y()), PaddedAxis.periodic(size.z()), workers, work);
            fourier.filter((x, y, line) -> {
                double here = square(gridX.at(x)) + square(gridY.at(y));
                double opposite = square(gridX.opposite(x)) + square(gridY.opposite(y));
                for (int z = 0; 2 * z < line.length; z++) {
                    double factor = (at(filter.level(), Math.sqrt(here + square(gridZ.at(z))))
                            + at(filter.level(), Math.sqrt(opposite + square(gridZ.opposite(z))))) / 2;
                    line[2 * z] *= factor;
                    line[2 * z + 1] *= factor;
                }
            }, false, out);
        }
    }

    private static void filterSlices(Filter.Simoncelli filter, Volume image, Workers workers, MemorySegment out) {
        Size size = image.grid().size();
        int nx = Math.toIntExact(size.x());
        int ny = Math.toIntExact(size.y());
        double[][] factors = factors(filter.level(), nx, ny);
        FourierPlane transform = new FourierPlane(new FourierLine(nx), new FourierLine(ny));
        workers.map(Slab.split(size.z(), 4L * workers.threadCount()), slab -> {
            double[][] plane = transform.plane();
            double[][] spectrum = transform.spectrum();
            for (long z = slab.z0(); z < slab.z1(); z++) {
                long first = z * nx * ny;
                for (int y = 0; y < ny; y++) {
                    for (int x = 0; x < nx; x++) {
                        plane[y][x] = image.at(first + (long) y * nx + x);
                    }
                }
                transform.forward(plane, spectrum);
                multiply(spectrum, factors);
                transform.inverse(spectrum, plane, ny);
                for (int y = 0; y < ny; y++) {
                    for (int x = 0; x < nx; x++) {
                        out.setAtIndex(Volume.LAYOUT, first + (long) y * nx + x, (float) plane[y][x]);
                    }
                }
            }
            return true;
        });
    }

    /** float64[nx/2 + 1][ny] */
    private static double[][] factors(int level, int nx, int ny) {
        FrequencyGrid gridX = new FrequencyGrid(nx);
        FrequencyGrid gridY = new FrequencyGrid(ny);
        double[][] factors = new double[nx / 2 + 1][ny];
        for (int x = 0; x < factors.length; x++) {
            for (int y = 0; y < ny; y++) {
                factors[x][y] = (at(level, Math.hypot(gridX.at(x), gridY.at(y)))
                        + at(level, Math.hypot(gridX.opposite(x), gridY.opposite(y)))) / 2;
            }
        }
        return factors;
    }

    private static void multiply(double[][] spectrum, double[][] factors) {
        for (int x = 0; x < spectrum.length; x++) {
            for (int y = 0; y < factors[x].length; y++) {
                spectrum[x][2 * y] *= factors[x][y];
                spectrum[x][2 * y + 1] *= factors[x][y];
            }
        }
    }

    private static double square(double a) {
        return a * a;
    }
}
