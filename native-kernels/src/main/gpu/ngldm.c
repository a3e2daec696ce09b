/*
 * Dependence of a part of the voxels on their neighbours.
 *
 * levels       uint16, padded
 * calls        voxels are centres, steps lead to neighbours, parameter is the largest difference of levels that counts,
 *              shared is ng * (step_count + 1) where SHARED uint32[shared] holds the table
 * counts       uint64[ng][step_count + 1] for each call, added to
 */
KERNEL(weft_ngldm, GLOBAL const uint16_t *levels, GLOBAL const struct call *calls, int64_t call_count,
    GLOBAL uint64_t *counts) {
    GLOBAL const struct call *call = call_of(calls, call_count, GROUP);
    int64_t from = call->from, n = call->to - from, part = GROUP - call->first_group, cells = call->shared;
    int64_t begin = from + share(n, part, call->groups), end = from + share(n, part + 1, call->groups);
    int32_t step_count = (int32_t)call->step_count, coarseness = (int32_t)call->parameter;
    GLOBAL const int64_t *steps = steps_of(calls, call);
    GLOBAL uint64_t *table = counts + call->counts;
    clear_shared(SHARED, cells, ITEM, ITEMS);
    BARRIER;
    for (int64_t k = begin + ITEM; k < end; k += ITEMS) {
        int32_t i = levels[k], d = 0;
        if (i == 0) {
            continue;
        }
        for (int32_t m = 0; m < step_count; m++) {
            int32_t j = levels[k + steps[m]], difference = i < j ? j - i : i - j;
            d += j > 0 && difference <= coarseness;
        }
        int64_t cell = (int64_t)(i - 1) * (step_count + 1) + d;
        if (cells > 0) {
            add_shared(SHARED + cell, 1);
        } else {
            add_wide(table + cell, 1);
        }
    }
    BARRIER;
    for (int64_t cell = ITEM; cell < cells; cell += ITEMS) {
        if (SHARED[cell] > 0) {
            add_wide(table + cell, SHARED[cell]);
        }
    }
}
