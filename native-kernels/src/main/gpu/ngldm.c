/*
 * Dependence of a part of the voxels on their neighbours.
 *
 * levels       uint16, padded; centre voxels are among levels[from] to levels[to]
 * steps        int64[step_count]: where neighbours lie
 * coarseness   largest difference of levels that counts
 * cells        ng * (step_count + 1) where SHARED uint32[cells] holds the table, 0 where it does not
 * counts       uint64[ng][step_count + 1], added to
 */
KERNEL(weft_ngldm, GLOBAL const uint16_t *levels, int64_t from, int64_t to, GLOBAL const int64_t *steps,
    int32_t step_count, int32_t coarseness, int64_t cells, GLOBAL uint64_t *counts) {
    int64_t begin = from + share(to - from, GROUP, GROUPS), end = from + share(to - from, GROUP + 1, GROUPS);
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
            add_wide(counts + cell, 1);
        }
    }
    BARRIER;
    for (int64_t cell = ITEM; cell < cells; cell += ITEMS) {
        if (SHARED[cell] > 0) {
            add_wide(counts + cell, SHARED[cell]);
        }
    }
}
