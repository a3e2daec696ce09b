package org.weft.backend.gpu;

import java.util.List;
import org.weft.grid.Size;
import org.weft.kernel.GlcmKernel;
import org.weft.kernel.Offset;

/** Co-occurrence on a device: {@code glcm.c}. */
final class GpuGlcm implements GlcmKernel {

    /** Most tiles of a table: each goes over all voxels, and the device's memory counts no slower beyond. */
    private static final int TILES = 8;

    private final LevelKernel kernel;

    GpuGlcm(LevelStore store) {
        kernel = new LevelKernel(store, "weft_glcm", GpuGlcm::share);
    }

    @Override
    public void count(Arguments arguments) {
        Size size = arguments.volume().grid().size();
        List<Offset> offsets = arguments.offsets();
        if (offsets.stream().allMatch(offset -> Padding.isWithin(offset, size))) {
            kernel.count(new LevelCall(arguments.volume(), arguments.slab(), offsets, Padding.reach(offsets).z(), 0,
                    List.of(arguments.counts())));
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

    private static Share share(Device device, LevelCall call, long n) {
        int ng = call.volume().levelCount();
        int rows = rows(device, ng, n);
        int tiles = rows == 0 ? 1 : Math.ceilDiv(ng, rows);
        long tables = (long) call.offsets().size() * tiles;
        return new Share(tables * Math.max(1, Launches.groups(device, n * tables) / tables), rows, rows * ng);
    }

    /** Rows of the table that a group counts in memory of its own, 0 where it has too little, or too little to count. */
    private static int rows(Device device, int ng, long voxels) {
        int rows = Math.min(ng, device.sharedWords() / ng);
        return rows == 0 || Math.ceilDiv(ng, rows) > TILES || voxels < (long) rows * ng ? 0 : rows;
    }
}
