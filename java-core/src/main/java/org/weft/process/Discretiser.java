package org.weft.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Locale;
import org.weft.grid.Box;
import org.weft.grid.Grid;
import org.weft.image.DiscretisedVolume;
import org.weft.image.Mask;
import org.weft.image.Region;
import org.weft.kernel.DiscretiseKernel;
import org.weft.kernel.Engine;
import org.weft.kernel.Slab;
import org.weft.settings.Discretisation;
import org.weft.settings.Discretisation.AsLevels;
import org.weft.settings.Discretisation.BinOrigin;
import org.weft.settings.Discretisation.FixedBinNumber;
import org.weft.settings.Discretisation.FixedBinSize;

/** Intensities to grey levels (IBSI 4R0B). */
public final class Discretiser {

    private Discretiser() {}

    /**
     * Grey levels of a region's intensity mask, on the box of its morphological mask.
     *
     * <p>Fixed bin number N: {@code floor(N (x - min) / (max - min)) + 1}, N for x = max. A constant region, where the
     * formula divides by 0 and every x = max lies in the last bin, has one bin: level 1 of 1. Fixed bin size w: {@code
     * floor((x - origin) / w) + 1}, or {@code floor(x / w) - floor(min / w) + 1} from the multiple of w below min, so
     * that rounding moves no bin of one region against another's; the number of levels is the level of the largest
     * intensity. As levels: x.
     *
     * @param arena shared between threads; holds the levels
     * @throws IllegalArgumentException for intensities below a fixed origin, more than 65535 levels, and levels that
     * are not whole numbers
     */
    public static DiscretisedVolume discretise(Region region, Discretisation settings, Engine engine, Arena arena) {
        Mask mask = region.roi().intensity();
        IntensityRange range = IntensityRange.of(region, mask, engine);
        Bins bins = switch (settings) {
            case FixedBinNumber(int count) -> Bins.ofNumber(count, range);
            case FixedBinSize(double width, BinOrigin origin) -> Bins.ofSize(width, origin, range);
            case AsLevels() -> Bins.ofLevels(range);
        };
        Box box = region.roi().box();
        MemorySegment levels = arena.allocate(box.size().voxelCount() * Short.BYTES, 64);
        DiscretiseKernel kernel = engine.kernels().discretise();
        engine.workers().map(Slab.split(box.size().z(), 4L * engine.workers().threadCount()), slab -> {
            if (settings instanceof AsLevels) {
                requireWholeNumbers(region, slab);
            }
            kernel.discretise(new DiscretiseKernel.Arguments(region.volume(), mask, box, slab, bins.lower,
                    bins.multiplier, bins.divisor, bins.first, bins.count, levels));
            return slab;
        });
        return new DiscretisedVolume(region.volume().grid().crop(box), levels, bins.count);
    }

    private static void requireWholeNumbers(Region region, Slab slab) {
        Grid grid = region.volume().grid();
        Box box = region.roi().box();
        for (long z = box.z0() + slab.z0(); z < box.z0() + slab.z1(); z++) {
            for (long y = box.y0(); y < box.y1(); y++) {
                for (long x = box.x0(); x < box.x1(); x++) {
                    long index = grid.index(x, y, z);
                    float v = region.volume().at(index);
                    if (region.roi().intensity().contains(index) && v != (int) v) {
                        throw new IllegalArgumentException(
                                "the intensity of voxel (" + x + ", " + y + ", " + z + ") is " + v
                                        + ", not a whole number as grey levels are; " + Bins.DISCRETISE);
                    }
                }
            }
        }
    }

    /** The discretisation kernel's parameters. */
    private record Bins(double lower, double multiplier, double divisor, long first, int count) {

        static final String DISCRETISE = "discretise with a fixed bin number or a fixed bin size";

        static Bins ofNumber(int count, IntensityRange range) {
            if (range.low() == range.high()) {
                return new Bins(range.low(), 1, 1, 0, 1);
            }
            return new Bins(range.low(), count, range.high() - range.low(), 0, count);
        }

        static Bins ofSize(double width, BinOrigin origin, IntensityRange range) {
            return switch (origin) {
                case BinOrigin.Minimum() -> ofSize(width, range.low(), 0, range);
                case BinOrigin.Multiple() -> ofSize(width, 0, Math.floor(range.low() / width), range);
                case BinOrigin.Fixed(double intensity) when intensity <= range.low() ->
                    ofSize(width, intensity, 0, range);
                case BinOrigin.Fixed(double intensity) -> throw new IllegalArgumentException(
                        "the region's smallest intensity is " + range.low() + ", below the bin origin " + intensity
                                + "; choose an origin not above it, or re-segment the region to intensities from the origin on");
            };
        }

        private static Bins ofSize(double width, double lower, double first, IntensityRange range) {
            double count = Math.floor((range.high() - lower) / width) - first + 1;
            if (!(count <= DiscretisedVolume.MAX_LEVEL_COUNT)) {
                throw new IllegalArgumentException("bins of " + width + " from " + (lower + first * width)
                        + " to the region's largest intensity " + range.high() + " make "
                        + String.format(Locale.ROOT, "%.0f", count) + " grey levels, more than "
                        + DiscretisedVolume.MAX_LEVEL_COUNT + "; choose a larger bin width or a fixed bin number");
            }
            return new Bins(lower, 1, width, (long) first, (int) count);
        }

        static Bins ofLevels(IntensityRange range) {
            if (range.low() < 1 || range.high() > DiscretisedVolume.MAX_LEVEL_COUNT) {
                throw new IllegalArgumentException("the region's intensities reach from " + range.low() + " to "
                        + range.high() + ", but grey levels lie in 1 to " + DiscretisedVolume.MAX_LEVEL_COUNT + "; "
                        + DISCRETISE);
            }
            return new Bins(1, 1, 1, 0, (int) range.high());
        }
    }
}
