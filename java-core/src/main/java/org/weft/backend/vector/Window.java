package org.weft.backend.vector;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import jdk.incubator.vector.ShortVector;
import org.weft.grid.Size;
import org.weft.image.DiscretisedVolume;
import org.weft.kernel.Offset;

/**
 * The slice at hand and the slices that its neighbours lie in, copied into arrays with a margin of zeros, so that no
 * neighbour needs a test of borders. Offsets longer than the volume lead nowhere and are left out; of the others, the
 * k-th one leads from voxel {@code v} of {@link #centre} to voxel {@code v + shift(k)} of {@code neighbours(k)}. Every
 * array goes on for two vectors beyond its last voxel: two loads that start at a voxel are within bounds.
 */
final class Window {

    private static final int MARGIN = 2 * ShortVector.SPECIES_PREFERRED.length();

    private final MemorySegment levels;
    private final Size size;
    private final List<Offset> offsets;
    private final int[] near;
    private final int stride;
    private final int origin;
    private final int[] shifts;
    private final short[][] neighbours;
    private final short[] nothing;
    private final short[][] slices;
    private final long[] sliceHeld;
    private final int[] first;
    private final int[] counts;
    private short[] centre;

    Window(DiscretisedVolume volume, List<Offset> offsets) {
        this.offsets = offsets;
        levels = volume.levels();
        size = volume.grid().size();
        near = IntStream.range(0, offsets.size()).filter(m -> leadsSomewhere(offsets.get(m))).toArray();
        int marginX = largest(offset -> Math.abs(offset.x()));
        int marginY = largest(offset -> Math.abs(offset.y()));
        int length = length(size, marginX, marginY);
        stride = (int) size.x() + marginX;
        origin = marginY * stride + marginX;
        shifts = IntStream.of(near).map(m -> offsets.get(m).y() * stride + offsets.get(m).x()).toArray();
        neighbours = new short[near.length][];
        nothing = new short[length];
        slices = new short[1 + largest(Offset::z) + largest(offset -> -offset.z())][length];
        sliceHeld = new long[slices.length];
        Arrays.fill(sliceHeld, -1);
        first = new int[(int) size.y()];
        counts = new int[first.length];
    }

    private boolean leadsSomewhere(Offset offset) {
        return Math.abs((long) offset.x()) <= size.x() && Math.abs((long) offset.y()) <= size.y()
                && Math.abs((long) offset.z()) <= size.z();
    }

    private int largest(ToIntFunction<Offset> component) {
        return IntStream.of(near).map(m -> component.applyAsInt(offsets.get(m))).reduce(0, Math::max);
    }

    private static int length(Size size, int marginX, int marginY) {
        double length = ((double) size.x() + marginX) * ((double) size.y() + 2.0 * marginY) + marginX + MARGIN;
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a slice of " + size.x() + " x " + size.y()
                    + " voxels is too large for the vector backend, which keeps it in an array of at most 2^31; use another backend");
        }
        return (int) length;
    }

    /** Makes slice z the one at hand. */
    void moveTo(long z) {
        centre = slice(z);
        for (int k = 0; k < near.length; k++) {
            neighbours[k] = slice(z + offsets.get(near[k]).z());
        }
        for (int y = 0; y < counts.length; y++) {
            int row = row(y);
            int from = 0;
            int to = (int) size.x();
            while (to > 0 && centre[row + to - 1] == 0) {
                to--;
            }
            while (from < to && centre[row + from] == 0) {
                from++;
            }
            first[y] = from;
            counts[y] = to - from;
        }
    }

    private short[] slice(long z) {
        if (z < 0 || z >= size.z()) {
            return nothing;
        }
        int place = (int) (z % slices.length);
        if (sliceHeld[place] != z) {
            sliceHeld[place] = z;
            for (int y = 0; y < counts.length; y++) {
                MemorySegment.copy(levels, JAVA_SHORT, size.x() * (y + size.y() * z) * Short.BYTES, slices[place],
                        row(y), (int) size.x());
            }
        }
        return slices[place];
    }

    /** Padded levels of the slice at hand. */
    short[] centre() {
        return centre;
    }

    /** Where row y of a slice begins. */
    int row(int y) {
        return origin + y * stride;
    }

    int width() {
        return (int) size.x();
    }

    int height() {
        return counts.length;
    }

    /** x of the first voxel of the region in row y of the slice at hand. */
    int first(int y) {
        return first[y];
    }

    /**
     * Number of voxels from the first to the last one of the region in row y of the slice at hand, 0 in an empty row.
     */
    int count(int y) {
        return counts[y];
    }

    /** Number of offsets that lead somewhere. */
    int neighbourCount() {
        return near.length;
    }

    /** Place of the k-th offset that leads somewhere in the list given. */
    int number(int k) {
        return near[k];
    }

    int shift(int k) {
        return shifts[k];
    }

    /** Padded levels of the slice that the k-th offset leads to. */
    short[] neighbours(int k) {
        return neighbours[k];
    }

    /** Length of an array that holds what belongs to a row, and two vectors more. */
    int rowLength() {
        return (int) size.x() + MARGIN;
    }

    /** Length of a padded slice. */
    int length() {
        return nothing.length;
    }
}
