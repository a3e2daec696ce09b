package org.weft.filter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.weft.grid.Axis;
import org.weft.grid.Reach;
import org.weft.grid.Spacing;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.settings.Filter;

/** Laplacian of Gaussian by nothing but convolutions along an axis, 10 in three dimensions: see {@link LaplacianKernel}. In the unit of the image. */
final class LaplacianOfGaussianFilter {

    private LaplacianOfGaussianFilter() {}

    static Volume apply(Filter.LaplacianOfGaussian log, Volume image, Engine engine, Arena arena) {
        MemorySegment response = Convolution.allocate(image.grid().size(), arena);
        try (Convolution convolution = new Convolution(image.grid().size(), log.boundary(), engine)) {
            List<Axis> axes = Convolution.axes(log.dimensions());
            LaplacianKernel kernel = LaplacianKernel.of(log, image.grid().spacing());
            sum(convolution, axes, kernel, image.voxels(), response);
        }
        return new Volume(image.grid(), response);
    }

    /** Along each axis, from what is smooth along all axes so far, curved along one of them and level along all to the same one axis further. */
    private static void sum(Convolution convolution, List<Axis> axes, LaplacianKernel kernel, MemorySegment image,
            MemorySegment response) {
        MemorySegment smooth = convolution.take();
        MemorySegment curved = convolution.take();
        MemorySegment level = convolution.take();
        convolution.along(axes.getFirst(), kernel.smooth().getFirst(), image, false, smooth);
        convolution.along(axes.getFirst(), kernel.curved().getFirst(), image, false, curved);
        convolution.along(axes.getFirst(), kernel.level().getFirst(), image, false, level);
        for (int i = 1; i < axes.size(); i++) {
            Axis axis = axes.get(i);
            boolean last = i == axes.size() - 1;
            MemorySegment next = last ? response : convolution.take();
            convolution.along(axis, kernel.smooth().get(i), curved, false, next);
            convolution.along(axis, kernel.curved().get(i), smooth, true, next);
            if (last) {
                convolution.along(axis, kernel.level().get(i), level, true, next);
            } else {
                convolution.along(axis, kernel.smooth().get(i), smooth, false, curved);
                convolution.along(axis, kernel.level().get(i), level, false, smooth);
                MemorySegment spare = level;
                level = smooth;
                smooth = curved;
                curved = next;
                convolution.give(spare);
            }
        }
    }

    static Reach reach(Filter.LaplacianOfGaussian log, Spacing spacing) {
        return Convolution.reach(Convolution.axes(log.dimensions()), log.boundary(),
                axis -> LaplacianKernel.taps(log, axis, spacing).half());
    }
}
