/*
 * Co-occurrence: pairs of one offset, a part of the voxels, and first voxels of so many levels as the memory of the group
 * holds rows of the table; or, where it holds too few, all levels, in the table itself.
 *
 * levels   uint16, padded
 * calls    voxels are the first of a pair, steps lead to the second, shared is the rows of the table in SHARED
 *          uint32[rows][ng]; groups is a multiple of step_count * (number of tiles of that many rows)
 * counts   uint64[step_count][ng][ng] for each call, added to
 */
KERNEL(weft_glcm, GLOBAL const uint16_t *levels, GLOBAL const struct call *calls, int64_t call_count,
    GLOBAL uint64_t *counts) {
    GLOBAL const struct call *call = call_of(calls, call_count, GROUP);
    int64_t from = call->from, n = call->to - from, step_count = call->step_count, group = GROUP - call->first_group;
    int32_t ng = (int32_t)call->ng, rows = (int32_t)call->shared;
    int64_t tiles = rows ? (ng + rows - 1) / rows : 1;
    int64_t m = group % step_count, tile = group / step_count % tiles;
    int64_t part = group / step_count / tiles, parts = call->groups / step_count / tiles;
    int64_t begin = from + share(n, part, parts), end = from + share(n, part + 1, parts);
    int64_t step = steps_of(calls, call)[m];
    uint32_t first = (uint32_t)(tile * rows) + 1; /* lowest level of the tile */
    GLOBAL uint64_t *table = counts + call->counts + (m * ng + first - 1) * ng;
    if (rows == 0) {
        for (int64_t k = begin + ITEM; k < end; k += ITEMS) {
            int64_t i = levels[k], j = levels[k + step];
            if (i > 0 && j > 0) {
                add_wide(table + (i - 1) * ng + j - 1, 1);
            }
        }
        return;
    }
    uint32_t height = rows < ng + 1 - (int32_t)first ? (uint32_t)rows : (uint32_t)ng + 1 - first;
    int64_t cells = (int64_t)height * ng;
    clear_shared(SHARED, cells, ITEM, ITEMS);
    BARRIER;
    for (int64_t k = begin + ITEM; k < end; k += ITEMS) {
        uint32_t i = levels[k] - first; /* beyond any height where the level is lower */
        if (i < height) {
            uint32_t j = levels[k + step];
            if (j > 0) {
                add_shared(SHARED + i * (uint32_t)ng + j - 1, 1);
            }
        }
    }
    BARRIER;
    for (int64_t cell = ITEM; cell < cells; cell += ITEMS) {
        if (SHARED[cell] > 0) {
            add_wide(table + cell, SHARED[cell]);
        }
    }
}
