package org.weft.filter;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.weft.grid.Axis;

/**
 * What a separable filter does along one axis: the sum of chains of kernels, each kernel of a chain convolved with what the one before gave. Two
 * are equal where all their kernels are.
 */
record AxisOperator(List<List<Taps>> chains) {

    AxisOperator {
        chains = chains.stream().map(List::copyOf).toList();
    }

    /** One kernel after the other, at least one. */
    static AxisOperator of(List<Taps> chain) {
        return new AxisOperator(List.of(chain));
    }

    /** Both operators' results added up. Where no chain has more than one kernel, they are one kernel. */
    AxisOperator plus(AxisOperator other) {
        if (isKernel() && other.isKernel()) {
            return of(List.of(chains.getFirst().getFirst().plus(other.chains.getFirst().getFirst())));
        }
        return new AxisOperator(Stream.concat(chains.stream(), other.chains.stream()).toList());
    }

    private boolean isKernel() {
        return chains.size() == 1 && chains.getFirst().size() == 1;
    }

    AxisOperator times(double factor) {
        return new AxisOperator(chains.stream().map(chain -> {
            List<Taps> product = new ArrayList<>(chain);
            product.add(product.removeLast().times(factor));
            return product;
        }).toList());
    }

    /** The operator on the mirrored axis: every kernel reversed. */
    AxisOperator reversed() {
        return new AxisOperator(chains.stream().map(chain -> chain.stream().map(Taps::reversed).toList()).toList());
    }

    /** Whether nothing but 0 comes of it. */
    boolean isZero() {
        return chains.stream().allMatch(chain -> chain.stream().anyMatch(Taps::isZero));
    }

    /** How far it looks beyond a voxel, in voxels. */
    int reach() {
        return chains.stream().mapToInt(chain -> chain.stream().mapToInt(Taps::reach).sum()).max().orElse(0);
    }

    /** Fills {@code out}, or adds to it; {@code in} stays as it is. */
    void apply(Convolution convolution, Axis axis, MemorySegment in, boolean add, MemorySegment out) {
        boolean more = add;
        for (List<Taps> chain : chains) {
            MemorySegment from = in;
            for (Taps taps : chain.subList(0, chain.size() - 1)) {
                MemorySegment to = convolution.take();
                convolution.along(axis, taps, from, false, to);
                giveBack(convolution, from, in);
                from = to;
            }
            convolution.along(axis, chain.getLast(), from, more, out);
            giveBack(convolution, from, in);
            more = true;
        }
    }

    private static void giveBack(Convolution convolution, MemorySegment image, MemorySegment in) {
        if (!image.equals(in)) {
            convolution.give(image);
        }
    }
}
