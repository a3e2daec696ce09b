/*
 * Co-occurrence: pairs of one offset, a part of the voxels, and first voxels of so many levels as the memory of the group
 * holds rows of the table; or, where it holds too few, all levels, in the table itself.
 *
 * levels   uint16, padded; first voxels are among levels[from] to levels[to]
 * steps    int64[step_count]: where second voxels lie
 * rows     rows of the table in SHARED uint32[rows][ng], 0 for none
 * counts   uint64[step_count][ng][ng], added to
 * GROUPS is a multiple of step_count * (number of tiles of that many rows)
 */
KERNEL(weft_glcm, GLOBAL const uint16_t *levels, int64_t from, int64_t to, GLOBAL const int64_t *steps,
    int32_t step_count, int32_t ng, int32_t rows, GLOBAL uint64_t *counts) {
    int64_t tiles = rows ? (ng + rows - 1) / rows : 1;
    int64_t m = GROUP % step_count, tile = GROUP / step_count % tiles;
    int64_t part = GROUP / step_count / tiles, parts = GROUPS / step_count / tiles;
    int64_t begin = from + share(to - from, part, parts), end = from + share(to - from, part + 1, parts);
    int64_t step = steps[m];
    uint32_t first = (uint32_t)(tile * rows) + 1; /* lowest level of the tile */
    GLOBAL uint64_t *table = counts + (m * ng + first - 1) * ng;
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
