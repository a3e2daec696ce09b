package org.weft.filter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.weft.grid.Axis;
import org.weft.grid.Reach;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.settings.Filter;

/**
 * Length of the gradient by central differences, {@code √Σ ((v[i+1] - v[i-1]) / (2 s))²} over the filtered axes with voxels s millimetres apart. In the unit of
 * the image per millimetre, at least 0.
 */
final class GradientMagnitudeFilter {

    private GradientMagnitudeFilter() {}

    static Volume apply(Filter.GradientMagnitude gradient, Volume image, Engine engine, Arena arena) {
        MemorySegment response = Convolution.allocate(image.grid().size(), arena);
        try (Convolution convolution = new Convolution(image.grid().size(), gradient.boundary(), engine)) {
            List<MemorySegment> differences = new ArrayList<>();
            for (Axis axis : Convolution.axes(gradient.dimensions())) {
                MemorySegment difference = differences.isEmpty() ? response : convolution.take();
                Taps taps = Taps.centred(0.5, 0, -0.5).times(1 / axis.of(image.grid().spacing()));
                convolution.along(axis, taps, image.voxels(), false, difference);
                differences.add(difference);
            }
            Voxelwise.compute(differences, response, engine, GradientMagnitudeFilter::length);
        }
        return new Volume(image.grid(), response);
    }

    private static void length(float[][] in, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            double squares = 0;
            for (float[] difference : in) {
                squares += (double) difference[i] * difference[i];
            }
            out[i] = (float) Math.sqrt(squares);
        }
    }

    static Reach reach(Filter.GradientMagnitude gradient) {
        return Convolution.reach(Convolution.axes(gradient.dimensions()), gradient.boundary(), _ -> 1);
    }
}
