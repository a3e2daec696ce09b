package org.weft.backend.gpu;

import java.lang.foreign.MemorySegment;

/** The calls of one launch as the kernels read them: {@code struct call} of {@code common.h} for each, and all their steps behind. */
final class CallTable {

    private static final int FIELDS = 10;

    private final Device device;
    private final Share.Plan plan;
    private final long[] words;
    private int calls;
    private int steps;
    private long groups;
    private int sharedWords;

    /** @param offsetCount offsets of all calls together */
    CallTable(Device device, Share.Plan plan, int callCount, int offsetCount) {
        this.device = device;
        this.plan = plan;
        steps = callCount * FIELDS;
        words = new long[steps + offsetCount];
    }

    /**
     * Adds a call.
     *
     * @param padding how its levels lie
     * @param from    where the first voxel of its slab lies
     * @param to      where the last one ends
     * @param counts  where its table begins, in int64
     */
    void add(LevelCall call, Padding padding, long from, long to, long counts) {
        Share share = plan.of(device, call, to - from);
        long[] row = {groups, share.groups(), from, to, steps, call.offsets().size(), call.volume().levelCount(),
            call.parameter(), share.shared(), counts};
        System.arraycopy(row, 0, words, calls++ * FIELDS, FIELDS);
        for (long step : padding.steps(call.offsets())) {
            words[steps++] = step;
        }
        groups += share.groups();
        sharedWords = Math.max(sharedWords, share.sharedWords());
    }

    /** int64[n]. */
    MemorySegment words() {
        return MemorySegment.ofArray(words);
    }

    void launch(String kernel, DeviceBuffer levels, DeviceBuffer table, DeviceBuffer counts) {
        device.launch(kernel, groups, sharedWords, levels, table, (long) calls, counts);
    }
}
