package org.weft.dicom.series;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.weft.dicom.object.DicomException;
import org.weft.grid.Grid;
import org.weft.image.Volume;
import org.weft.kernel.Slab;
import org.weft.kernel.Workers;

/** Reads the slices of a series into a volume, several at once. */
public final class SeriesReader {

    /** Pieces of work for each thread, so that none waits long for the last. */
    private static final int SHARES = 4;

    private final OpenObjects objects;
    private final IntensityScale scale;
    private final List<Layer> layers;
    private final MemorySegment voxels;
    private final Plane plane;

    private SeriesReader(OpenObjects objects, IntensityScale scale, SeriesGeometry geometry, MemorySegment voxels) {
        this.objects = objects;
        this.scale = scale;
        this.layers = geometry.layers();
        this.voxels = voxels;
        this.plane = geometry.slices().getFirst().plane();
    }

    /**
     * Intensities, {@code factor · (slope · stored + intercept)} in float64 and then rounded to float32.
     *
     * @param arena what the volume lives in; a shared or an automatic one, as the workers write to it
     * @throws DicomException if a fault is not to be repaired or cannot be, or if an object's pixels cannot be read: it names the file
     */
    public static Volume read(SeriesGeometry geometry, OnFault onFault, IntensityScale scale, Workers workers,
            Arena arena) {
        geometry.require(onFault);
        Grid grid = geometry.grid();
        try (OpenObjects objects = OpenObjects.of(geometry.slices())) {
            MemorySegment voxels = allocate(grid, arena);
            SeriesReader reader = new SeriesReader(objects, scale, geometry, voxels);
            workers.map(Slab.split(grid.size().z(), (long) SHARES * workers.threadCount()), reader::fill);
            return new Volume(grid, voxels);
        }
    }

    private static MemorySegment allocate(Grid grid, Arena arena) {
        long bytes = Math.multiplyExact(grid.voxelCount(), Float.BYTES);
        try {
            return arena.allocate(bytes, 64);
        } catch (OutOfMemoryError e) {
            throw new DicomException(grid.size() + " voxels need " + bytes
                    + " bytes of memory, more than the system grants", e);
        }
    }

    private Slab fill(Slab slab) {
        int count = plane.columns() * plane.rows();
        float[] pixels = new float[count];
        for (long z = slab.z0(); z < slab.z1(); z++) {
            Layer layer = layers.get((int) z);
            if (layer.isPlain()) {
                objects.read(layer.parts().getFirst().slice(), scale, pixels);
            } else {
                mix(layer, pixels);
            }
            MemorySegment.copy(pixels, 0, voxels, Volume.LAYOUT, z * count * Float.BYTES, count);
        }
        return slab;
    }

    /** The parts of a layer, each shifted back, weighed in float64. */
    private void mix(Layer layer, float[] pixels) {
        float[] slice = new float[pixels.length];
        float[] shifted = new float[pixels.length];
        double[] sums = new double[pixels.length];
        for (Layer.Part part : layer.parts()) {
            objects.read(part.slice(), scale, slice);
            new PlaneShift(plane.columns(), plane.rows(), part.shiftX(), part.shiftY()).apply(slice, shifted);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += part.weight() * shifted[i];
            }
        }
        for (int i = 0; i < sums.length; i++) {
            pixels[i] = (float) sums[i];
        }
    }
}
