package org.weft.backend.gpu;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.weft.kernel.MomentsKernel;
import org.weft.kernel.Slab;

/** Power sums on a device: {@code moments.c}. Only many blocks at once keep it busy. */
final class GpuMoments implements MomentsKernel {

    private static final int LANES = 8;
    private static final int ROWS = 8;

    private final Device device;

    GpuMoments(Device device) {
        this.device = device;
    }

    @Override
    public Moments sum(Arguments arguments) {
        return sumBlocks(arguments, Long.MAX_VALUE).stream().reduce(Moments.NONE, Moments::plus);
    }

    @Override
    public List<Moments> sumBlocks(Arguments range, long size) {
        long count = range.to() - range.from();
        List<Moments> sums = new ArrayList<>();
        if (count > 0) {
            long block = Math.min(size, count);
            Launches.bySlabs(Slab.whole(Math.ceilDiv(count, block)), blocks -> sums.addAll(sum(range, block, blocks)));
        }
        return sums;
    }

    /** Some of the blocks. */
    private List<Moments> sum(Arguments range, long block, Slab blocks) {
        long from = range.from() + blocks.z0() * block;
        long n = Math.min(range.to(), range.from() + blocks.z1() * block) - from;
        int count = Math.toIntExact(blocks.z1() - blocks.z0());
        double[] lanes = new double[Math.multiplyExact(ROWS * LANES, count)];
        try (CallMemory memory = new CallMemory(device)) {
            DeviceBuffer values = memory.upload(range.values().asSlice(from * Float.BYTES, n * Float.BYTES));
            DeviceBuffer sums = memory.allocate((long) lanes.length * Double.BYTES);
            Launches.each(device, "weft_moments", n, values, n, block, range.centre(), range.low(), range.high(),
                    (long) LANES * count, sums);
            sums.read(0, MemorySegment.ofArray(lanes));
        }
        List<Moments> moments = new ArrayList<>(count);
        for (int first = 0; first < LANES * count; first += LANES) {
            Moments total = Moments.NONE;
            for (int lane = first; lane < first + LANES; lane++) {
                total = total.plus(lane(lanes, lane, LANES * count));
            }
            moments.add(total);
        }
        return moments;
    }

    /** @param sums float64[8][count] */
    private static Moments lane(double[] sums, int lane, int count) {
        return sums[lane] == 0 ? Moments.NONE
                : new Moments((long) sums[lane], sums[count + lane], sums[2 * count + lane], sums[3 * count + lane],
                        sums[4 * count + lane], sums[5 * count + lane], (float) sums[6 * count + lane] + 0f,
                        (float) sums[7 * count + lane] + 0f);
    }
}
