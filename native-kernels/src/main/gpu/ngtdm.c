/*
 * Tone differences around a part of the voxels.
 *
 * levels        uint16, padded; centre voxels are among levels[from] to levels[to]
 * steps         int64[step_count]: where neighbours lie
 * cells         ng * (step_count + 1) where SHARED uint32[3][cells] holds the table (voxels, then the lower words of the
 *               differences, then their upper ones), 0 where it does not
 * voxels        uint64[ng][step_count + 1], added to
 * differences   uint64[ng][step_count + 1], added to
 */
KERNEL(weft_ngtdm, GLOBAL const uint16_t *levels, int64_t from, int64_t to, GLOBAL const int64_t *steps,
    int32_t step_count, int64_t cells, GLOBAL uint64_t *voxels, GLOBAL uint64_t *differences) {
    int64_t begin = from + share(to - from, GROUP, GROUPS), end = from + share(to - from, GROUP + 1, GROUPS);
    clear_shared(SHARED, 3 * cells, ITEM, ITEMS);
    BARRIER;
    for (int64_t k = begin + ITEM; k < end; k += ITEMS) {
        int64_t i = levels[k], w = 0, s = 0;
        if (i == 0) {
            continue;
        }
        for (int32_t m = 0; m < step_count; m++) {
            uint32_t j = levels[k + steps[m]];
            w += j > 0;
            s += j;
        }
        if (w > 0) {
            int64_t cell = (i - 1) * (step_count + 1) + w;
            uint64_t difference = (uint64_t)(i * w < s ? s - i * w : i * w - s);
            if (cells > 0) {
                uint32_t low = (uint32_t)difference, high = (uint32_t)(difference >> 32);
                add_shared(SHARED + cell, 1);
                high += (uint32_t)(add_shared(SHARED + cells + cell, low) + low) < low;
                if (high > 0) {
                    add_shared(SHARED + 2 * cells + cell, high);
                }
            } else {
                add_wide(voxels + cell, 1);
                add_wide(differences + cell, difference);
            }
        }
    }
    BARRIER;
    for (int64_t cell = ITEM; cell < cells; cell += ITEMS) {
        if (SHARED[cell] > 0) {
            add_wide(voxels + cell, SHARED[cell]);
            add_wide(differences + cell, (uint64_t)SHARED[2 * cells + cell] << 32 | SHARED[cells + cell]);
        }
    }
}
