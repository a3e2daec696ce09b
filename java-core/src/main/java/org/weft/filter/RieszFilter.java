package org.weft.filter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.weft.grid.Axis;
import org.weft.grid.Boundary;
import org.weft.grid.Grid;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.settings.Filter;

/**
 * Riesz transform of the response of a {@code laplacian_of_gaussian} or {@code simoncelli} filter (IBSI AYRS): in the Fourier domain the filter times
 * {@code (-i)^L √(L! / (l₁! l₂! l₃!)) ν₁^l₁ ν₂^l₂ ν₃^l₃ / |ν|^L}, 0 at ν = 0, on a {@link FrequencyGrid}; the real part of the response.
 * Frequencies are those of voxels, so that directions are those of space where voxels are cubes.
 *
 * <p>The image is surrounded by {@value #PADDING} voxels of what the record's boundary says, or as many as the filter's kernel reaches where those are more;
 * where it is periodic the image stays as it is. The boundary of the filter itself is not asked. With a {@code tensor}, {@link SteeredRiesz} turns the
 * transform at each voxel.
 *
 * <p>Work memory: that of {@link FourierVolume}, 8 bytes a voxel of the padded image, and while steered as much again, and 4 bytes a voxel of the image for
 * each of the maps that {@link SteeredRiesz} holds.
 */
final class RieszFilter {

    static final int PADDING = 32;

    private final Volume image;
    private final PaddedAxis[] axes;
    private final FourierVolume fourier;
    private final RieszTransfer.Base base;

    private RieszFilter(Filter.Riesz filter, Volume image, Engine engine, Arena work) {
        this.image = image;
        axes = new PaddedAxis[3];
        for (Axis axis : Axis.values()) {
            axes[axis.ordinal()] = padded(filter, image.grid(), axis);
        }
        base = switch (filter.base()) {
            case Filter.LaplacianOfGaussian log -> LaplacianSpectra.of(log, image.grid().spacing(), axes);
            case Filter.Simoncelli simoncelli ->
                (_, _, _, frequency) -> SimoncelliFilter.at(simoncelli.level(), frequency);
            default -> throw new IllegalArgumentException("no Riesz transform of " + filter.base());
        };
        fourier = new FourierVolume(image, axes[0], axes[1], axes[2], engine.workers(), work);
    }

    /**
     * The response, float32[z][y][x] in the unit of the base's.
     *
     * @param arena shared between threads; holds the response
     * @throws IllegalArgumentException if the image has a single voxel along an axis and is taken as periodic
     */
    static Volume apply(Filter.Riesz filter, Volume image, Engine engine, Arena arena) {
        try (Arena work = Arena.ofShared()) {
            RieszFilter riesz = new RieszFilter(filter, image, engine, work);
            if (filter.tensor().isPresent()) {
                return SteeredRiesz.apply(filter, riesz, engine, work, arena);
            }
            return riesz.response(filter.x(), filter.y(), filter.z(), false, arena);
        }
    }

    private static PaddedAxis padded(Filter.Riesz filter, Grid grid, Axis axis) {
        long size = axis.of(grid.size());
        if (filter.boundary() != Boundary.PERIODIC) {
            int reach = filter.base() instanceof Filter.LaplacianOfGaussian log
                    ? LaplacianKernel.taps(log, axis, grid.spacing()).half()
                    : 0;
            return PaddedAxis.of(size, Math.max(PADDING, reach), filter.boundary());
        }
        if (size == 1) {
            throw new IllegalArgumentException(
                    "a periodic Riesz transform needs at least 2 voxels along each axis, not an"
                            + " image of " + grid.size() + ": choose another boundary");
        }
        return PaddedAxis.periodic(size);
    }

    Volume image() {
        return image;
    }

    /**
     * The transform of one order, not steered.
     *
     * @param keep whether another one is asked for after it
     */
    Volume response(int x, int y, int z, boolean keep, Arena arena) {
        MemorySegment out = arena.allocate(Volume.LAYOUT, image.grid().voxelCount());
        fourier.filter(new RieszTransfer(x, y, z, base, axes), keep, out);
        return new Volume(image.grid(), out);
    }
}
