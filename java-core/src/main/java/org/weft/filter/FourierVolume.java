package org.weft.filter;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;
import org.weft.grid.Boundary;
import org.weft.image.Volume;
import org.weft.kernel.Slab;
import org.weft.kernel.Workers;

/**
 * A volume, surrounded by what its axes say, transformed along x and y, and ready to be filtered by any number of transfer functions. Each
 * filtering transforms it along z, multiplies and transforms back, in pieces that do not depend on each other: the same bits for any number of threads.
 *
 * <p>Work memory: float64[z][nx/2 + 1][y][2], 8 bytes for a voxel of the padded volume, until the arena closes. A filtering that keeps the
 * transform for another one holds as much again for the slices of the image. Every worker holds two padded slices.
 */
final class FourierVolume {

    /** A filter in the Fourier domain, one that turns real volumes into real ones. */
    interface Transfer {

        /** Multiplies, in place, a complex line float64[2 nz] of the frequencies along z at a frequency from 0 to nx/2 along x and one from 0 to ny - 1 along y. */
        void multiply(int x, int y, double[] line);
    }

    private final PaddedAxis axisX;
    private final PaddedAxis axisY;
    private final PaddedAxis axisZ;
    private final FourierLine alongZ;
    private final FourierPlane alongXY;
    private final Workers workers;
    private final MemorySegment spectrum;
    private final int frequencies;
    private final int lineBytes;

    /** @param arena shared between threads; holds the transform */
    FourierVolume(Volume image, PaddedAxis axisX, PaddedAxis axisY, PaddedAxis axisZ, Workers workers, Arena arena) {
        this.axisX = axisX;
        this.axisY = axisY;
        this.axisZ = axisZ;
        this.workers = workers;
        FourierLine alongX = new FourierLine(axisX.length());
        alongXY = new FourierPlane(alongX, new FourierLine(axisY.length()));
        alongZ = new FourierLine(axisZ.length());
        frequencies = alongX.frequencies();
        lineBytes = Math.multiplyExact(2 * Double.BYTES, axisY.length());
        spectrum = arena.allocate(JAVA_DOUBLE, 2L * axisZ.length() * frequencies * axisY.length());
        workers.map(slabs(axisZ.length()), slab -> transform(image, slab));
    }

    private List<Slab> slabs(int count) {
        return Slab.split(count, 4L * workers.threadCount());
    }

    private long line(long z, int x) {
        return (z * frequencies + x) * lineBytes;
    }

    private boolean transform(Volume image, Slab slab) {
        double[][] plane = alongXY.plane();
        double[][] lines = alongXY.spectrum();
        for (long z = slab.z0(); z < slab.z1(); z++) {
            long place = axisZ.place((int) z);
            if (place == Boundary.NOWHERE) {
                continue;
            }
            for (int y = 0; y < plane.length; y++) {
                fill(plane[y], image, axisY.place(y), place);
            }
            alongXY.forward(plane, lines);
            for (int x = 0; x < frequencies; x++) {
                MemorySegment.copy(lines[x], 0, spectrum, JAVA_DOUBLE, line(z, x), lines[x].length);
            }
        }
        return true;
    }

    private void fill(double[] row, Volume image, long y, long z) {
        long first = image.grid().index(0, y, z);
        for (int x = 0; x < row.length; x++) {
            long place = axisX.place(x);
            row[x] = y == Boundary.NOWHERE || place == Boundary.NOWHERE ? 0 : image.at(first + place);
        }
    }

    /**
     * The filtered image.
     *
     * @param keep whether the transform is needed again
     * @param out  float32[z][y][x] of the image's size
     */
    void filter(Transfer transfer, boolean keep, MemorySegment out) {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment filtered = keep
                    ? arena.allocate(JAVA_DOUBLE, 2L * axisZ.size() * frequencies * axisY.length())
                    : spectrum;
            workers.map(IntStream.range(0, frequencies).boxed().toList(), x -> multiply(transfer, x, filtered));
            workers.map(slabs(axisZ.size()), slab -> transformBack(filtered, slab, out));
        }
    }

    /** Everything at one frequency along x, some lines along z at a time. */
    private boolean multiply(Transfer transfer, int x, MemorySegment filtered) {
        double[] places = new double[2 * FourierPlane.AT_ONCE];
        double[][] lines = new double[FourierPlane.AT_ONCE][2 * axisZ.length()];
        for (int y0 = 0; y0 < axisY.length(); y0 += FourierPlane.AT_ONCE) {
            int count = Math.min(FourierPlane.AT_ONCE, axisY.length() - y0);
            long offset = 2L * Double.BYTES * y0;
            for (int z = 0; z < axisZ.length(); z++) {
                MemorySegment.copy(spectrum, JAVA_DOUBLE, line(z, x) + offset, places, 0, 2 * count);
                for (int i = 0; i < count; i++) {
                    lines[i][2 * z] = places[2 * i];
                    lines[i][2 * z + 1] = places[2 * i + 1];
                }
            }
            for (int i = 0; i < count; i++) {
                alongZ.forward(lines[i]);
                transfer.multiply(x, y0 + i, lines[i]);
                alongZ.inverse(lines[i]);
            }
            for (int z = 0; z < axisZ.size(); z++) {
                for (int i = 0; i < count; i++) {
                    places[2 * i] = lines[i][2 * z];
                    places[2 * i + 1] = lines[i][2 * z + 1];
                }
                MemorySegment.copy(places, 0, filtered, JAVA_DOUBLE, line(z, x) + offset, 2 * count);
            }
        }
        return true;
    }

    private boolean transformBack(MemorySegment filtered, Slab slab, MemorySegment out) {
        double[][] plane = alongXY.plane();
        double[][] lines = alongXY.spectrum();
        for (long z = slab.z0(); z < slab.z1(); z++) {
            for (int x = 0; x < frequencies; x++) {
                MemorySegment.copy(filtered, JAVA_DOUBLE, line(z, x), lines[x], 0, lines[x].length);
            }
            alongXY.inverse(lines, plane, axisY.size());
            for (int y = 0; y < axisY.size(); y++) {
                long first = (z * axisY.size() + y) * axisX.size();
                for (int x = 0; x < axisX.size(); x++) {
                    out.setAtIndex(Volume.LAYOUT, first + x, (float) plane[y][x]);
                }
            }
        }
        return true;
    }
}
