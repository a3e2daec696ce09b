package org.weft.filter;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.weft.grid.Boundary;

/**
 * An axis of an image on the circle of a Fourier transform. Places 0 to n - 1 are the image; those after them, and from the end of the circle
 * backwards those before them, are what the boundary says, as far as the padding reaches; 0 between the two.
 */
final class PaddedAxis {

    private final int size;
    private final long[] places;

    private PaddedAxis(int size, long[] places) {
        this.size = size;
        this.places = places;
    }

    /** @param padding voxels beyond each end of the image that are to hold what the boundary says */
    static PaddedAxis of(long size, int padding, Boundary boundary) {
        int n = Math.toIntExact(size);
        long[] places = new long[FourierLine.smoothLength(size + 2L * padding)];
        Arrays.fill(places, Boundary.NOWHERE);
        for (int i = -padding; i < n + padding; i++) {
            places[i < 0 ? i + places.length : i] = boundary.index(i, n);
        }
        return new PaddedAxis(n, places);
    }

    /** The image alone, over and over. */
    static PaddedAxis periodic(long size) {
        int n = Math.toIntExact(size);
        return new PaddedAxis(n, LongStream.range(0, n).toArray());
    }

    /** Voxels of the image. */
    int size() {
        return size;
    }

    /** Length of the circle. */
    int length() {
        return places.length;
    }

    /** Index of the voxel that stands at a place of the circle, or {@link Boundary#NOWHERE}. */
    long place(int i) {
        return places[i];
    }
}
