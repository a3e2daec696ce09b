package org.weft.process;

import java.lang.foreign.Arena;
import org.weft.grid.Reach;
import org.weft.grid.Spacing;
import org.weft.image.Region;
import org.weft.kernel.Engine;
import org.weft.settings.Processing;

/** The standard's chain from an image and a region as they were read to those that features are taken from. */
public final class ImageProcessing {

    private ImageProcessing() {}

    /** Spacing of the processed image. */
    public static Spacing spacing(Processing processing, Spacing spacing) {
        return processing.interpolation()
                .map(to -> new Spacing(to.x().orElse(spacing.x()), to.y().orElse(spacing.y()),
                        to.z().orElse(spacing.z())))
                .orElse(spacing);
    }

    /**
     * A processed region on a crop of the processed image.
     *
     * @param region image and region as they were read; where they are interpolated or normalised, the whole image, since both depend on it
     * @param reach  how far the crop reaches beyond the region's box, in voxels of the processed image, as far as that reaches
     * @param arena  shared between threads; holds the result
     * @throws IllegalArgumentException if nothing of the region is left
     */
    public static Region process(Region region, Processing processing, Reach reach, Engine engine, Arena arena) {
        if (!processing.equals(Processing.NONE)) {
            throw new IllegalArgumentException("not yet: " + processing);
        }
        return region.crop(reach, arena);
    }
}
