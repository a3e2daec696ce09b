package org.weft.filter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.weft.grid.Axis;
import org.weft.grid.Reach;
import org.weft.image.Volume;
import org.weft.kernel.Engine;
import org.weft.settings.Filter;

/**
 * Laws' kernels (IBSI JTXT), a product of one along each axis: convolution with all rotations, pooled, then, where texture energy is asked for, the mean
 * of absolute values in the box of 2δ + 1 voxels along each filtered axis, with the same boundary. In the unit of the image.
 */
final class LawsFilter {

    private LawsFilter() {}

    static Volume apply(Filter.Laws laws, Volume image, Engine engine, Arena arena) {
        List<Axis> axes = Convolution.axes(laws.kernels().size());
        List<AxisOperator> operators = laws.kernels().stream().map(kernel -> AxisOperator.of(List.of(taps(kernel))))
                .toList();
        MemorySegment response = Convolution.allocate(image.grid().size(), arena);
        try (Convolution convolution = new Convolution(image.grid().size(), laws.boundary(), engine)) {
            Optional<Taps> box = laws.energy().map(half -> Taps.box(2 * half + 1));
            MemorySegment filtered = box.isPresent() ? convolution.takeZeroed() : response;
            SeparableBank.apply(operators, laws.rotations(), image.voxels(), convolution, engine, filtered);
            if (box.isPresent()) {
                Voxelwise.compute(List.of(filtered), filtered, engine, LawsFilter::absolute);
                convolution.along(axes, Collections.nCopies(axes.size(), box.get()), filtered, response);
            }
        }
        return new Volume(image.grid(), response);
    }

    private static void absolute(float[][] in, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.abs(in[0][i]);
        }
    }

    static Reach reach(Filter.Laws laws) {
        int widest = laws.kernels().stream().mapToInt(kernel -> taps(kernel).reach()).max().orElseThrow();
        List<Axis> axes = Convolution.axes(laws.kernels().size());
        return Convolution.reach(axes, laws.boundary(), axis -> laws.energy().orElse(0)
                + (laws.rotations().isPresent() ? widest : taps(laws.kernels().get(axis.ordinal())).reach()));
    }

    /** Number of voxels of the widest kernel or of the box of texture energy. */
    static long width(Filter.Laws laws) {
        int widest = laws.kernels().stream().mapToInt(kernel -> taps(kernel).values().length).max().orElseThrow();
        return Math.max(widest, 2L * laws.energy().orElse(0) + 1);
    }

    /** A kernel, divided by the root of the sum of its squares. */
    static Taps taps(Filter.Laws.Kernel kernel) {
        return switch (kernel) {
            case L5 -> Taps.centred(1, 4, 6, 4, 1).times(1 / Math.sqrt(70));
            case E5 -> Taps.centred(-1, -2, 0, 2, 1).times(1 / Math.sqrt(10));
            case S5 -> Taps.centred(-1, 0, 2, 0, -1).times(1 / Math.sqrt(6));
            case W5 -> Taps.centred(-1, 2, 0, -2, 1).times(1 / Math.sqrt(10));
            case R5 -> Taps.centred(1, -4, 6, -4, 1).times(1 / Math.sqrt(70));
            case L3 -> Taps.centred(1, 2, 1).times(1 / Math.sqrt(6));
            case E3 -> Taps.centred(-1, 0, 1).times(1 / Math.sqrt(2));
            case S3 -> Taps.centred(-1, 2, -1).times(1 / Math.sqrt(6));
        };
    }
}
