package org.weft.filter;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.weft.filter.RotatedResponses.Response;
import org.weft.grid.Axis;
import org.weft.kernel.Engine;
import org.weft.settings.Filter.Pooling;

/**
 * The responses of a separable filter's rotations, pooled voxel by voxel. The responses are a tree, branching at what is done along x, then y, then
 * z: what several have in common is computed once. Sums are made in the order of the tree by the last convolution of each response itself.
 */
final class SeparableBank {

    private final Convolution convolution;
    private final Engine engine;
    private final MemorySegment pooled;
    private final boolean largest;
    private final boolean sum;
    private boolean empty = true;

    private SeparableBank(Convolution convolution, Engine engine, Optional<Pooling> rotations, MemorySegment pooled) {
        this.convolution = convolution;
        this.engine = engine;
        this.pooled = pooled;
        this.sum = rotations.isEmpty() || rotations.get() == Pooling.MEAN;
        this.largest = rotations.isPresent() && rotations.get() == Pooling.MAX;
    }

    /**
     * Fills {@code pooled} with a filter's response to an image.
     *
     * @param operators what the filter does along x and y, or x, y and z
     * @param rotations how the responses of all rotations become one; empty for no rotation
     * @param pooled    float32[z][y][x], zeroed
     */
    static void apply(List<AxisOperator> operators, Optional<Pooling> rotations, MemorySegment image,
            Convolution convolution, Engine engine, MemorySegment pooled) {
        List<Response> responses = RotatedResponses.of(operators, rotations).responses();
        if (!responses.isEmpty()) {
            new SeparableBank(convolution, engine, rotations, pooled).branch(0, image, responses);
        }
    }

    /** @param responses those that have everything up to {@code image} in common */
    private void branch(int depth, MemorySegment image, List<Response> responses) {
        Axis axis = Axis.values()[depth];
        Map<AxisOperator, List<Response>> branches = new LinkedHashMap<>();
        for (Response response : responses) {
            branches.computeIfAbsent(response.operators().get(depth), _ -> new ArrayList<>()).add(response);
        }
        branches.forEach((operator, followers) -> {
            if (depth < followers.getFirst().operators().size() - 1) {
                MemorySegment next = convolution.take();
                operator.apply(convolution, axis, image, false, next);
                branch(depth + 1, next, followers);
                convolution.give(next);
            } else {
                pool(axis, image, followers.getFirst());
            }
        });
    }

    private void pool(Axis axis, MemorySegment image, Response response) {
        AxisOperator operator = response.operators().getLast();
        if (sum) {
            operator.times(response.weight()).apply(convolution, axis, image, !empty, pooled);
        } else {
            MemorySegment one = convolution.take();
            operator.apply(convolution, axis, image, false, one);
            Voxelwise.compute(List.of(one, empty ? one : pooled), pooled, engine, empty
                    ? (in, out, n) -> first(response, in[0], out, n)
                    : (in, out, n) -> more(response, in[0], in[1], out, n));
            convolution.give(one);
        }
        empty = false;
    }

    private void first(Response response, float[] r, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = best(response, r[i]);
        }
    }

    private void more(Response response, float[] r, float[] before, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            float best = best(response, r[i]);
            out[i] = largest ? Math.max(before[i], best) : Math.min(before[i], best);
        }
    }

    private float best(Response response, float r) {
        if (response.plus() && response.minus()) {
            return largest ? Math.abs(r) : -Math.abs(r);
        }
        return response.plus() ? r : -r;
    }
}
