/*
 * How often each level occurs in a part of the voxels.
 *
 * levels   uint16, padded
 * calls    shared is ng where SHARED uint32[shared] holds the counts; steps are not used
 * counts   uint64[ng] for each call, added to
 */
KERNEL(weft_histogram, GLOBAL const uint16_t *levels, GLOBAL const struct call *calls, int64_t call_count,
    GLOBAL uint64_t *counts) {
    GLOBAL const struct call *call = call_of(calls, call_count, GROUP);
    int64_t part = GROUP - call->first_group, size = call->to - call->from, cells = call->shared;
    int64_t begin = call->from + share(size, part, call->groups), end = call->from + share(size, part + 1, call->groups);
    GLOBAL uint64_t *table = counts + call->counts;
    clear_shared(SHARED, cells, ITEM, ITEMS);
    BARRIER;
    for (int64_t k = begin + ITEM; k < end; k += ITEMS) {
        int64_t i = levels[k];
        if (i == 0) {
            continue;
        }
        if (cells > 0) {
            add_shared(SHARED + i - 1, 1);
        } else {
            add_wide(table + i - 1, 1);
        }
    }
    BARRIER;
    for (int64_t cell = ITEM; cell < cells; cell += ITEMS) {
        if (SHARED[cell] > 0) {
            add_wide(table + cell, SHARED[cell]);
        }
    }
}
