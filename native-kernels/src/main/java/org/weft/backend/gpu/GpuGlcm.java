package org.weft.backend.gpu;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.weft.grid.Size;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.Offset;
import org.weft.kernel.Slab;

/** Co-occurrence on a device: {@code glcm.c}. */
final class GpuGlcm implements GlcmKernel {

    /** Most tiles of a table: each goes over all voxels, and the device's memory counts no slower beyond. */
    private static final int TILES = 8;

    private final LevelStore store;

    GpuGlcm(LevelStore store) {
        this.store = store;
    }

    @Override
    public void count(Arguments arguments) {
        Size size = arguments.volume().grid().size();
        List<Offset> offsets = arguments.offsets();
        if (offsets.stream().allMatch(offset -> Padding.isWithin(offset, size))) {
            store.eachSlab(arguments.volume(), arguments.slab(), Padding.reach(offsets),
                    (levels, slab) -> count(arguments, levels, slab));
            return;
        }
        long bytes = arguments.counts().byteSize() / offsets.size();
        for (int m = 0; m < offsets.size(); m++) {
            if (Padding.isWithin(offsets.get(m), size)) {
                count(new Arguments(arguments.volume(), arguments.slab(), List.of(offsets.get(m)),
                        arguments.counts().asSlice(m * bytes, bytes)));
            }
        }
    }

    private void count(Arguments arguments, PaddedLevels levels, Slab slab) {
        Device device = store.device();
        int ng = arguments.volume().levelCount();
        int stepCount = arguments.offsets().size();
        MemorySegment counts = arguments.counts();
        long from = levels.start(slab.z0());
        long to = levels.start(slab.z1());
        int rows = rows(ng, to - from);
        int tiles = rows == 0 ? 1 : Math.ceilDiv(ng, rows);
        long tables = (long) stepCount * tiles;
        long parts = Math.max(1, Launches.groups(device, (to - from) * tables) / tables);
        try (CallMemory memory = new CallMemory(device)) {
            DeviceBuffer steps = memory.upload(levels.padding().steps(arguments.offsets()));
            DeviceBuffer table = memory.upload(counts);
            device.launch("weft_glcm", tables * parts, rows * ng, levels.buffer(), from, to, steps, stepCount, ng,
                    rows, table);
            table.read(0, counts);
        }
    }

    /** Rows of the table that a group counts in memory of its own, 0 where it has too little, or too little to count. */
    private int rows(int ng, long voxels) {
        int rows = Math.min(ng, store.device().sharedWords() / ng);
        return rows == 0 || Math.ceilDiv(ng, rows) > TILES || voxels < (long) rows * ng ? 0 : rows;
    }
}
