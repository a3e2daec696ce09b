/*
 * Run lengths in one direction of a part of the voxels: who starts a run follows it. The memory of the group takes the short
 * ones, the table itself the long ones.
 *
 * levels    uint16, padded
 * calls     voxels are the first of a run, steps lead one voxel on, parameter is the longest run, shared is the columns of
 *           the table in SHARED uint32[ng][columns]; groups is a multiple of step_count
 * counts    uint64[step_count][ng][longest run] for each call, added to
 */
KERNEL(weft_glrlm, GLOBAL const uint16_t *levels, GLOBAL const struct call *calls, int64_t call_count,
    GLOBAL uint64_t *counts) {
    GLOBAL const struct call *call = call_of(calls, call_count, GROUP);
    int64_t from = call->from, n = call->to - from, step_count = call->step_count, group = GROUP - call->first_group;
    int64_t ng = call->ng, max_run = call->parameter, columns = call->shared, cells = ng * columns;
    int64_t m = group % step_count, part = group / step_count, parts = call->groups / step_count;
    int64_t begin = from + share(n, part, parts), end = from + share(n, part + 1, parts);
    int64_t step = steps_of(calls, call)[m];
    GLOBAL uint64_t *table = counts + call->counts + m * ng * max_run;
    clear_shared(SHARED, cells, ITEM, ITEMS);
    BARRIER;
    for (int64_t k = begin + ITEM; k < end; k += ITEMS) {
        int64_t i = levels[k];
        if (i > 0 && levels[k - step] != i) {
            int64_t r = 1;
            while (levels[k + r * step] == i) {
                r++;
            }
            if (r <= columns) {
                add_shared(SHARED + (i - 1) * columns + r - 1, 1);
            } else {
                add_wide(table + (i - 1) * max_run + r - 1, 1);
            }
        }
    }
    BARRIER;
    for (int64_t i = 0; i < ng; i++) {
        for (int64_t r = ITEM; r < columns; r += ITEMS) {
            if (SHARED[i * columns + r] > 0) {
                add_wide(table + i * max_run + r, SHARED[i * columns + r]);
            }
        }
    }
}
