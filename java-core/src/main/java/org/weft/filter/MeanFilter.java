package org.weft.filter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.List;
import org.weft.grid.Axis;
import org.weft.grid.Reach;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.settings.Filter;

/** Mean of the box of M voxels along each axis around a voxel, in the unit of the image. IBSI S60F. */
final class MeanFilter {

    private MeanFilter() {}

    static Volume apply(Filter.Mean mean, Volume image, Engine engine, Arena arena) {
        List<Axis> axes = Convolution.axes(mean.dimensions());
        MemorySegment response = Convolution.allocate(image.grid().size(), arena);
        try (Convolution convolution = new Convolution(image.grid().size(), mean.boundary(), engine)) {
            convolution.along(axes, Collections.nCopies(axes.size(), Taps.box(mean.support())), image.voxels(),
                    response);
        }
        return new Volume(image.grid(), response);
    }

    static Reach reach(Filter.Mean mean) {
        return Convolution.reach(Convolution.axes(mean.dimensions()), mean.boundary(), _ -> mean.support() / 2);
    }
}
