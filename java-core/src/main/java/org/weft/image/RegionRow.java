package org.weft.image;

import org.weft.grid.Box;

/**
 * One row along x of a region's box after the other, copied into arrays: to look at voxel after voxel off heap takes many times as long until the
 * code is compiled by the JVM's second compiler, which it often is not before a case is done. For one thread.
 */
public final class RegionRow {

    private final Region region;
    private final Mask mask;
    private final byte[] inside;
    private final float[] intensities;

    /** @param mask one of the region's two */
    public RegionRow(Region region, Mask mask) {
        this.region = region;
        this.mask = mask;
        inside = new byte[Math.toIntExact(region.roi().box().size().x())];
        intensities = new float[inside.length];
    }

    /** Takes in the row of a y and z that count from the box's first voxel. */
    public void read(long y, long z) {
        Box box = region.roi().box();
        long first = mask.grid().index(box.x0(), box.y0() + y, box.z0() + z);
        mask.copy(first, inside);
        region.volume().copy(first, intensities);
    }

    public int length() {
        return inside.length;
    }

    /** Whether the mask has the voxel x, which counts from the box's first. */
    public boolean contains(int x) {
        return inside[x] != 0;
    }

    /** The intensity of voxel x. */
    public float at(int x) {
        return intensities[x];
    }
}
