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
 * One sub-band of the undecimated separable wavelet transform (IBSI 25BO): along each axis {@code out[i] = Σ h[k] in[i - k + N/2]} with the wavelet's N
 * low-pass or high-pass taps. At level j, taps are 2^(j-1) voxels apart, the last one followed by as many zeros, N 2^(j-1) in all and the origin at half
 * of them; levels below j are low-pass along all axes. A rotation is the same at every level. In the unit of the image.
 */
final class WaveletFilter {

    private WaveletFilter() {}

    static Volume apply(Filter.Wavelet wavelet, Volume image, Engine engine, Arena arena) {
        MemorySegment response = Convolution.allocate(image.grid().size(), arena);
        try (Convolution convolution = new Convolution(image.grid().size(), wavelet.boundary(), engine)) {
            SeparableBank.apply(operators(wavelet), wavelet.rotations(), image.voxels(), convolution, engine, response);
        }
        return new Volume(image.grid(), response);
    }

    static Reach reach(Filter.Wavelet wavelet) {
        List<AxisOperator> operators = operators(wavelet);
        List<Axis> axes = Convolution.axes(operators.size());
        return Convolution.reach(axes, wavelet.boundary(), axis -> operators.get(axis.ordinal()).reach());
    }

    /** Number of voxels that the taps of the highest level take up. */
    static long width(Filter.Wavelet wavelet) {
        return (long) Wavelets.of(wavelet.wavelet()).lowPass().length << wavelet.level() - 1;
    }

    private static List<AxisOperator> operators(Filter.Wavelet wavelet) {
        Wavelets taps = Wavelets.of(wavelet.wavelet());
        return wavelet.bands().chars().mapToObj(band -> {
            List<Taps> chain = new ArrayList<>();
            for (int level = 1; level <= wavelet.level(); level++) {
                double[] values = level == wavelet.level() && band == 'H' ? taps.highPass() : taps.lowPass();
                chain.add(new Taps(values, values.length / 2).spread(1 << level - 1));
            }
            return AxisOperator.of(chain);
        }).toList();
    }
}
