package org.weft.process;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.LongStream;
import org.weft.kernel.Engine;
import org.weft.kernel.MomentsKernel;
import org.weft.kernel.MomentsKernel.Moments;

/** Power sums of many values: those of blocks, added in their order, so that the number of threads changes no bit. */
public final class PowerSums {

    /** Values summed one after the other. */
    private static final long BLOCK = 65_536;

    private PowerSums() {}

    /**
     * About a centre, of the values from {@code low} to {@code high}.
     *
     * @param values float32[n], those that count finite
     */
    public static Moments of(MemorySegment values, double centre, double low, double high, Engine engine) {
        MomentsKernel kernel = engine.kernels().moments();
        long count = values.byteSize() / Float.BYTES;
        long blocks = Math.ceilDiv(count, BLOCK);
        long parts = Math.min(blocks, 4L * engine.workers().threadCount());
        List<MomentsKernel.Arguments> ranges = LongStream.range(0, parts)
                .mapToObj(i -> new MomentsKernel.Arguments(values, blocks * i / parts * BLOCK,
                        Math.min(blocks * (i + 1) / parts * BLOCK, count), centre, low, high))
                .toList();
        return engine.workers().map(ranges, range -> kernel.sumBlocks(range, BLOCK)).stream().flatMap(List::stream)
                .reduce(Moments.NONE, Moments::plus);
    }
}
