package org.weft.backend.gpu;

import java.lang.foreign.MemorySegment;
import org.weft.grid.Reach;

/**
 * A kernel on grey levels. Where a call is small, what it needs goes to the device together with the small calls of other threads; otherwise
 * it works on the levels that the store holds.
 */
final class LevelKernel {

    /** What most families look at: with it, one copy of the levels serves them all. */
    static final Reach STEP = new Reach(1, 1, 1);

    private final LevelStore store;
    private final String name;
    private final Share.Plan plan;
    private final Gathering gathering;

    /** @param name in {@code src/main/gpu}; its arguments are levels, calls, their number, counts */
    LevelKernel(LevelStore store, String name, Share.Plan plan) {
        this.store = store;
        this.name = name;
        this.plan = plan;
        gathering = new Gathering(store.device(), name, plan);
    }

    /** @throws OutOfMemoryError where not even a single slice and what it looks at fit */
    void count(LevelCall call) {
        if (call.bytes() == 0 || SmallCall.isSmall(call) && gathering.count(new SmallCall(call))) {
            return;
        }
        store.eachSlab(call.volume(), call.slab(), call.reach().max(STEP), call.around(),
                (levels, slab) -> count(call.within(slab), levels));
    }

    private void count(LevelCall call, PaddedLevels levels) {
        CallTable calls = new CallTable(store.device(), plan, 1, call.offsets().size());
        calls.add(call, levels.padding(), levels.start(call.slab().z0()), levels.start(call.slab().z1()), 0);
        try (CallMemory memory = new CallMemory(store.device())) {
            DeviceBuffer counts = memory.allocate(call.bytes());
            long at = 0;
            for (MemorySegment part : call.counts()) {
                counts.write(at, part);
                at += part.byteSize();
            }
            calls.launch(name, levels.buffer(), memory.upload(calls.words()), counts);
            at = 0;
            for (MemorySegment part : call.counts()) {
                counts.read(at, part);
                at += part.byteSize();
            }
        }
    }
}
