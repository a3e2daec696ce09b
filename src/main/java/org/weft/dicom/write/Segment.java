package org.weft.dicom.write;

import java.util.Arrays;
import java.util.Objects;
import org.weft.grid.Grid;
import org.weft.image.LabelVolume;
import org.weft.image.Labels;
import org.weft.image.Mask;

/**
 * A region to be written as a segment.
 *
 * @param name   what a user calls it; leaves as it is
 * @param grid   where its voxels lie
 * @param planes which voxels it holds
 */
public record Segment(String name, Grid grid, Planes planes) {

    /** The voxels of a region, plane by plane. */
    @FunctionalInterface
    public interface Planes {

        /**
         * Fills in one plane.
         *
         * @param z      index of the plane
         * @param inside uint8[y][x], not 0 inside
         */
        void read(long z, byte[] inside);
    }

    public Segment {
        Objects.requireNonNull(name);
        Objects.requireNonNull(grid);
        Objects.requireNonNull(planes);
    }

    public static Segment of(String name, Mask mask) {
        return new Segment(name, mask.grid(), (z, inside) -> mask.copy(z * inside.length, inside));
    }

    /** The voxels of one label; planes beyond its box are not looked at. */
    public static Segment of(String name, LabelVolume labels, Labels.Label label) {
        return new Segment(name, labels.grid(), (z, inside) -> {
            if (z < label.box().z0() || z >= label.box().z1()) {
                Arrays.fill(inside, (byte) 0);
                return;
            }
            short[] plane = new short[inside.length];
            labels.copy(z * inside.length, plane);
            for (int i = 0; i < inside.length; i++) {
                inside[i] = (byte) (plane[i] == (short) label.value() ? 1 : 0);
            }
        });
    }
}
