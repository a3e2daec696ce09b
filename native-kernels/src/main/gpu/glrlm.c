/*
 * Run lengths in one direction of a part of the voxels: who starts a run follows it. The memory of the group takes the short
 * ones, the table itself the long ones.
 *
 * levels    uint16, padded; first voxels are among levels[from] to levels[to]
 * steps     int64[step_count]: one step along a run
 * columns   columns of the table in SHARED uint32[ng][columns], 0 for none
 * counts    uint64[step_count][ng][max_run], added to
 * GROUPS is a multiple of step_count
 */
KERNEL(weft_glrlm, GLOBAL const uint16_t *levels, int64_t from, int64_t to, GLOBAL const int64_t *steps,
    int32_t step_count, int32_t ng, int32_t max_run, int32_t columns, GLOBAL uint64_t *counts) {
    int64_t m = GROUP % step_count, part = GROUP / step_count, parts = GROUPS / step_count;
    int64_t begin = from + share(to - from, part, parts), end = from + share(to - from, part + 1, parts);
    int64_t step = steps[m], cells = (int64_t)ng * columns;
    GLOBAL uint64_t *table = counts + m * ng * max_run;
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
