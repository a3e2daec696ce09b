package org.weft.bench;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.weft.grid.Axis;
import org.weft.grid.Boundary;
import org.weft.grid.Box;
import org.weft.grid.Norm;
import org.weft.image.DiscretisedVolume;
import org.weft.image.Mask;
import org.weft.image.Volume;
import org.weft.kernel.ConvolutionKernel;
import org.weft.kernel.DiscretiseKernel;
import org.weft.kernel.DistanceKernel;
import org.weft.kernel.Engine;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.GlrlmKernel;
import org.weft.kernel.HistogramKernel;
import org.weft.kernel.MomentsKernel;
import org.weft.kernel.NgldmKernel;
import org.weft.kernel.NgtdmKernel;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;
import org.weft.kernel.ZoneKernel;
import org.weft.kernel.Zones;
import org.weft.process.PowerSums;

/** The kernels that devices have, each on a whole volume, as {@link DeviceTable} times them. */
enum DeviceWork {
    CO_OCCURRENCE("co-occurrence, 13 directions"),
    RUN_LENGTHS("run lengths, 13 directions"),
    ZONES("zones, 26-connected"),
    DISTANCES("distances to the edge"),
    TONE_DIFFERENCES("tone differences, 26 neighbours"),
    DEPENDENCE("dependence, 26 neighbours"),
    GREY_LEVELS("grey levels"),
    HISTOGRAM("histogram of grey levels"),
    POWER_SUMS("power sums of the image"),
    CONVOLUTION("convolution along z, 9 taps");

    private static final List<Offset> DIRECTIONS = Offset.directions(false, 1);
    private static final List<Offset> AROUND = Offset.neighbourhood(false, 1, Norm.CHEBYSHEV);
    private static final double[] TAPS = {0.1, -0.2, 0.3, 0.4, 0.5, 0.4, 0.3, -0.2, 0.1};

    private final String title;

    DeviceWork(String title) {
        this.title = title;
    }

    /**
     * What there is to work on; segments off heap.
     *
     * @param out 4 bytes a voxel for a result that has so many, as the slabs of a result in an array would be copied over each other
     */
    record Data(DiscretisedVolume levels, Mask mask, Volume image, MemorySegment out) {

        /** The same levels as another volume, which no device knows yet. */
        Data unknown() {
            return new Data(new DiscretisedVolume(levels.grid(), levels.levels(), levels.levelCount()), mask, image,
                    out);
        }
    }

    /**
     * Does the work and returns every number that came of it, valid until there is more work.
     *
     * @param slabs shares of the work, done side by side; tables of counts are added up
     */
    MemorySegment run(Data data, List<Slab> slabs, Engine engine) {
        var kernels = engine.kernels();
        DiscretisedVolume levels = data.levels;
        int ng = levels.levelCount();
        int side = (int) levels.grid().size().x();
        return switch (this) {
            case CO_OCCURRENCE -> counts(DIRECTIONS.size() * ng * ng, slabs, engine,
                    (slab, counts) -> kernels.glcm().count(new GlcmKernel.Arguments(levels, slab, DIRECTIONS, counts)));
            case RUN_LENGTHS -> counts(DIRECTIONS.size() * ng * side, slabs, engine, (slab, counts) -> kernels.glrlm()
                    .count(new GlrlmKernel.Arguments(levels, slab, DIRECTIONS, side, counts)));
            case ZONES -> list(kernels.zones().find(new ZoneKernel.Arguments(levels, false, null)));
            case DISTANCES -> {
                kernels.distance().measure(new DistanceKernel.Arguments(data.mask, false, data.out));
                yield data.out;
            }
            case TONE_DIFFERENCES -> counts(2 * ng * 27, slabs, engine, (slab, counts) -> {
                long half = counts.byteSize() / 2;
                kernels.ngtdm().count(new NgtdmKernel.Arguments(levels, slab, AROUND, counts.asSlice(0, half),
                        counts.asSlice(half)));
            });
            case DEPENDENCE -> counts(ng * 27, slabs, engine, (slab, counts) -> kernels.ngldm()
                    .count(new NgldmKernel.Arguments(levels, slab, AROUND, 1, counts)));
            case GREY_LEVELS -> {
                MemorySegment out = data.out.asSlice(0, Short.BYTES * levels.grid().voxelCount());
                Box box = Box.of(levels.grid().size());
                engine.workers().map(slabs, slab -> {
                    kernels.discretise().discretise(new DiscretiseKernel.Arguments(data.image, data.mask, box, slab, -8,
                            ng, 16, 0, ng, out));
                    return slab;
                });
                yield out;
            }
            case HISTOGRAM -> counts(ng, slabs, engine,
                    (slab, counts) -> kernels.histogram().count(new HistogramKernel.Arguments(levels, slab, counts)));
            case POWER_SUMS -> list(PowerSums.of(data.image.voxels(), 1, -100, 100, engine));
            case CONVOLUTION -> {
                engine.workers().map(slabs, slab -> {
                    kernels.convolution().convolve(new ConvolutionKernel.Arguments(levels.grid().size(),
                            data.image.voxels(), Axis.Z, slab, TAPS, 4, Boundary.MIRROR, false, data.out));
                    return slab;
                });
                yield data.out;
            }
        };
    }

    private static MemorySegment counts(int cells, List<Slab> slabs, Engine engine,
            BiConsumer<Slab, MemorySegment> kernel) {
        long[] sum = new long[cells];
        for (long[] part : engine.workers().map(slabs, slab -> {
            long[] counts = new long[cells];
            kernel.accept(slab, MemorySegment.ofArray(counts));
            return counts;
        })) {
            Arrays.setAll(sum, k -> sum[k] + part[k]);
        }
        return MemorySegment.ofArray(sum);
    }

    private static MemorySegment list(Zones zones) {
        MemorySegment list = MemorySegment.ofArray(new long[3 * zones.count()]);
        for (int zone = 0; zone < zones.count(); zone++) {
            list.setAtIndex(JAVA_LONG, 3L * zone, zones.level(zone));
            list.setAtIndex(JAVA_LONG, 3L * zone + 1, zones.slice(zone));
            list.setAtIndex(JAVA_LONG, 3L * zone + 2, zones.size(zone));
        }
        return list;
    }

    private static MemorySegment list(MomentsKernel.Moments sums) {
        return MemorySegment.ofArray(new double[] {sums.count(), sums.sum(), sums.absolute(), sums.square(),
            sums.cube(), sums.fourth(), sums.min(), sums.max()});
    }

    @Override
    public String toString() {
        return title;
    }
}
