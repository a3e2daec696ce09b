/*
 * Tone differences around a part of the voxels.
 *
 * levels        uint16, padded
 * calls         voxels are centres, steps lead to neighbours, shared is ng * (step_count + 1) where SHARED uint32[3][shared]
 *               holds the table (voxels, then the lower words of the differences, then their upper ones)
 * counts        uint64[2][ng][step_count + 1] for each call, voxels and differences, added to
 */
KERNEL(weft_ngtdm, GLOBAL const uint16_t *levels, GLOBAL const struct call *calls, int64_t call_count,
    GLOBAL uint64_t *counts) {
    GLOBAL const struct call *call = call_of(calls, call_count, GROUP);
    int64_t from = call->from, n = call->to - from, part = GROUP - call->first_group, cells = call->shared;
    int64_t begin = from + share(n, part, call->groups), end = from + share(n, part + 1, call->groups);
    int32_t step_count = (int32_t)call->step_count;
    GLOBAL const int64_t *steps = steps_of(calls, call);
    GLOBAL uint64_t *voxels = counts + call->counts;
    GLOBAL uint64_t *differences = voxels + call->ng * (step_count + 1);
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
