package org.weft.intensity;

import org.weft.process.IntensityRange;
import org.weft.settings.IvhDiscretisation;
import org.weft.settings.IvhDiscretisation.AsIs;
import org.weft.settings.IvhDiscretisation.FixedBinNumber;
import org.weft.settings.IvhDiscretisation.FixedBinSize;

/**
 * The intensities i_k = first + k·step, k = 0 to last, at which an intensity-volume histogram is evaluated, and the
 * largest k at which an intensity x still counts: floor(multiplier·(x - lower) / divisor), from -1 for none to last.
 *
 * @param span extent of the total range, max(G) - min(G); min(G) is {@code first}
 */
record IvhBins(double first, double step, double span, long last, double lower, double multiplier, double divisor) {

    private static final long MOST_STEPS = 1L << 24;

    /** Share of a number of steps by which rounding may miss a whole one. */
    private static final double GUARD = 1e-12;

    /**
     * @param found   smallest and largest intensity of the region
     * @param allowed range whose finite ends replace those found
     */
    static IvhBins of(IvhDiscretisation settings, IntensityRange found, IntensityRange allowed) {
        double low = Double.isFinite(allowed.low()) ? allowed.low() : found.low();
        double high = Double.isFinite(allowed.high()) ? allowed.high() : found.high();
        return switch (settings) {
            case AsIs() -> ofStep(low, 1, high - low, low);
            case FixedBinSize(double width) -> ofStep(low + width / 2, width, high - low - width, low);
            case FixedBinNumber(int number) -> {
                double extent = found.high() - found.low();
                yield extent > 0 ? new IvhBins(1, 1, number - 1, number - 1, found.low(), number, extent)
                        : new IvhBins(1, 1, 0, 0, found.low(), 1, 1);
            }
        };
    }

    private static IvhBins ofStep(double first, double step, double span, double lower) {
        double steps = span / step;
        if (steps > MOST_STEPS) {
            throw new IllegalArgumentException("an intensity-volume histogram from " + first + " to " + (first + span)
                    + " in steps of " + step + " has more than " + MOST_STEPS
                    + " steps; choose a larger bin width or a fixed bin number");
        }
        return new IvhBins(first, step, span, Math.max(0, (long) (steps * (1 + GUARD))), lower, 1, step);
    }

    /** The largest k with i_k at most the discretised intensity of x; -1 where there is none. */
    long of(double x) {
        return (long) Math.clamp(Math.floor(multiplier * (x - lower) / divisor), -1.0, (double) last);
    }

    double intensity(long k) {
        return first + k * step;
    }

    /**
     * The smallest k whose intensity fraction γ_k = k·step / span is at least so many per cent; beyond {@code last}
     * where there is none.
     */
    long atFraction(int percent) {
        return span > 0 ? (long) Math.ceil(percent * span / (100 * step) * (1 - GUARD)) : last + 1;
    }
}
